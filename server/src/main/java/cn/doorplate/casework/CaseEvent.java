package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.identity.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code case_event}: something that was done to a case, or happened to it.
 *
 * @param seq from 1, without gaps
 * @param party 1, 2, 3 … of the case if a resident did it; else 0
 * @param staffId who did it, of those who handle it; 0 for residents and for time
 * @param role in which they did it
 * @param changes the facts that changed, {@link CaseFacts#since}
 * @param late whether the deadline was over
 * @param hash over all this and the event before
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CaseEvent(
        long caseId,
        int seq,
        Instant at,
        CaseAction action,
        int party,
        long staffId,
        @Nullable Role role,
        String changes,
        @Nullable Long textId,
        byte @Nullable [] textSha,
        boolean late,
        byte[] hash) {

    /** What the chain holds of it. */
    CaseLink link() {
        return new CaseLink(
                caseId,
                seq,
                at,
                action.name(),
                party == 0 ? -1 : party,
                staffId,
                role == null ? "" : role.name(),
                changes,
                textSha,
                late);
    }

    /** With the hash that it has behind the one before. */
    CaseEvent hashed(byte[] its) {
        return new CaseEvent(caseId, seq, at, action, party, staffId, role, changes, textId, textSha, late, its);
    }
}
