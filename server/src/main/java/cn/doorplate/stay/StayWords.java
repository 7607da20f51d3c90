package cn.doorplate.stay;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Shown;

/** Looks at what people write at stations. */
final class StayWords {

    /** Joins the parts of a picture of people; not seen, and in texts from every phone. */
    private static final int JOINER = 0x200D;

    private StayWords() {}

    /**
     * As it is kept: without what stands around it; empty for nothing.
     *
     * @param most in characters
     * @throws Declined TOO_LONG or MARKUP at the field
     */
    static String optional(String field, String text, int most) {
        String plain = text.replaceAll("\\r\\n?", "\n").replace('\t', ' ').strip();
        if (plain.codePointCount(0, plain.length()) > most) {
            throw Declined.at(field, StayErrorCode.TOO_LONG, most);
        }
        if (!plain.codePoints().allMatch(it -> Shown.is(it) || it == '\n' || it == JOINER)) {
            throw Declined.at(field, StayErrorCode.MARKUP);
        }
        return plain;
    }

    /** The same; BLANK where there is nothing. */
    static String required(String field, String text, int most) {
        String plain = optional(field, text, most);
        if (plain.isEmpty()) {
            throw Declined.at(field, StayErrorCode.BLANK);
        }
        return plain;
    }
}
