package cn.doorplate.capacity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Stands still until a test moves it; years ahead, where the rounds of the application find nothing that is due. */
final class PoolClock extends Clock {

    private Instant now = Instant.parse("2046-05-01T01:00:00Z");

    synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalStateException("the tests know one zone");
    }
}
