package cn.doorplate.station;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Removes that somebody said something on days that are over. */
@Component
class SaidRetention implements Retained {

    private final SaidMapper rows;

    SaidRetention(SaidMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "station_said";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.removeBefore(limit, atMost);
    }
}
