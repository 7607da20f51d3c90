package cn.doorplate.place;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Bounds how long the transaction's connection waits for a database that is frozen; the pool undoes it on return. */
@Component
class ImpatientConnection {

    private static final Duration PATIENCE = Duration.ofMillis(1500);

    private final DataSource dataSource;

    ImpatientConnection(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Called first thing inside a transaction. */
    void waitNoLongerThanPeopleDo() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the connection is gone", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
