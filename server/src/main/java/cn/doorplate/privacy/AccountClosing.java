package cn.doorplate.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish to close an account, and what became of it.
 *
 * @param dueAt when the grace is over and all is deleted; until then the person may think better of it
 */
public record AccountClosing(
        long personId,
        Instant requestedAt,
        Instant dueAt,
        @Nullable Instant cancelledAt,
        @Nullable Instant doneAt) {

    /** Whether it will happen, and has not yet. */
    public boolean isPending() {
        return cancelledAt == null && doneAt == null;
    }
}
