package cn.doorplate.place.hot;

import cn.doorplate.shared.Clockwork;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What this server knows of changes. The truth is in the database: each changing transaction takes the next generation as
 * its last step, under one row's lock, so generations commit in their order and nothing is missed by asking for those
 * after the last one seen. The server asks five times a second. No message can be lost, because none is sent: Redis, and
 * whatever happens to a connection to it, has no part in this.
 *
 * <p>As long as the database answers, what was loaded at generation G is current if none of its scopes changed after G.
 * When it does not, nobody can tell, and {@link #confirm()} says so.
 */
@Component
public class Generations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Generations.class);

    private static final Duration PERIOD = Duration.ofMillis(200);
    /** Older news than this, and a reader asks anew: with the period it keeps eviction well under a second. */
    private static final long TRUSTED_NS = TimeUnit.MILLISECONDS.toNanos(600);
    /** How long a reader waits for somebody else's asking. */
    private static final long PATIENCE_MS = 300;
    /** After this the database counts as gone for the asker (a frozen one never answers). */
    private static final int NETWORK_TIMEOUT_MS = 800;

    /** More changed scopes than this are not remembered one by one: everything older is read again. */
    private static final int SCOPES_KEPT = 200_000;

    private static final Executor SAME_THREAD = Runnable::run;

    private final DataSource database;
    private volatile DataSource own;
    private final Map<String, Long> changedAt = new ConcurrentHashMap<>();
    private final ReentrantLock asking = new ReentrantLock();
    private volatile long seen = -1;
    private volatile long floor = Long.MAX_VALUE;
    private final AtomicInteger epoch = new AtomicInteger();
    private volatile long heardAt;
    private volatile boolean answering;
    private volatile @Nullable Clockwork clockwork;
    private volatile @Nullable Clockwork broom;

    Generations(DataSource dataSource) {
        this.database = dataSource;
        this.own = dataSource;
    }

    /** Whether this server can vouch for what it holds. Costs nothing while the database answers. */
    boolean confirm() {
        if (System.nanoTime() - heardAt < TRUSTED_NS && answering) {
            return true;
        }
        return answering && ask();
    }

    /** Whether what was loaded at that generation, and depends on these scopes, is still so. */
    boolean holds(long generation, int loadedInEpoch, Collection<String> scopes) {
        if (loadedInEpoch != epoch.get() || generation < floor) {
            return false;
        }
        if (generation >= seen) {
            return true;
        }
        for (String scope : scopes) {
            if (changedAt.getOrDefault(scope, 0L) > generation) {
                return false;
            }
        }
        return true;
    }

    /** The last generation whose changes are known here. */
    long seen() {
        return seen;
    }

    /** Grows when the database went back in time (a restore): nothing loaded before counts any more. */
    int epoch() {
        return epoch.get();
    }

    /**
     * Asks now; called after this server's own commits, so that who changed something sees the change.
     *
     * @return whether the database answered
     */
    public boolean ask() {
        long came = System.nanoTime();
        try {
            if (!asking.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                return heardSince(came);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        long askedAt = System.nanoTime();
        try {
            // Whoever held the lock has asked for all who waited for it.
            if (heardSince(came)) {
                return true;
            }
            read();
            heard(askedAt);
            return true;
        } catch (SQLException | RuntimeException e) {
            unheard(e);
            return false;
        } finally {
            asking.unlock();
        }
    }

    private boolean heardSince(long moment) {
        return answering && heardAt - moment > 0;
    }

    private void heard(long askedAt) {
        heardAt = askedAt;
        if (!answering) {
            log.info("The database answers; pages are current up to generation {}", seen);
            answering = true;
        }
    }

    private void unheard(Exception e) {
        if (answering) {
            log.warn("The database does not answer; pages are served as last known: {}", e.toString());
            answering = false;
        }
    }

    private void read() throws SQLException {
        try (Connection connection = own.getConnection()) {
            connection.setNetworkTimeout(SAME_THREAD, NETWORK_TIMEOUT_MS);
            long now = clock(connection);
            if (now == seen) {
                return;
            }
            if (now < seen) {
                startOver();
            }
            apply(connection, now);
        }
    }

    private static long clock(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select generation from place_clock where id = 1");
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("place_clock is empty");
            }
            return row.getLong(1);
        }
    }

    private void startOver() {
        log.warn("The database went back in time; everything is read again");
        epoch.incrementAndGet();
        changedAt.clear();
        seen = -1;
        floor = Long.MAX_VALUE;
    }

    /** Takes in the changes after the last one seen; where some of them are pruned away, all that is older goes. */
    private void apply(Connection connection, long now) throws SQLException {
        long first = Long.MAX_VALUE;
        long last = seen;
        String sql =
                "select generation, scope_kind, scope_id from place_change where generation > ? order by generation";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, seen);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    first = Math.min(first, last);
                    changedAt.merge(row.getString(2) + ":" + row.getLong(3), last, Math::max);
                }
            }
        }
        boolean gap = seen < 0 || first > seen + 1;
        if (gap) {
            // Of what lies before the first row there is no record: what was loaded before it cannot be vouched for.
            floor = first == Long.MAX_VALUE ? now : first - 1;
        }
        seen = Math.max(last, gap ? now : last);
        if (changedAt.size() > SCOPES_KEPT) {
            floor = seen;
            changedAt.clear();
        }
    }

    /** Requests must not be able to keep the question from being asked: it has a connection of its own. */
    private DataSource ownConnection() {
        try {
            if (!database.isWrapperFor(HikariDataSource.class)) {
                return database;
            }
            HikariConfig config = new HikariConfig();
            database.unwrap(HikariDataSource.class).copyStateTo(config);
            config.setPoolName("generations");
            config.setMaximumPoolSize(2);
            config.setMinimumIdle(1);
            return new HikariDataSource(config);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Before the web server, so that the first request finds news. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Drops changes older than any page can be that somebody keeps; what is older still is not vouched for. */
    void forget() {
        String sql = "delete from place_change where created_at < current_timestamp - interval 2 day limit 10000";
        try (Connection connection = own.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.executeUpdate();
        } catch (SQLException e) {
            log.warn("Old changes stay for another hour: {}", e.toString());
        }
    }

    @Override
    public void start() {
        own = ownConnection();
        ask();
        clockwork = new Clockwork("generations", PERIOD, this::ask);
        broom = new Clockwork("generations-forget", Duration.ofHours(1), this::forget);
    }

    @Override
    public void stop() {
        for (Clockwork running : new Clockwork[] {clockwork, broom}) {
            if (running != null) {
                running.close();
            }
        }
        clockwork = null;
        broom = null;
        DataSource used = own;
        own = database;
        if (used instanceof HikariDataSource pool && used != database) {
            pool.close();
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }
}
