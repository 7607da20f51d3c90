package cn.doorplate.hall;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 代办: something that somebody asked a volunteer to run, as they see it. */
record Errand(
        ErrandRow row,
        @Nullable String wish,
        @Nullable String forWhom,
        String standing,
        @Nullable String runBy,
        List<ErrandEvent> history) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public String service() {
        return row.serviceKey();
    }

    public String title() {
        return row.title();
    }

    public ErrandState state() {
        return row.state();
    }

    public int consent() {
        return row.consent();
    }

    public Instant consentAt() {
        return row.consentAt();
    }

    public @Nullable Instant revokedAt() {
        return row.revokedAt();
    }

    public List<ErrandAction> actions() {
        return ErrandAction.of(row.state());
    }

    public Instant askedAt() {
        return row.createdAt();
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "Errand[" + id() + "]";
    }
}
