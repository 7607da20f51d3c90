package cn.doorplate.notice;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who read or was told of which notice. */
@Component
class ReceiptRetention implements Retained {

    private final JdbcTemplate jdbc;

    ReceiptRetention(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String subject() {
        return "notice_receipt";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return jdbc.update(
                "delete from notice_receipt where created_at < ? order by created_at limit ?", limit, atMost);
    }
}
