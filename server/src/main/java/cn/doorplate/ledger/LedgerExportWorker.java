package cn.doorplate.ledger;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.WorkbookFile;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Takes the exports that wait, one at a time on each server. A lease says whose it is, and is prolonged with each part; when it
 * runs out, the server that had it is taken to be dead and another begins anew, which is safe, for nobody sees a file before all
 * of it is written.
 */
@Component
class LedgerExportWorker {

    static final Duration PAUSE = Duration.ofMillis(500);
    static final Duration LEASE = Duration.ofMinutes(2);
    static final int ATTEMPTS = 3;

    private static final Logger log = LoggerFactory.getLogger(LedgerExportWorker.class);

    private static final Duration BACK_OFF = Duration.ofSeconds(2);

    private final LedgerExportMapper rows;
    private final LedgerExportAsked asked;
    private final LedgerExportWork work;
    private final LedgerExportEnd end;
    private final LedgerRegions regions;
    private final Viewers viewers;
    private final Clock clock;

    LedgerExportWorker(
            LedgerExportMapper rows,
            LedgerExportAsked asked,
            LedgerExportWork work,
            LedgerExportEnd end,
            LedgerRegions regions,
            Viewers viewers,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.asked = asked;
        this.work = work;
        this.end = end;
        this.regions = regions;
        this.viewers = viewers;
        this.clock = clock;
    }

    /** Takes one, if one waits. */
    void round() {
        Instant now = clock.instant();
        Long id = rows.due(now);
        if (id != null && rows.take(id, now, now.plus(LEASE)) == 1) {
            attempt(Objects.requireNonNull(rows.find(id)));
        }
    }

    private void attempt(LedgerExportRow job) {
        if (job.attempts() > ATTEMPTS) {
            end.failed(job);
            return;
        }
        try {
            run(job);
        } catch (IOException | RuntimeException e) {
            log.error("Export {} failed at attempt {}", job.id(), job.attempts(), e);
            rows.goesOn(job, 0, clock.instant().plus(BACK_OFF));
        }
    }

    /** What one was allowed to take away when asking may have been taken from one since. */
    void run(LedgerExportRow job) throws IOException {
        Viewer viewer = viewers.now(job.personId());
        Optional<LedgerAsk> ask = asked.open(job).filter(it -> regions.mayTake(viewer, job));
        if (ask.isEmpty()) {
            end.notAllowed(job);
            return;
        }
        WorkbookFile file = new WorkbookFile();
        int lines = work.write(job, ask.get(), viewer, file, written -> goesOn(job, written));
        end.written(job, file, lines);
    }

    private void goesOn(LedgerExportRow job, int written) {
        if (rows.goesOn(job, written, clock.instant().plus(LEASE)) != 1) {
            throw new IllegalStateException("export " + job.id() + " was taken over");
        }
    }
}
