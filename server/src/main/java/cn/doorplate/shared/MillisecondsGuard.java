package cn.doorplate.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.stereotype.Component;

/**
 * Refuses a database to which times go without their milliseconds: every history would look as if it had been changed. MariaDB 10 calls
 * itself "5.5.5-10.…" (https://jira.mariadb.org/browse/MDEV-7780), and Connector/J sends no fractions to what is older than 5.6.4.
 */
@Component
class MillisecondsGuard extends BaseCallback {

    private static final String TIME = "2026-11-21T10:00:00.123";

    private final AtomicBoolean looked = new AtomicBoolean();

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_VALIDATE;
    }

    /** Once: every module has its own migrations, and all the same database. */
    @Override
    public void handle(Event event, Context context) {
        if (!looked.getAndSet(true) && !arrivesWhole(context.getConnection())) {
            throw new FlywayException(
                    "数据库收到的时间没有毫秒，不能使用。请用 MySQL 8.4、MySQL 9 或 MariaDB 11.4 以上（MariaDB 10 会被驱动当成 MySQL 5.5）；"
                            + "连接地址里不要有 sendFractionalSeconds=false。");
        }
    }

    private static boolean arrivesWhole(Connection connection) {
        try (PreparedStatement asking = connection.prepareStatement("select cast(? as datetime(3)) = ?")) {
            asking.setObject(1, LocalDateTime.parse(TIME));
            asking.setString(2, TIME.replace('T', ' '));
            try (ResultSet answer = asking.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new FlywayException("whether times arrive whole cannot be asked", e);
        }
    }
}
