package cn.doorplate.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code case_party}: somebody whom a case has to do with, by whose number the history names them.
 *
 * @param ordinal 1 for who raised it
 * @param personId null when it is not known who it is, or they have left
 * @param ownerId with whose key name, phone and door are sealed
 * @param tell whether the raiser agreed that they are told
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CasePartyRow(
        long caseId,
        int ordinal,
        CaseSide side,
        @Nullable Long personId,
        long ownerId,
        byte @Nullable [] nameSealed,
        byte @Nullable [] phoneSealed,
        byte @Nullable [] doorSealed,
        @Nullable Long householdId,
        boolean tell,
        @Nullable Instant toldAt,
        int answers,
        Instant createdAt) {}
