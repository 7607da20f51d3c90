package cn.doorplate.sheet;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes the imports that wait, one at a time on each server. A lease says whose it is; when it runs out, the server that had it
 * is taken to be dead and another begins anew, which is safe, for nothing is written before all is.
 */
@Component
class PlaceImportWorker {

    /** Several times what the largest workbook takes. */
    static final Duration LEASE = Duration.ofMinutes(5);

    static final int ATTEMPTS = 3;

    private static final Logger log = LoggerFactory.getLogger(PlaceImportWorker.class);
    static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration BACK_OFF = Duration.ofSeconds(2);

    private final PlaceImportMapper rows;
    private final PlaceImportWork work;
    private final Clock clock;

    PlaceImportWorker(PlaceImportMapper rows, PlaceImportWork work, Clock clock) {
        this.rows = rows;
        this.work = work;
        this.clock = clock;
    }

    /** Takes one, if one waits. */
    void round() {
        Instant now = clock.instant();
        Long id = rows.due(now);
        if (id != null && rows.take(id, now, now.plus(LEASE)) == 1) {
            work(rows.selectById(id));
        }
    }

    private void work(PlaceImportRow job) {
        if (job.attempts() > ATTEMPTS) {
            work.fail(job);
            return;
        }
        try {
            if (!work.run(job)) {
                rows.putBack(job, clock.instant().plus(PAUSE), job.attempts() - 1);
            }
        } catch (ConcurrencyFailureException | DuplicateKeyException e) {
            log.info("Import {} begins anew: places were changed by hand meanwhile", job.id());
            rows.putBack(job, clock.instant().plus(PAUSE), job.attempts());
        } catch (IOException | RuntimeException e) {
            log.error("Import {} failed at attempt {}", job.id(), job.attempts(), e);
            rows.putBack(job, clock.instant().plus(BACK_OFF), job.attempts());
        }
    }
}
