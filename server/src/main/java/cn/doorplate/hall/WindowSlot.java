package cn.doorplate.hall;

import java.time.Instant;

/** 时段: a slot at a window. */
record WindowSlot(Instant startsAt, Instant endsAt, int places, int free) {}
