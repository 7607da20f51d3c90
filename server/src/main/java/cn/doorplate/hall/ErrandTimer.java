package cn.doorplate.hall;

import cn.doorplate.shared.DueRounds;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What time does with errands: who has one in hand is reminded, offices are told, and what nobody goes on with ends; each in a transaction that holds the errand. */
@Component
class ErrandTimer implements DueRounds.Steps {

    private final ErrandMapper rows;
    private final ErrandWriting writing;

    ErrandTimer(ErrandMapper rows, ErrandWriting writing) {
        this.rows = rows;
        this.writing = writing;
    }

    @Override
    public List<Long> due(Instant now, int atMost) {
        return rows.due(now, atMost);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void step(long id, Instant now) {
        ErrandRow row = rows.hold(id);
        if (row == null
                || row.step() == null
                || row.stepAt() == null
                || row.stepAt().isAfter(now)) {
            return;
        }
        ErrandStep step = row.step();
        ErrandStep next = step.next().orElse(null);
        rows.goesOn(id, next, next == null ? null : next.behind(step, now));
        switch (step) {
            case UNTAKEN -> writing.remind(row, "untaken", true);
            case REMINDER -> writing.remind(row, "reminder", false);
            case STUCK -> writing.remind(row, "stuck", true);
            case GIVE_BACK -> writing.reopen(row, ErrandEventKind.REOPENED, 0, null);
            case LAPSE -> writing.become(row, ErrandState.LAPSED, ErrandEventKind.LAPSED, 0, null);
            case UNCONFIRMED -> writing.become(row, ErrandState.UNCONFIRMED, ErrandEventKind.UNCONFIRMED, 0, null);
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void postpone(long id, Instant later) {
        ErrandRow row = rows.hold(id);
        if (row != null && row.step() != null) {
            rows.goesOn(id, row.step(), later);
        }
    }
}
