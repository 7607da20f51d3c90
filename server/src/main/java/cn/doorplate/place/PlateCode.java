package cn.doorplate.place;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The code on a doorplate: 60 random bits in Crockford's base 32 (no I, L, O, U: it can be read aloud) and a check
 * character, 13 in all, which fits WeChat's {@code scene} (32 visible characters) and a hand-typed link.
 *
 * <p>Crockford's own check is modulo 37 and needs five more symbols (* ~ $ = U), which nobody reads aloud well. This one
 * stays in the alphabet: a sum over GF(32) in which each position has a weight of its own. It too finds every single
 * wrong character and every swap of two.
 *
 * @param text the 13 characters, upper case, without hyphens
 */
public record PlateCode(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int DATA = 12;
    private static final int LENGTH = DATA + 1;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Powers of x in GF(2)[x] / (x⁵ + x² + 1), of which x generates all 31. */
    private static final int[] POWERS = powers();

    private static final byte[] VALUES = values();

    /** @throws IllegalArgumentException if it is no code in its plain form */
    public PlateCode {
        if (!checks(text)) {
            throw new IllegalArgumentException("no plate code: " + text);
        }
    }

    /** A new code that nobody can guess. */
    public static PlateCode random() {
        return ofRandomBits(RANDOM.nextLong());
    }

    /** The code of the lowest 60 of these bits. */
    public static PlateCode ofRandomBits(long bits) {
        char[] text = new char[LENGTH];
        int check = 0;
        for (int i = 0; i < DATA; i++) {
            int value = (int) (bits >>> (5 * (DATA - 1 - i))) & 31;
            text[i] = ALPHABET.charAt(value);
            check ^= weighted(value, i);
        }
        text[DATA] = ALPHABET.charAt(check);
        return new PlateCode(new String(text));
    }

    /**
     * Reads a code as people type it: case, blanks and hyphens do not matter, O is 0, I and L are 1, full-width
     * characters are as good. Empty when it cannot be a code of ours, so that a slip never costs a look-up.
     */
    public static Optional<PlateCode> parse(String typed) {
        if (typed.length() > 64) {
            return Optional.empty();
        }
        String text = plain(typed);
        return checks(text) ? Optional.of(new PlateCode(text)) : Optional.empty();
    }

    private static boolean checks(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        int check = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            int value = c < VALUES.length ? VALUES[c] : -1;
            if (value < 0) {
                return false;
            }
            check ^= i < DATA ? weighted(value, i) : value;
        }
        return check == 0;
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** As printed under the QR code: {@code 7QK4-M2XD-9HTRB}. */
    public String spaced() {
        return text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8);
    }

    /** The 13 characters. */
    @Override
    public String toString() {
        return text;
    }

    private static int weighted(int value, int position) {
        return value == 0 ? 0 : POWERS[(logarithm(value) + position + 1) % 31];
    }

    private static int logarithm(int value) {
        for (int i = 0; i < 31; i++) {
            if (POWERS[i] == value) {
                return i;
            }
        }
        throw new IllegalArgumentException("no logarithm of " + value);
    }

    private static int[] powers() {
        int[] powers = new int[31];
        for (int i = 0, x = 1; i < 31; i++) {
            powers[i] = x;
            x <<= 1;
            if (x > 31) {
                x ^= 0b100101;
            }
        }
        return powers;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
