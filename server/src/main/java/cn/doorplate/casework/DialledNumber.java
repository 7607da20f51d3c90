package cn.doorplate.casework;

import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Declined;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A number that can be dialled in China: a mobile, or a landline with or without its area code. */
final class DialledNumber {

    private static final Pattern BETWEEN = Pattern.compile("[\\s().\\p{Pd}\\p{Zs}\\p{Cf}]");
    private static final Pattern LANDLINE = Pattern.compile("0[1-9][0-9]{8,10}|[2-8][0-9]{6,7}|400[0-9]{7}");

    private DialledNumber() {}

    /**
     * In its one spelling; null for nothing.
     *
     * @throws Declined PHONE at the field if nobody can dial it
     */
    static @Nullable String optional(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String digits = BETWEEN.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("");
        return mobile(typed)
                .map(Phone::number)
                .or(() -> Optional.of(digits).filter(it -> LANDLINE.matcher(it).matches()))
                .orElseThrow(() -> Declined.at(field, CaseErrorCode.PHONE));
    }

    /** Empty for a landline, and for nothing. */
    static Optional<Phone> mobile(@Nullable String typed) {
        return typed == null ? Optional.empty() : Phone.parse(typed);
    }
}
