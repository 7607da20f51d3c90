package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Grant;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Location;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code ledger_case}: what was known at filing and stays, the facts that its history tells, and where that history ends.
 *
 * @param place as near as is known
 * @param buildingId of the building it is at, if it is at one; likewise compound and grid
 * @param regionCode the community
 * @param raisedBy has the last word; null when they have left
 * @param raisedFor a dependant of theirs, if it is for one
 * @param filedBy who wrote it down, if that was another
 * @param filedAs in which role they did, and where they held it
 * @param wishedUntil by when somebody who orders would like it
 * @param seq the number of its last event
 * @param head that event's hash
 * @param version grows with each step, and not with what is only said: who writes an answer meanwhile has not written in vain
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CaseRow(
        long id,
        long number,
        CaseKind kind,
        PlaceRef place,
        @Nullable Long buildingId,
        @Nullable Long compoundId,
        @Nullable Long gridId,
        long regionCode,
        @Nullable Location location,
        @Nullable String plate,
        @Nullable Long raisedBy,
        @Nullable Long raisedFor,
        @Nullable Long filedBy,
        @Nullable Grant filedAs,
        boolean anonymous,
        @Nullable Instant wishedUntil,
        Instant filedAt,
        CaseFacts facts,
        int seq,
        byte[] head,
        Instant changedAt,
        int version) {

    RegionCode region() {
        return new RegionCode(regionCode);
    }

    CaseNumber caseNumber() {
        return new CaseNumber(number);
    }

    /** With whose key what staff write of it is sealed; null when they have left. */
    @Nullable Long owner() {
        return raisedBy;
    }

    /** After another event. */
    CaseRow after(CaseFacts next, byte[] hash, Instant at) {
        return new CaseRow(
                id,
                number,
                kind,
                place,
                buildingId,
                compoundId,
                gridId,
                regionCode,
                location,
                plate,
                raisedBy,
                raisedFor,
                filedBy,
                filedAs,
                anonymous,
                wishedUntil,
                filedAt,
                next,
                seq + 1,
                hash,
                at,
                next.isAsBefore(facts) ? version : version + 1);
    }

    /** Under another number. */
    CaseRow numbered(CaseNumber other) {
        return new CaseRow(
                id,
                other.value(),
                kind,
                place,
                buildingId,
                compoundId,
                gridId,
                regionCode,
                location,
                plate,
                raisedBy,
                raisedFor,
                filedBy,
                filedAs,
                anonymous,
                wishedUntil,
                filedAt,
                facts,
                seq,
                head,
                changedAt,
                version);
    }
}
