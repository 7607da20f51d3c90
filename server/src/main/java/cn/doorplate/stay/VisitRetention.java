package cn.doorplate.stay;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Removes who was at a station when it counts no more. */
@Component
class VisitRetention implements Retained {

    private final VisitMapper rows;

    VisitRetention(VisitMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "stay_visit";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.removeBefore(limit, atMost);
    }
}
