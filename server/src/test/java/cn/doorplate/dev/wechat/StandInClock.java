package cn.doorplate.dev.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that a test sets; it stands still meanwhile. */
public final class StandInClock extends Clock {

    private Instant now = Instant.parse("2026-11-21T02:00:00Z");

    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalStateException("the tests know one zone");
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }
}
