package cn.doorplate.event;

import java.time.Instant;

/** How far an event has come, by its stage and the time. */
enum EventState {
    /** Being written. */
    DRAFT,
    /** To be seen; still to come. */
    PUBLISHED,
    /** Going on. */
    RUNNING,
    /** Over. */
    ENDED,
    /** Called off. */
    CANCELLED;

    static EventState of(EventStage stage, EventTimes times, Instant now) {
        return switch (stage) {
            case DRAFT -> DRAFT;
            case CANCELLED -> CANCELLED;
            case PUBLISHED -> {
                if (now.isBefore(times.startsAt())) {
                    yield PUBLISHED;
                }
                yield now.isBefore(times.endsAt()) ? RUNNING : ENDED;
            }
        };
    }
}
