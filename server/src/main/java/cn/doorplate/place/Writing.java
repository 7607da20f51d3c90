package cn.doorplate.place;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.util.function.IntSupplier;
import org.springframework.dao.DuplicateKeyException;

/** Statements that expect one row, and what it means when they do not get it. */
final class Writing {

    private Writing() {}

    /**
     * Runs an insert, or a change that names the version it was read at.
     *
     * @param field the name that no other there may bear
     * @throws Declined DUPLICATE if another bears it; CONFLICT if somebody changed the row meanwhile
     */
    static void oneRow(String field, IntSupplier statement) {
        try {
            if (statement.getAsInt() != 1) {
                throw Declined.because(CommonErrorCode.CONFLICT);
            }
        } catch (DuplicateKeyException e) {
            throw Declined.at(field, PlaceErrorCode.DUPLICATE);
        }
    }
}
