package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as the history names them: a resident as a party of the case, staff by their id and the role in which they act.
 *
 * @param doer who they are to the case
 * @param party of the case; 0 for staff and for nobody
 * @param role null for residents and for nobody
 */
record CaseActor(CaseDoer doer, int party, @Nullable Role role) {

    /** Time, or a machine. */
    static final CaseActor NOBODY = new CaseActor(CaseDoer.NOBODY, 0, null);

    /** 0 for residents and for nobody. */
    long staff() {
        return party > 0 ? 0 : doer.person();
    }
}
