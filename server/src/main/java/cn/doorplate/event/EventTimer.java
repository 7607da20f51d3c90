package cn.doorplate.event;

import cn.doorplate.shared.DueRounds;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What time does with events: each has a step that is next, and when. */
@Component
class EventTimer implements DueRounds.Steps {

    private final EventMapper rows;
    private final EventSteps steps;

    EventTimer(EventMapper rows, EventSteps steps) {
        this.rows = rows;
        this.steps = steps;
    }

    @Override
    public List<Long> due(Instant now, int atMost) {
        return rows.due(now, atMost);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void step(long id, Instant now) {
        EventRow row = rows.lock(id);
        if (row == null || row.dueAt() == null || row.dueAt().isAfter(now)) {
            return;
        }
        EventStep step = Objects.requireNonNull(row.step());
        Event event = Event.of(row, now);
        steps.take(step, event);
        EventStep next = step.next();
        rows.goesOn(id, next, next == null ? null : next.at(event.times()));
    }

    @Override
    public void postpone(long id, Instant later) {
        rows.postpone(id, later);
    }
}
