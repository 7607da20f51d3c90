package cn.doorplate.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 应答人: somebody who answered an alarm, as who raised it sees them. */
record AlarmHelper(
        @Nullable String name,
        String title,
        AlarmAnswer answer,
        Instant at,
        @Nullable Integer minutes) {}
