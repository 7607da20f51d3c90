package cn.doorplate.ledger;

import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.WorkbookFile;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says what came of an export, if it has not been taken over. */
@Component
class LedgerExportEnd {

    private final LedgerExportMapper rows;
    private final MediaFiles files;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final Clock clock;

    LedgerExportEnd(
            LedgerExportMapper rows,
            MediaFiles files,
            TransactionTemplate transaction,
            MessageSource messages,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.files = files;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    /** The workbook belongs to the export in the transaction that says it is done; one that was taken over is gone after a day. */
    void written(LedgerExportRow job, WorkbookFile file, int lines) {
        if (lines > LedgerBounds.USUAL.written() || file.isTooLarge()) {
            end(job, LedgerExportStatus.FAILED, "ledger.export.too_large", 0);
            return;
        }
        Media media = files.store(job.personId(), file.toByteArray());
        transaction.executeWithoutResult(status -> {
            files.claim(media.id(), job.personId(), LedgerMedia.claim(job.id()), "file");
            if (end(job, LedgerExportStatus.DONE, null, lines) != 1) {
                throw new IllegalStateException("export " + job.id() + " was taken over");
            }
        });
    }

    void notAllowed(LedgerExportRow job) {
        end(job, LedgerExportStatus.FAILED, "ledger.export.not_allowed", 0);
    }

    void failed(LedgerExportRow job) {
        end(job, LedgerExportStatus.FAILED, "ledger.export.failed", 0);
    }

    private int end(LedgerExportRow job, LedgerExportStatus status, @Nullable String advice, int lines) {
        String text = advice == null ? null : messages.getMessage(advice, null, Locale.SIMPLIFIED_CHINESE);
        return rows.end(job, status, text, lines, clock.instant());
    }
}
