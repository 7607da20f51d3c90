package cn.doorplate.hall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 表单项: one field of a form.
 *
 * @param purpose what the answer is for (PIPL art. 17)
 * @param decimals of NUMBER: digits behind the point
 * @param earliest of DATE, as in 2026-01-01
 * @param future of DATE: whether it may lie after today
 */
record FormField(
        String key,
        FormFieldType type,
        String label,
        String purpose,
        @Nullable String hint,
        boolean required,
        @Nullable Integer maxLength,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Integer decimals,
        @Nullable String earliest,
        @Nullable String latest,
        @Nullable Boolean future,
        List<String> options,
        @Nullable FormCondition onlyIf) {

    FormField {
        options = List.copyOf(options);
    }

    int longest() {
        return maxLength == null ? type.longest() : maxLength;
    }
}
