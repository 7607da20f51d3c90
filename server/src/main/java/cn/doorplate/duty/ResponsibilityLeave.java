package cn.doorplate.duty;

import cn.doorplate.place.StandIns;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 请假代班: a time in which somebody who answers for a place is away, as it is served. */
record ResponsibilityLeave(
        String id,
        int version,
        Instant from,
        Instant until,
        @Nullable String standInName,
        @Nullable String standInPhone,
        boolean standInBound) {

    static ResponsibilityLeave of(StandIns.Leave leave) {
        return new ResponsibilityLeave(
                Ids.toOpaque(leave.id()),
                leave.version(),
                leave.from(),
                leave.until(),
                leave.name(),
                leave.phone(),
                leave.personId() != null);
    }
}
