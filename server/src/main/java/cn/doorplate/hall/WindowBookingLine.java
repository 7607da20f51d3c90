package cn.doorplate.hall;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 预约名单一行: a booking as the window sees it. */
record WindowBookingLine(
        String id,
        String number,
        Instant startsAt,
        String title,
        @Nullable String name,
        WindowBookingState state) {}
