package cn.doorplate.reserve;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens a connection as soon as the database takes any: while it does not, it is asked again and again. A pool that is told of a failure
 * would pause longer after each one (HikariCP up to 10 s), and alarms would wait that much longer than the outage.
 */
final class PatientDataSource extends DelegatingDataSource {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    PatientDataSource(DataSource opens) {
        super(opens);
    }

    @Override
    public Connection getConnection() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return super.getConnection();
            } catch (SQLException e) {
                if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
