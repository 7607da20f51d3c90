package cn.doorplate.hall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What changes of an application.
 *
 * @param dueAt by when the next step has to be done; null while the clock stands
 * @param leftMs working time that is left on it while it stands
 * @param step what time does next, at {@code stepAt}
 * @param asked what is asked for, sealed
 * @param result what came of it, sealed
 */
record ApplicationFacts(
        ApplicationState state,
        @Nullable Long handlerId,
        @Nullable Instant dueAt,
        @Nullable Long leftMs,
        @Nullable ApplicationStep step,
        @Nullable Instant stepAt,
        byte @Nullable [] asked,
        byte @Nullable [] result,
        @Nullable Instant urgedAt,
        @Nullable Instant closedAt) {

    static ApplicationFacts submitted() {
        return new ApplicationFacts(ApplicationState.SUBMITTED, null, null, null, null, null, null, null, null, null);
    }

    ApplicationFacts being(ApplicationState next) {
        return new ApplicationFacts(next, handlerId, dueAt, leftMs, step, stepAt, asked, result, urgedAt, closedAt);
    }

    ApplicationFacts handledBy(@Nullable Long person) {
        return new ApplicationFacts(state, person, dueAt, leftMs, step, stepAt, asked, result, urgedAt, closedAt);
    }

    ApplicationFacts running(Instant due, @Nullable ApplicationStep next, @Nullable Instant at) {
        return new ApplicationFacts(state, handlerId, due, null, next, at, asked, result, urgedAt, closedAt);
    }

    ApplicationFacts standing(@Nullable Long left, @Nullable ApplicationStep next, @Nullable Instant at) {
        return new ApplicationFacts(state, handlerId, null, left, next, at, asked, result, urgedAt, closedAt);
    }

    ApplicationFacts asking(byte @Nullable [] sealed) {
        return new ApplicationFacts(state, handlerId, dueAt, leftMs, step, stepAt, sealed, result, urgedAt, closedAt);
    }

    ApplicationFacts urged(Instant at) {
        return new ApplicationFacts(state, handlerId, dueAt, leftMs, step, stepAt, asked, result, at, closedAt);
    }

    /** Over: nothing is due any more, and nothing is asked for. */
    ApplicationFacts over(ApplicationState end, byte @Nullable [] sealed, Instant at) {
        return new ApplicationFacts(end, handlerId, null, null, null, null, null, sealed, urgedAt, at);
    }
}
