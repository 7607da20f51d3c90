package cn.doorplate.identity;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Codes for guardians whose time is over. */
@Component
class GuardianCodeRetention implements Retained {

    private final GuardianCodeMapper codes;

    GuardianCodeRetention(GuardianCodeMapper codes) {
        this.codes = codes;
    }

    @Override
    public String subject() {
        return "guardian_code";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return codes.removeBefore(limit, atMost);
    }
}
