package cn.doorplate.messaging;

import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Lanes;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Messages: of each lane the oldest come first, so no index by time is needed. */
@Component
class MessageRetention implements Retained {

    private static final String REMOVE = """
            delete from message where lane = ? and created_at < ? and seq <= (
              select seq from (
                select max(seq) as seq from (select seq from message where lane = ? order by seq limit ?) as oldest) as last)
            """;

    private final JdbcTemplate jdbc;

    MessageRetention(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subject() {
        return "message";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        int removed = 0;
        for (int lane = 0; lane < Lanes.COUNT && removed < atMost; lane++) {
            removed += jdbc.update(REMOVE, lane, limit, lane, atMost - removed);
        }
        return removed;
    }
}
