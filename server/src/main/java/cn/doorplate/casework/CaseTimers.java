package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseClock;
import cn.doorplate.casework.life.CaseTimer;
import org.springframework.stereotype.Component;

/** Sets what time does next to a case, in the transaction that changed it. */
@Component
class CaseTimers {

    private final CaseTimerMapper rows;

    CaseTimers(CaseTimerMapper rows) {
        this.rows = rows;
    }

    /** By one statement. */
    void set(CaseRow row, CaseClock clock) {
        CaseTimer.of(row.facts(), clock, row.changedAt())
                .ifPresentOrElse(timer -> set(row, timer), () -> rows.remove(row.id()));
    }

    private void set(CaseRow row, CaseTimer timer) {
        rows.set(row.id(), timer.lane().ordinal(), row.regionCode(), timer.at(), timer.step(), row.changedAt());
    }
}
