package cn.doorplate.stay;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets who asked for help, and what was said, some time after it was over. */
@Component
class HelpRetention implements Retained {

    private final HelpMapper rows;
    private final TransactionTemplate transaction;

    HelpRetention(HelpMapper rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public String subject() {
        return "stay_help";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return Objects.requireNonNull(transaction.execute(status -> forget(rows.closedBefore(limit, atMost))));
    }

    private int forget(List<Long> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        rows.removeSayings(ids);
        return rows.forget(ids);
    }
}
