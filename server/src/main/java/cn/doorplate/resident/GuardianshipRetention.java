package cn.doorplate.resident;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Guardianships that have ended or were refused. */
@Component
class GuardianshipRetention implements Retained {

    private final GuardianshipMapper rows;

    GuardianshipRetention(GuardianshipMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "guardianship";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.removeBefore(limit, atMost);
    }
}
