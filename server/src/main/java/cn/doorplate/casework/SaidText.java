package cn.doorplate.casework;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Shown;
import org.jspecify.annotations.Nullable;

/** Looks at what people write about cases. */
final class SaidText {

    /** Joins the parts of a picture of people; not seen, and in texts from every phone. */
    private static final int JOINER = 0x200D;

    private SaidText() {}

    /**
     * As it is kept: without what stands around it.
     *
     * @param most in characters
     * @throws Declined BLANK, TOO_LONG or MARKUP at the field
     */
    static String required(String field, @Nullable String text, int most) {
        String plain = optional(field, text, most);
        if (plain == null) {
            throw Declined.at(field, CaseErrorCode.BLANK);
        }
        return plain;
    }

    /** The same where it may be left out; null for nothing. */
    static @Nullable String optional(String field, @Nullable String text, int most) {
        String plain = text == null
                ? ""
                : text.replaceAll("\\r\\n?", "\n").replace('\t', ' ').strip();
        if (plain.codePointCount(0, plain.length()) > most) {
            throw Declined.at(field, CaseErrorCode.TOO_LONG, most);
        }
        if (!plain.codePoints().allMatch(it -> Shown.is(it) || it == '\n' || it == JOINER)) {
            throw Declined.at(field, CaseErrorCode.MARKUP);
        }
        return plain.isEmpty() ? null : plain;
    }
}
