package cn.doorplate.band;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Removes what bands told, some time after. */
@Component
class BandReadingRetention implements Retained {

    private final BandReadingMapper rows;

    BandReadingRetention(BandReadingMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "band_reading";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.removeBefore(limit, atMost);
    }
}
