package cn.doorplate.event;

import cn.doorplate.media.MediaFiles;
import cn.doorplate.privacy.Retained;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes rosters that staff took away, with their workbooks. */
@Component
class RosterExportRetention implements Retained {

    private final RosterExportMapper rows;
    private final MediaFiles files;
    private final TransactionTemplate transaction;

    RosterExportRetention(RosterExportMapper rows, MediaFiles files, TransactionTemplate transaction) {
        this.rows = rows;
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public String subject() {
        return "event_roster_export";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return Objects.requireNonNull(transaction.execute(status -> remove(rows.before(limit, atMost))));
    }

    private int remove(List<Long> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        ids.forEach(id -> files.release(RosterMedia.claim(id)));
        return rows.remove(ids);
    }
}
