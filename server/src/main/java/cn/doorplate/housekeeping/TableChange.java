package cn.doorplate.housekeeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Changes a table while servers work with it. The change has to have the table to itself for a moment, and whoever comes after it in the
 * line waits as well: so it waits two seconds for those before it, and no longer. It may then take a while, and its answer may.
 */
class TableChange {

    /** Seconds for which everybody may have to wait. */
    private static final int LINE = 2;

    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final JdbcTemplate jdbc;

    TableChange(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DataAccessException if others had the table for too long; then nothing is changed */
    void make(String statement) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) ANSWER.toMillis());
            try {
                make(connection, statement);
            } finally {
                connection.setNetworkTimeout(Runnable::run, before);
            }
            return true;
        });
    }

    private static void make(Connection connection, String change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session lock_wait_timeout = " + LINE);
            try {
                statement.execute(change);
            } finally {
                statement.execute("set session lock_wait_timeout = default");
            }
        }
    }
}
