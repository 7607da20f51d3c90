package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import cn.doorplate.dev.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.Test;

/** A driver that takes the database for one of before 5.6.4 behaves like one that was told to send no fractions of seconds. */
class MillisecondsGuardTests {

    @Test
    void aDatabaseThatKeepsMillisecondsIsWelcome() throws SQLException {
        try (Connection connection = connection("sendFractionalSeconds=true")) {
            assertThatCode(() -> look(connection)).doesNotThrowAnyException();
        }
    }

    @Test
    void oneToWhichTheyDoNotGetIsRefusedWithWhatToDo() throws SQLException {
        try (Connection connection = connection("sendFractionalSeconds=false")) {
            assertThatThrownBy(() -> look(connection))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("毫秒")
                    .hasMessageContaining("MariaDB 11.4");
        }
    }

    private static void look(Connection connection) {
        Context context = mock(Context.class);
        given(context.getConnection()).willReturn(connection);
        new MillisecondsGuard().handle(Event.BEFORE_VALIDATE, context);
    }

    private static Connection connection(String option) throws SQLException {
        String url = TestServers.database("doorplate_test");
        return DriverManager.getConnection(
                url + (url.contains("?") ? "&" : "?") + option, TestServers.username(), TestServers.password());
    }
}
