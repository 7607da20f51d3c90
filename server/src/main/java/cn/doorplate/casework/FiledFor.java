package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose a case is that somebody files.
 *
 * @param writer who files it
 * @param raiser who has the last word, with whose key all is sealed that is written down
 * @param concerned a dependant of theirs, if it is for one
 * @param as the role in which another files it for the raiser, and where they hold it; null where they do so themselves
 * @param phone by which the raiser can be called, where that was given
 */
record FiledFor(
        long writer,
        long raiser,
        @Nullable Long concerned,
        @Nullable Grant as,
        @Nullable String phone) {

    static FiledFor oneself(long person) {
        return new FiledFor(person, person, null, null, null);
    }

    /** Null where the raiser did it. */
    @Nullable Long filedBy() {
        return as == null ? null : (Long) writer;
    }

    /** As the history names them. */
    CaseActor actor() {
        CaseDoer doer = new CaseDoer(writer, Set.of(as == null ? CaseHat.RAISER : CaseHat.FILER));
        return new CaseActor(doer, as == null ? 1 : 0, as == null ? null : as.role());
    }

    /** What staff write is checked by nobody; what residents write begins as not checked. */
    CaseTextState textState() {
        return as != null && Permission.HANDLE_CASES.comesWith(as.role()) ? CaseTextState.FIT : CaseTextState.CHECKING;
    }

    /** Says nothing of the phone. */
    @Override
    public String toString() {
        return "FiledFor[" + raiser + ']';
    }
}
