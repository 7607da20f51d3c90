package cn.doorplate.ledger;

import cn.doorplate.media.MediaFiles;
import cn.doorplate.privacy.Retained;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes exports away with their workbooks. */
@Component
class LedgerExportRetention implements Retained {

    private final LedgerExportMapper rows;
    private final MediaFiles files;
    private final TransactionTemplate transaction;

    LedgerExportRetention(LedgerExportMapper rows, MediaFiles files, TransactionTemplate transaction) {
        this.rows = rows;
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public String subject() {
        return "ledger_export";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return Objects.requireNonNull(transaction.execute(status -> remove(rows.before(limit, atMost))));
    }

    private int remove(List<Long> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        ids.forEach(id -> files.release(LedgerMedia.claim(id)));
        return rows.remove(ids);
    }
}
