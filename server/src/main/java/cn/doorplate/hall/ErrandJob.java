package cn.doorplate.hall;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;

/** 代办任务: an errand as a volunteer sees it. */
record ErrandJob(ErrandRow row, String area, boolean own, List<ErrandEvent> history) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public String service() {
        return row.serviceKey();
    }

    public String title() {
        return row.title();
    }

    public ErrandState state() {
        return row.state();
    }

    public Instant askedAt() {
        return row.createdAt();
    }

    /** Says nothing of what was said. */
    @Override
    public String toString() {
        return "ErrandJob[" + id() + "]";
    }
}
