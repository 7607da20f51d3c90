package cn.doorplate.privacy;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mobile number of the mainland, in its one spelling.
 *
 * @param number 11 digits, the first a 1, the second 3 to 9 (numbering plan of the MIIT)
 */
public record Phone(String number) {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
    private static final Pattern CHINA = Pattern.compile("^(?:\\+|00)?86(?=1[0-9]{10}$)");
    /** What people write between the digits: blanks, brackets, points, and hyphens of each kind. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s().\\p{Pd}\\p{Zs}\\p{Cf}]");

    public Phone {
        if (!MOBILE.matcher(number).matches()) {
            throw new IllegalArgumentException("no mobile number of the mainland");
        }
    }

    /** Reads it as people write it: +86, blanks, hyphens, full-width digits. Empty when it is none. */
    public static Optional<Phone> parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String digits = CHINA.matcher(BETWEEN.matcher(plain).replaceAll("")).replaceFirst("");
        return MOBILE.matcher(digits).matches() ? Optional.of(new Phone(digits)) : Optional.empty();
    }

    /** 138****5678. */
    public String masked() {
        return Masks.phone(number);
    }

    /** Masked, so that no log line and no exception shows it. */
    @Override
    public String toString() {
        return masked();
    }
}
