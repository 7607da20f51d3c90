package cn.doorplate.casework;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a case as people say it on the phone: nine random digits, the first not zero, and a check digit. Random, so
 * that it tells nobody how many cases there are, and that no two who file queue for the next one.
 *
 * <p>The check is H. Michael Damm's ("Total anti-symmetrische Quasigruppen", Marburg 2004): one digit misheard, or two
 * neighbours swapped, is always noticed.
 *
 * @param value the ten digits
 */
public record CaseNumber(long value) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TEN_DIGITS = Pattern.compile("[1-9][0-9]{9}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    /** Nobody's number is longer, however they space it. */
    private static final int LONGEST = 64;

    /** Damm's quasigroup of order 10: the row is what the digits so far come to, the column the next digit. */
    private static final String[] QUASIGROUP = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    /** @throws IllegalArgumentException if it is the number of no case */
    public CaseNumber {
        if (!checks(Long.toString(value))) {
            throw new IllegalArgumentException("no case number: " + value);
        }
    }

    /** Another one, that most likely no case has: there are 900 million. */
    static CaseNumber random() {
        long digits = RANDOM.nextLong(100_000_000, 1_000_000_000);
        return new CaseNumber(digits * 10 + check(Long.toString(digits)));
    }

    /**
     * Reads a number as people type it: blanks and hyphens anywhere, full-width digits. Empty when it cannot be one of ours, so
     * that a slip never costs a look-up.
     */
    public static Optional<CaseNumber> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String digits = BETWEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
        return checks(digits) ? Optional.of(new CaseNumber(Long.parseLong(digits))) : Optional.empty();
    }

    /** As it is said: 482 196 3755. */
    public String spaced() {
        String digits = Long.toString(value);
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    private static boolean checks(String digits) {
        return TEN_DIGITS.matcher(digits).matches() && check(digits) == 0;
    }

    /** What makes these digits come to 0 when it stands behind them; 0 for those that have it already. */
    private static int check(String digits) {
        int so = 0;
        for (int i = 0; i < digits.length(); i++) {
            so = QUASIGROUP[so].charAt(digits.charAt(i) - '0') - '0';
        }
        return so;
    }
}
