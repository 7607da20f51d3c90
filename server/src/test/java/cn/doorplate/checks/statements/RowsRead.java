package cn.doorplate.checks.statements;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows that the database read, by the handler's counters of the session: what the engine handed up, whatever the plan said. */
public final class RowsRead {

    private RowsRead() {}

    public static long during(TransactionTemplate transactions, JdbcTemplate jdbc, Runnable work) {
        return Objects.requireNonNull(transactions.execute(status -> {
            long before = reads(jdbc);
            work.run();
            return reads(jdbc) - before;
        }));
    }

    private static long reads(JdbcTemplate jdbc) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Long>) RowsRead::reads));
    }

    private static long reads(Connection connection) throws SQLException {
        long reads = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show session status like 'Handler_read%'")) {
            while (rows.next()) {
                reads += rows.getLong(2);
            }
        }
        return reads;
    }
}
