package cn.doorplate.worktime;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Noon in Shanghai of the day that a test says. */
final class DayClock extends Clock {

    private volatile LocalDate day;

    DayClock(String day) {
        this.day = LocalDate.parse(day);
    }

    void set(String later) {
        day = LocalDate.parse(later);
    }

    @Override
    public ZoneId getZone() {
        return WorkTable.SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return day.atTime(12, 0).toInstant(WorkTable.SHANGHAI);
    }
}
