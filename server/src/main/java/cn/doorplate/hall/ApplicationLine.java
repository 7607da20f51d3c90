package cn.doorplate.hall;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** 待办一行: an application as a desk's list shows it. */
record ApplicationLine(
        String id,
        String service,
        String title,
        @Nullable String name,
        ApplicationState state,
        Instant submittedAt,
        @Nullable Instant dueAt,
        boolean late,
        @Nullable Instant urgedAt,
        boolean taken,
        boolean own,
        int version) {

    static ApplicationLine of(
            ApplicationRow row, PublicService service, @Nullable String masked, long viewer, Instant now) {
        return new ApplicationLine(
                Ids.toOpaque(row.id()),
                row.serviceKey(),
                service.name(),
                masked,
                row.state(),
                row.submittedAt(),
                row.dueAt(),
                row.isLate(now),
                row.urgedAt(),
                row.handlerId() != null,
                Objects.equals(row.handlerId(), viewer),
                row.version());
    }
}
