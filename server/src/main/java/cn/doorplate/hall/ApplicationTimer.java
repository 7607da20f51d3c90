package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationWriting.Act;
import cn.doorplate.shared.DueRounds;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds of deadlines and tells of those that have passed, each step in a transaction that holds the application: another server that was
 * quicker has left nothing to do, and who dies in between has done nothing.
 */
@Component
class ApplicationTimer implements DueRounds.Steps {

    private final ApplicationMapper rows;
    private final ApplicationWriting writing;

    ApplicationTimer(ApplicationMapper rows, ApplicationWriting writing) {
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
        ApplicationRow row = rows.hold(id);
        if (row == null
                || row.step() == null
                || row.stepAt() == null
                || row.stepAt().isAfter(now)) {
            return;
        }
        ApplicationFacts next = ApplicationClock.after(row.facts(), row.step(), now);
        rows.goesOn(id, next.step(), next.stepAt());
        switch (row.step()) {
            case NEAR_DUE -> writing.tell(row, Act.ofTime(ApplicationEventKind.NEAR_DUE));
            case LATE -> writing.tell(row, Act.ofTime(ApplicationEventKind.LATE));
            case REMINDER -> writing.tell(row, Act.ofTime(ApplicationEventKind.REMINDED));
            case LAPSE -> lapse(row);
        }
    }

    private void lapse(ApplicationRow row) {
        ApplicationFacts facts = ApplicationWriting.become(row, ApplicationState.LAPSED)
                .over(ApplicationState.LAPSED, null, writing.now());
        writing.write(row, facts, Act.ofTime(ApplicationEventKind.LAPSED));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void postpone(long id, Instant later) {
        ApplicationRow row = rows.hold(id);
        if (row != null && row.step() != null) {
            rows.goesOn(id, row.step(), later);
        }
    }
}
