package cn.doorplate.messaging;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What became of digests. */
@Component
class DigestRetention implements Retained {

    private final JdbcTemplate jdbc;

    DigestRetention(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subject() {
        return "message_digest";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return jdbc.update(
                "delete from message_digest where created_at < ? order by created_at limit ?", limit, atMost);
    }
}
