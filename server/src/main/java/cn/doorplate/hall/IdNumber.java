package cn.doorplate.hall;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** A citizen's ID number of 18 digits (GB 11643-1999): a region, a birth date, a number, and a check digit by ISO 7064, MOD 11-2. */
final class IdNumber {

    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final String CHECK = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int BORN = 6;
    private static final int BORN_END = 14;

    private IdNumber() {}

    /** With a capital X. */
    static String plain(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }

    /** Whether it can be one of somebody who is born by then. */
    static boolean fits(String number, LocalDate today) {
        return FORM.matcher(number).matches()
                && isBorn(number.substring(BORN, BORN_END), today)
                && check(number) == number.charAt(WEIGHTS.length);
    }

    private static boolean isBorn(String digits, LocalDate today) {
        try {
            LocalDate born = LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE);
            return !born.isAfter(today) && born.getYear() >= 1850;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK.charAt(sum % CHECK.length());
    }
}
