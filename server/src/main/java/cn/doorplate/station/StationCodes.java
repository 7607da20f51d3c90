package cn.doorplate.station;

import java.security.SecureRandom;

/** What stands in the printed link of a station: nobody can guess it, and it can be replaced. */
final class StationCodes {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Without what looks alike. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;

    private StationCodes() {}

    static String next() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
