package cn.doorplate.messaging;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What became of messages on their way out. */
@Component
class DeliveryRetention implements Retained {

    private final JdbcTemplate jdbc;

    DeliveryRetention(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subject() {
        return "delivery";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return jdbc.update("delete from delivery where created_at < ? order by created_at limit ?", limit, atMost);
    }
}
