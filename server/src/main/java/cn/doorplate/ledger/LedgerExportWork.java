package cn.doorplate.ledger;

import cn.doorplate.casework.LedgerLine;
import cn.doorplate.casework.LedgerReading;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.Viewer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a ledger into a workbook, part by part. */
@Component
class LedgerExportWork {

    private static final int CASES = 500;

    private final LedgerReading reading;
    private final LedgerNames people;
    private final TransactionTemplate transaction;

    LedgerExportWork(LedgerReading reading, LedgerNames people, TransactionTemplate transaction) {
        this.reading = reading;
        this.people = people;
        this.transaction = transaction;
    }

    /** Some cases and, with names, whom they name. */
    private record Read(LedgerReading.Part part, Map<Long, PersonFile> people) {}

    /**
     * Writes all that were asked for and are still to be seen.
     *
     * @param progress is told after each part how many are written, and may throw to end it
     * @return how many are written
     */
    int write(LedgerExportRow job, LedgerAsk ask, Viewer viewer, OutputStream out, IntConsumer progress)
            throws IOException {
        int lines = 0;
        try (LedgerWorkbook book = new LedgerWorkbook(out, ask.names())) {
            for (CaseKind kind : reading.kinds(ask.filter())) {
                long after = 0;
                boolean hasMore = true;
                while (hasMore) {
                    Read read = read(job, ask, viewer, kind, after);
                    book.add(read.part().lines(), read.people());
                    lines += read.part().lines().size();
                    after = read.part().last();
                    hasMore = read.part().hasMore();
                    progress.accept(lines);
                }
            }
        }
        return lines;
    }

    /** Names are read in the transaction that logs it: either both have happened or neither. */
    private Read read(LedgerExportRow job, LedgerAsk ask, Viewer viewer, CaseKind kind, long after) {
        return Objects.requireNonNull(transaction.execute(status -> {
            LedgerReading.Part part = reading.part(viewer, job.region(), ask.filter(), kind, after, job.id(), CASES);
            List<LedgerLine> lines = part.lines();
            return new Read(part, ask.names() ? people.of(viewer, ask.loggedReason(), lines) : Map.of());
        }));
    }
}
