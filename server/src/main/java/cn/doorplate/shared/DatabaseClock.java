package cn.doorplate.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The time as the database has it, by which all servers agree whose lease is over: a server whose own clock is fast would take
 * what another has in hand, and set times that are long past, or far off, to the others. Asks now and then how far the own clock is
 * off; while the database does not answer, it is off by as much as it was.
 */
public final class DatabaseClock extends Clock {

    /** Under which it is asked for: {@code @Qualifier(DatabaseClock.BEAN) Clock clock}. */
    public static final String BEAN = "databaseClock";

    /** What it sends to the database. */
    public static final String QUESTION = "select utc_timestamp(3)";

    private static final Duration HOLDS = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Clock own;
    private volatile @Nullable Measured last;

    DatabaseClock(JdbcClient jdbc, Clock own) {
        this.jdbc = jdbc;
        this.own = own;
    }

    /** @param ahead of the own clock; negative where the database is behind it */
    private record Measured(Duration ahead, Instant at) {

        /** Also where the own clock was set back. */
        boolean holds(Instant now) {
            return Duration.between(at, now).abs().compareTo(HOLDS) < 0;
        }
    }

    @Override
    public Instant instant() {
        Measured measured = last;
        if (measured == null || !measured.holds(own.instant())) {
            measured = measured == null ? measure() : measured(measured);
            last = measured;
        }
        return own.instant().plus(measured.ahead());
    }

    private Measured measured(Measured before) {
        try {
            return measure();
        } catch (DataAccessException e) {
            return new Measured(before.ahead(), own.instant());
        }
    }

    private Measured measure() {
        Instant theirs = jdbc.sql(QUESTION).query(LocalDateTime.class).single().toInstant(ZoneOffset.UTC);
        Instant now = own.instant();
        return new Measured(Duration.between(now, theirs), now);
    }

    @Override
    public ZoneId getZone() {
        return own.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(jdbc, own.withZone(zone));
    }
}
