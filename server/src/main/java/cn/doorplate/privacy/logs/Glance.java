package cn.doorplate.privacy.logs;

/** Whether a line may hold something at all: one way along it, character by character. */
final class Glance {

    /** Digits of a mobile number, the shortest of what is looked for. */
    private static final int LONG = 11;

    private Glance() {}

    /** Digits enough in a row, with single blanks and hyphens between. */
    static boolean hasLongNumber(String line) {
        int digits = 0;
        boolean gap = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (isDigit(c)) {
                digits++;
                gap = false;
                if (digits == LONG) {
                    return true;
                }
            } else if ((c == ' ' || c == '-') && !gap) {
                gap = true;
            } else {
                digits = 0;
                gap = false;
            }
        }
        return false;
    }

    /** A word of exactly that many letters, digits, hyphens and underscores. */
    static boolean hasWordOf(int length, String line) {
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-') {
                run++;
            } else if (run == length) {
                return true;
            } else {
                run = 0;
            }
        }
        return run == length;
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
    }
}
