package cn.doorplate.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 纠纷对方: somebody with whom a dispute is, as far as who looks may know.
 *
 * @param id a {@link CasePersonRef} of the case
 * @param ref the same, where they may be seen in full
 */
record DisputeSide(
        String id,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String door,
        boolean told,
        @Nullable Instant toldAt,
        List<DisputeSideAnswer> answers,
        boolean isMe,
        @Nullable String ref) {

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "DisputeSide[" + id + ']';
    }
}
