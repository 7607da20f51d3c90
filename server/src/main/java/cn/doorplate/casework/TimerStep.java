package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseClock;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseLife;
import cn.doorplate.casework.life.CaseTimer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What time does to a case when it is due: in one transaction with the case, its history, and what time does to it after that. */
@Component
class TimerStep {

    private final CaseTable table;
    private final CaseTimerMapper timers;
    private final CaseClocks clocks;
    private final CaseDesks desks;
    private final CaseWriting writing;

    TimerStep(CaseTable table, CaseTimerMapper timers, CaseClocks clocks, CaseDesks desks, CaseWriting writing) {
        this.table = table;
        this.timers = timers;
        this.clocks = clocks;
        this.desks = desks;
        this.writing = writing;
    }

    /**
     * Does it, if the case is still as its timer had it: who acted since has set the timer anew, and a second server does nothing.
     *
     * @param lease until which the timer is ours
     * @return whether it was done
     * @throws Declined CONFLICT if somebody acts at this moment; then it is theirs to set the timer. Nobody waits for them: other cases
     *     are due as well
     */
    @Transactional
    public boolean run(long caseId, Instant lease) {
        Optional<CaseRow> found = table.holdFree(caseId);
        if (found.isEmpty() && table.find(caseId).isPresent()) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        if (found.isEmpty()) {
            timers.drop(caseId, lease);
            return false;
        }
        CaseRow row = found.get();
        Instant now = later(writing.now(), row.changedAt());
        CaseClock clock = clocks.of(row);
        Optional<CaseTimer> next = CaseTimer.of(row.facts(), clock, now);
        if (next.isEmpty()) {
            timers.drop(caseId, lease);
            return false;
        }
        CaseTimer timer = next.get();
        if (timer.at().isAfter(now)) {
            timers.setAnew(caseId, lease, timer.lane().ordinal(), timer.at(), timer.step());
            return false;
        }
        writing.act(row, act(timer.step(), row, now), CaseActor.NOBODY, null);
        return true;
    }

    /** Whether it tells no more than that another was faster. */
    static boolean wasFaster(RuntimeException e) {
        return e instanceof Declined declined
                && declined.reasons().stream().anyMatch(reason -> reason.code() == CommonErrorCode.CONFLICT);
    }

    private CaseAct act(CaseTimer.Step step, CaseRow row, Instant now) {
        return switch (step) {
            case REMIND -> new CaseAct.Remind();
            case ESCALATE -> new CaseAct.Escalate(above(row, now));
            case OVERDUE -> new CaseAct.Overdue();
            case RESUME -> new CaseAct.Resume();
            case SILENCE -> new CaseAct.Silence();
        };
    }

    private CaseDesk above(CaseRow row, Instant now) {
        return desks.office(CaseLife.goesUpTo(row.facts(), now), row.region());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
