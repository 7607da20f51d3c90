package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** A case comes into somebody's hands at its desk, stands still there, and leaves them again. Within the caller's transaction. */
@Component
class CaseHands {

    /** Characters of what staff say to staff, or of why. */
    static final int LONGEST_REASON = 200;

    private final CaseActs acts;

    CaseHands(CaseActs acts) {
        this.acts = acts;
    }

    /** @throws Declined OWN_WORK beside what is said of all actions */
    CaseRow take(Viewer viewer, String id, int version) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        refuseOwn(held);
        // What is offered to units is taken for one of them, by orderTake.
        if (held.row().facts().state() == CaseState.OFFERED) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return acts.act(held, new CaseAct.Take(viewer.personId(), null), null);
    }

    CaseRow release(Viewer viewer, String id, int version, String reason) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        return acts.act(held, new CaseAct.Release(), SaidText.required("reason", reason, LONGEST_REASON));
    }

    /** @throws Declined WINDOW, PAUSED_OFTEN */
    CaseRow pause(Viewer viewer, String id, int version, PauseReason reason, Instant until, String text) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        CaseAct pause = new CaseAct.Pause(reason, until.truncatedTo(ChronoUnit.MILLIS));
        return acts.act(held, pause, SaidText.required("text", text, LONGEST_REASON));
    }

    /** By who has taken it: who raised it lets it go on by another mutation. */
    CaseRow resume(Viewer viewer, String id, int version) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        if (!held.hats().contains(CaseHat.HANDLER) && !held.hats().contains(CaseHat.DESK)) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return acts.act(held, new CaseAct.Resume(), null);
    }

    /** Of a case that somebody raised, or is a side of, they handle nothing, whatever roles they hold. */
    static void refuseOwn(CaseActs.Held held) {
        if (held.hats().contains(CaseHat.RAISER) || held.hats().contains(CaseHat.OTHER_SIDE)) {
            throw Declined.because(CaseErrorCode.OWN_WORK);
        }
    }
}
