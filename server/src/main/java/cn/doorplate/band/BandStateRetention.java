package cn.doorplate.band;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets what a band told last, where it has told nothing for long. */
@Component
class BandStateRetention implements Retained {

    private final BandMapper rows;

    BandStateRetention(BandMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "band";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.forgetStates(limit, atMost);
    }
}
