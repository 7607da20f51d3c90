package cn.doorplate.event;

import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what time brings, each step in a transaction that holds the event: another server that was quicker has left nothing to do, and
 * who dies in between has done nothing.
 */
@Component
class EventTimer {

    private static final Logger log = LoggerFactory.getLogger(EventTimer.class);
    private static final int AT_ONCE = 50;

    private final EventMapper rows;
    private final Events events;
    private final EventSteps steps;
    private final TransactionTemplate transaction;

    EventTimer(EventMapper rows, Events events, EventSteps steps, TransactionTemplate transaction) {
        this.rows = rows;
        this.events = events;
        this.steps = steps;
        this.transaction = transaction;
    }

    /** All that are due, some at a time; one that fails keeps nobody else waiting. */
    void round() {
        List<Long> due = rows.due(events.now(), AT_ONCE);
        for (long id : due) {
            try {
                transaction.executeWithoutResult(status -> step(id));
            } catch (RuntimeException e) {
                log.error("Event {} does not go on; it is tried again", id, e);
                transaction.executeWithoutResult(
                        status -> rows.postpone(id, events.now().plusSeconds(30)));
            }
        }
    }

    private void step(long id) {
        EventRow row = rows.lock(id);
        if (row == null || row.dueAt() == null || row.dueAt().isAfter(events.now())) {
            return;
        }
        EventStep step = Objects.requireNonNull(row.step());
        Event event = Event.of(row, events.now());
        steps.take(step, event);
        EventStep next = step.next();
        rows.goesOn(id, next, next == null ? null : next.at(event.times()));
    }
}
