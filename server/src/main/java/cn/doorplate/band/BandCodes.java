package cn.doorplate.band;

import java.security.SecureRandom;
import java.util.Locale;

/** What is made up for a band: the code on its card, which people type, and its secret. */
final class BandCodes {

    /** Without those that look alike. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;
    private static final int SECRET = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BandCodes() {}

    /** 49 bits: nobody guesses one, within what they may ask. */
    static String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As people type it: case, blanks and hyphens do not matter. */
    static String read(String typed) {
        return typed.replaceAll("[\\s\\p{Pd}]", "").toUpperCase(Locale.ROOT);
    }

    static byte[] secret() {
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        return secret;
    }
}
