package cn.doorplate.resident;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Memberships that have ended or were refused. */
@Component
class MembershipRetention implements Retained {

    private final MembershipMapper rows;

    MembershipRetention(MembershipMapper rows) {
        this.rows = rows;
    }

    @Override
    public String subject() {
        return "household_member";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return rows.removeBefore(limit, atMost);
    }
}
