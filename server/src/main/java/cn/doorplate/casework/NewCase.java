package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.privacy.Keyring;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case before it is written: what somebody wants to file, looked at.
 *
 * @param ring with the key of the raiser
 */
record NewCase(
        long id,
        CaseToFile wanted,
        String text,
        FiledPlace at,
        CaseCategory category,
        FiledFor whose,
        Keyring ring,
        Instant now) {

    CaseTextRow text(String what, String text, CaseTextState state) {
        return CaseTexts.sealed(id, whose.raiser(), what, text, state, now, ring);
    }

    /** Who raised it, and whom of their dependants it is for. */
    List<CasePartyRow> ownParties() {
        List<CasePartyRow> rows = new ArrayList<>();
        rows.add(party(1, CaseSide.RAISER, whose.raiser(), whose.phone()));
        Long concerned = whose.concerned();
        if (concerned != null) {
            rows.add(party(2, CaseSide.CONCERNED, concerned, null));
        }
        return rows;
    }

    private CasePartyRow party(int ordinal, CaseSide side, long person, @Nullable String phone) {
        long owner = whose.raiser();
        byte[] sealed = NamedSides.sealed(owner, NamedSides.PHONE, phone, ring);
        return new CasePartyRow(id, ordinal, side, person, owner, null, sealed, null, null, false, null, 0, now);
    }

    /** In whole milliseconds, as the database keeps it. */
    private @Nullable Instant wishedUntil() {
        Instant wished = wanted.wishedUntil();
        return wished == null ? null : wished.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Its row, without facts. */
    CaseRow row() {
        return new CaseRow(
                id,
                CaseNumber.random().value(),
                wanted.kind(),
                at.place(),
                at.buildingId(),
                at.compoundId(),
                at.gridId(),
                at.community().value(),
                at.location(),
                at.plate(),
                whose.raiser(),
                whose.concerned(),
                whose.filedBy(),
                whose.as(),
                wanted.anonymous(),
                wishedUntil(),
                now,
                CaseFacts.NONE,
                0,
                CaseChain.nothing(),
                now,
                0);
    }
}
