package cn.doorplate.story;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** The database's clock in a story that takes days: it is set, and goes on from there as clocks do. */
final class SetClock extends Clock implements BeanPostProcessor {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile Setting setting;

    private record Setting(Instant to, long at) {}

    /** @param to as it is read in Shanghai, like 2026-09-30T16:00 */
    SetClock(String to) {
        setting = new Setting(at(to), System.nanoTime());
    }

    void set(Instant to) {
        setting = new Setting(to, System.nanoTime());
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return name.equals(DatabaseClock.BEAN) ? this : bean;
    }

    @Override
    public Instant instant() {
        Setting now = setting;
        return now.to().plus(Duration.ofNanos(System.nanoTime() - now.at()));
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), Duration.between(Instant.now(), instant()));
    }
}
