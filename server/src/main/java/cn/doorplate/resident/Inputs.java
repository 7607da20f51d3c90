package cn.doorplate.resident;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import org.jspecify.annotations.Nullable;

/** Reads what clients send. */
final class Inputs {

    private static final int LONGEST_PAGE = 100;

    private Inputs() {}

    /** @throws Declined NOT_FOUND at the field if it is no id of ours */
    static long id(String field, String opaque) {
        try {
            return Ids.fromOpaque(opaque);
        } catch (IllegalArgumentException e) {
            throw Declined.at(field, CommonErrorCode.NOT_FOUND);
        }
    }

    /** @throws Declined NO_SUCH_HOUSEHOLD at the field if it is no id of ours */
    static long place(String field, String opaque) {
        try {
            return Ids.fromOpaque(opaque);
        } catch (IllegalArgumentException e) {
            throw Declined.at(field, HouseholdErrorCode.NO_SUCH_HOUSEHOLD);
        }
    }

    /** @throws Declined INVALID at the field if it is shorter or longer, in characters without the blanks around it */
    static String text(String field, String text, int least, int most) {
        String plain = text.strip();
        int length = plain.codePointCount(0, plain.length());
        if (length < least || length > most || plain.chars().anyMatch(Character::isISOControl)) {
            throw Declined.at(field, CommonErrorCode.INVALID);
        }
        return plain;
    }

    /** @throws BadInput if pages are not that long */
    static int first(int first) {
        if (first < 1 || first > LONGEST_PAGE) {
            throw new BadInput("每页条数 first 须在 1 到 100 之间。");
        }
        return first;
    }

    /** The id behind which the page begins; 0 for the first page. */
    static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Ids.fromOpaque(cursor);
        } catch (IllegalArgumentException e) {
            throw new BadInput("翻页位置 after 有误，请从第一页重新开始。");
        }
    }
}
