package cn.doorplate.duty;

import cn.doorplate.shared.Ids;
import java.time.Instant;

/** 班次: a shift as it is served. */
record DutyShift(ShiftRow row) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public int version() {
        return row.version();
    }

    public String name() {
        return row.name();
    }

    public String phone() {
        return row.phone();
    }

    public boolean published() {
        return row.published();
    }

    public Instant from() {
        return row.startsAt();
    }

    public Instant until() {
        return row.endsAt();
    }

    public boolean repeats() {
        return row.seriesId() != null;
    }
}
