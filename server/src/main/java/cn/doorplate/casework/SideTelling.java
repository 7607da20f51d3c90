package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** From when the text of a dispute may be read on, those on the other side are told who may be. Within the caller's transaction. */
@Component
class SideTelling {

    private final CasePartyMapper parties;
    private final CaseWriting writing;

    SideTelling(CasePartyMapper parties, CaseWriting writing) {
        this.parties = parties;
        this.writing = writing;
    }

    /** The case as it is then. */
    CaseRow tell(CaseRow row) {
        boolean toBeTold = row.facts().get(Known.TEXT) == CaseTextState.FIT
                && row.kind() == CaseKind.DISPUTE
                && !row.facts().state().isOver()
                && parties.tell(row.id(), behind(row)) > 0;
        return toBeTold ? writing.act(row, new CaseAct.Say(CaseAction.TELL_SIDE), CaseActor.NOBODY, null) : row;
    }

    /** Behind the event before, whatever servers' clocks say: by that it is known who was told now. */
    private Instant behind(CaseRow row) {
        Instant now = writing.now();
        return now.isAfter(row.changedAt()) ? now : row.changedAt().plusMillis(1);
    }
}
