package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code case_text}: something that was written about a case.
 *
 * @param ownerId with whose key it is sealed
 * @param what the action with which it was written, or PLACE for what is said of the place
 * @param sealed null when its time is over
 * @param state whether others may read it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CaseTextRow(
        long id,
        long caseId,
        long ownerId,
        String what,
        byte @Nullable [] sealed,
        CaseTextState state,
        Instant createdAt) {}
