package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** More time for a case: asked for once, and given by the level above. Within the caller's transaction. */
@Component
class CaseExtensions {

    private final CaseActs acts;
    private final CaseDesks desks;

    CaseExtensions(CaseActs acts, CaseDesks desks) {
        this.acts = acts;
        this.desks = desks;
    }

    /** @throws Declined TOO_LATE, ASKED_BEFORE, WINDOW */
    CaseRow ask(Viewer viewer, String id, int version, String reason, Instant until) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String words = SaidText.required("reason", reason, CaseHands.LONGEST_REASON);
        return acts.act(held, new CaseAct.AskExtension(until.truncatedTo(ChronoUnit.MILLIS)), words);
    }

    /** @throws Declined OWN_WORK */
    CaseRow decide(Viewer viewer, String id, int version, boolean grant, @Nullable String reason) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        CaseRow row = held.row();
        CaseDesk asked = desks.office(row.facts().level().above(), row.region());
        if (!viewer.grants().contains(new Grant(asked.role(), asked.place()))) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        String words = grant
                ? SaidText.optional("reason", reason, CaseHands.LONGEST_REASON)
                : SaidText.required("reason", reason, CaseHands.LONGEST_REASON);
        return acts.act(held, new CaseAct.DecideExtension(grant), words);
    }
}
