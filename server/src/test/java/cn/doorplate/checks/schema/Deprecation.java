package cn.doorplate.checks.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a deprecation: {@code Use region. Removal on 2027-03-01.} */
record Deprecation(LocalDate removal) {

    private static final Pattern FORM =
            Pattern.compile("Use .+\\. Removal on (\\d{4}-\\d{2}-\\d{2})\\.", Pattern.DOTALL);

    /** Empty for a reason that has not this form, or names a day that no calendar has. */
    static Optional<Deprecation> parse(@Nullable String reason) {
        Matcher matcher = FORM.matcher(reason == null ? "" : reason);
        try {
            return matcher.matches()
                    ? Optional.of(new Deprecation(LocalDate.parse(matcher.group(1))))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean allowsRemovalOn(LocalDate today) {
        return !today.isBefore(removal);
    }
}
