package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose a case is that somebody files.
 *
 * @param writer who files it
 * @param raiser who has the last word, with whose key all is sealed that is written down
 * @param concerned a dependant of theirs, if it is for one
 * @param role in which another files it for the raiser; null where they do so themselves
 * @param phone by which the raiser can be called, where that was given
 */
record FiledFor(
        long writer,
        long raiser,
        @Nullable Long concerned,
        @Nullable Role role,
        @Nullable String phone) {

    static FiledFor oneself(long person) {
        return new FiledFor(person, person, null, null, null);
    }

    /** Null where the raiser did it. */
    @Nullable Long filedBy() {
        return role == null ? null : (Long) writer;
    }

    /** As the history names them. */
    CaseActor actor() {
        CaseDoer doer = new CaseDoer(writer, Set.of(role == null ? CaseHat.RAISER : CaseHat.FILER));
        return new CaseActor(doer, role == null ? 1 : 0, role);
    }

    /** What staff write is checked by nobody; what residents write begins as not checked. */
    CaseTextState textState() {
        return role != null && Permission.HANDLE_CASES.comesWith(role) ? CaseTextState.FIT : CaseTextState.CHECKING;
    }

    /** Says nothing of the phone. */
    @Override
    public String toString() {
        return "FiledFor[" + raiser + ']';
    }
}
