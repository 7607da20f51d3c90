package cn.doorplate.band;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Removes that bands called, some time after. */
@Component
class BandCallRetention implements Retained {

    private final BandCallMapper rows;

    BandCallRetention(BandCallMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "band_call";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.removeBefore(limit, atMost);
    }
}
