package cn.doorplate.hall;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 申请: what somebody applied for online, as they see it. */
record ServiceApplication(
        ApplicationRow row,
        PublicService service,
        String standing,
        @Nullable String forWhom,
        String desk,
        boolean late,
        ApplicationWords words,
        List<ApplicationAction> actions) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public ApplicationState state() {
        return row.state();
    }

    public Instant submittedAt() {
        return row.submittedAt();
    }

    public @Nullable Instant dueAt() {
        return row.dueAt();
    }

    public @Nullable Instant urgedAt() {
        return row.urgedAt();
    }

    public List<FormAnswer> answers() {
        return words.answers();
    }

    public @Nullable MaterialsAsked asked() {
        return words.asked();
    }

    public @Nullable String result() {
        return words.result();
    }

    public int version() {
        return row.version();
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "ServiceApplication[" + id() + "]";
    }
}
