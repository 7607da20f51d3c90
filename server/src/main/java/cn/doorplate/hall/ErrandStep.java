package cn.doorplate.hall;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What time does with an errand that stays as it is, so many days after it became so; of each state in their order. */
enum ErrandStep {
    /** The office is told that nobody took it. */
    UNTAKEN(ErrandState.OPEN, 1),
    /** Nobody took it: it ends. */
    LAPSE(ErrandState.OPEN, 30),
    /** Who took it is reminded. */
    REMINDER(ErrandState.TAKEN, 3),
    /** The office is told that nothing comes of it. */
    STUCK(ErrandState.TAKEN, 7),
    /** Nothing came of it: somebody else may take it. */
    GIVE_BACK(ErrandState.TAKEN, 30),
    /** Nobody said whether it was done: it ends. */
    UNCONFIRMED(ErrandState.REPORTED, 7);

    private final ErrandState state;
    private final Duration after;

    ErrandStep(ErrandState state, int days) {
        this.state = state;
        this.after = Duration.ofDays(days);
    }

    /** What comes first of what has just become so; nothing of what is over. */
    static Optional<ErrandStep> first(ErrandState state) {
        return Arrays.stream(values()).filter(it -> it.state == state).findFirst();
    }

    /** What comes after it, while nobody else does anything. */
    Optional<ErrandStep> next() {
        return Arrays.stream(values())
                .filter(it -> it.state == state && it.compareTo(this) > 0)
                .findFirst();
    }

    /** When it comes, of what became so then. */
    Instant from(Instant began) {
        return began.plus(after);
    }

    /** When it comes, where the one before came then. */
    Instant behind(ErrandStep before, Instant then) {
        return then.plus(after.minus(before.after));
    }
}
