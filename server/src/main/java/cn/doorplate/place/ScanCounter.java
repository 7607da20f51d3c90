package cn.doorplate.place;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts how often the plates of a building are opened, by the hour and by nobody. Counts gather in memory and are added
 * to the database every two seconds and at the end: a scan costs no write, a killed server loses two seconds of them.
 */
@Component
class ScanCounter {

    private static final Logger log = LoggerFactory.getLogger(ScanCounter.class);

    static final Duration PERIOD = Duration.ofSeconds(2);

    /** With the database gone for long, buildings beyond these are not counted. */
    private static final int MOST = 200_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    private record Key(long buildingId, Instant hour) {}

    private record Count(Key key, long scans) {}

    ScanCounter(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void count(long buildingId) {
        Key key = new Key(buildingId, clock.instant().truncatedTo(ChronoUnit.HOURS));
        LongAdder known = counts.get(key);
        if (known == null && counts.size() < MOST) {
            known = counts.computeIfAbsent(key, none -> new LongAdder());
        }
        if (known != null) {
            known.increment();
        }
    }

    /** Adds what has gathered to the database; keeps it when that fails. */
    synchronized void flush() {
        List<Count> gathered = new ArrayList<>();
        Instant thisHour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        counts.forEach((key, adder) -> {
            long scans = adder.sumThenReset();
            if (scans > 0) {
                gathered.add(new Count(key, scans));
            } else if (key.hour().isBefore(thisHour)) {
                counts.remove(key, adder);
            }
        });
        // In one order on every server, so that two of them never wait for each other in a circle.
        gathered.sort(Comparator.comparing((Count count) -> count.key().buildingId())
                .thenComparing(count -> count.key().hour()));
        try {
            transaction.executeWithoutResult(status -> jdbc.batchUpdate(
                    "insert into doorplate_scan (building_id, hour, scans) values (?, ?, ?)"
                            + " on duplicate key update scans = scans + values(scans)",
                    gathered,
                    500,
                    (statement, count) -> {
                        statement.setLong(1, count.key().buildingId());
                        statement.setObject(
                                2, LocalDateTime.ofInstant(count.key().hour(), ZoneOffset.UTC));
                        statement.setLong(3, count.scans());
                    }));
        } catch (RuntimeException e) {
            log.warn("{} scan counts wait for the database", gathered.size());
            gathered.forEach(count ->
                    counts.computeIfAbsent(count.key(), none -> new LongAdder()).add(count.scans()));
        }
    }
}
