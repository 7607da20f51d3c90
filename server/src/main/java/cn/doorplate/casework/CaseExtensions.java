package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** More time for a case: asked for once, and given by the level above. Within the caller's transaction. */
@Component
class CaseExtensions {

    private final CaseActs acts;

    CaseExtensions(CaseActs acts) {
        this.acts = acts;
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
        String words = grant
                ? SaidText.optional("reason", reason, CaseHands.LONGEST_REASON)
                : SaidText.required("reason", reason, CaseHands.LONGEST_REASON);
        return acts.act(held, new CaseAct.DecideExtension(grant), words);
    }
}
