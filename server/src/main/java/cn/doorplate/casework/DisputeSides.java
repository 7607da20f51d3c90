package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.resident.Residents;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says which resident the other side of a dispute is. Within the caller's transaction. */
@Component
class DisputeSides {

    /** Under which purposes the raiser's key seals what they wrote of a side. */
    static final String NAME = "case.side.name";

    static final String PHONE = "case.side.phone";

    private final CaseActs acts;
    private final CasePartyMapper parties;
    private final Residents residents;
    private final CaseWriting writing;

    DisputeSides(CaseActs acts, CasePartyMapper parties, Residents residents, CaseWriting writing) {
        this.acts = acts;
        this.parties = parties;
        this.residents = residents;
        this.writing = writing;
    }

    /**
     * Who is told then, if the raiser agreed and the text may be read by others; else nothing is told, and nothing happened to the
     * case.
     *
     * @throws Declined NOT_FOUND, CONFLICT
     */
    CaseRow link(Viewer viewer, String dispute, int version, String side, String resident) {
        CaseActs.Held held = acts.hold(viewer, "dispute", dispute, version);
        CaseRow row = held.row();
        if (row.kind() != CaseKind.DISPUTE || !CaseSight.handles(held.hats())) {
            throw Declined.at("dispute", CommonErrorCode.NOT_FOUND);
        }
        CasePartyRow party = side(row, side);
        long person = Ids.fromOpaque(resident, () -> Declined.at("resident", CommonErrorCode.NOT_FOUND));
        if (!residents.isResidentFor(viewer, person) || isRaisers(row, person)) {
            throw Declined.at("resident", CommonErrorCode.NOT_FOUND);
        }
        boolean told = party.tell() && row.facts().get(Known.TEXT) == CaseTextState.FIT;
        if (!CaseAction.SIDE_ANSWER.isFrom(row.facts().state())
                || parties.link(row.id(), party.ordinal(), person, told ? writing.now() : null) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return told ? acts.tellSide(held) : row;
    }

    private CasePartyRow side(CaseRow row, String side) {
        return CasePersonRef.parse(side)
                .flatMap(ref -> parties.of(List.of(row.id())).stream()
                        .filter(party -> party.side() == CaseSide.OTHER_SIDE && party.ordinal() == ref.ordinal())
                        .findFirst())
                .orElseThrow(() -> Declined.at("side", CommonErrorCode.NOT_FOUND));
    }

    private static boolean isRaisers(CaseRow row, long person) {
        return Optional.ofNullable(row.raisedBy()).filter(it -> it == person).isPresent()
                || Optional.ofNullable(row.raisedFor())
                        .filter(it -> it == person)
                        .isPresent();
    }
}
