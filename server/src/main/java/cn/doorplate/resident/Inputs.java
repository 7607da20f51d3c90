package cn.doorplate.resident;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;

/** Reads what clients send. */
final class Inputs {

    private Inputs() {}

    /** @throws Declined NOT_FOUND at the field if it is no id of ours */
    static long id(String field, String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at(field, CommonErrorCode.NOT_FOUND));
    }

    /** @throws Declined NO_SUCH_HOUSEHOLD at the field if it is no id of ours */
    static long place(String field, String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at(field, HouseholdErrorCode.NO_SUCH_HOUSEHOLD));
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
}
