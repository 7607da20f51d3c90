package cn.doorplate.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.dev.TestServers;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A migration of two seconds, by connections that wait half a second for anything. */
class PatientMigrationsTests {

    private final HikariDataSource pool = new HikariDataSource();

    @BeforeEach
    void connect() {
        pool.setJdbcUrl(TestServers.database("doorplate_patience"));
        pool.setUsername(TestServers.username());
        pool.setPassword(TestServers.password());
        pool.setMaximumPoolSize(4);
        pool.addDataSourceProperty("socketTimeout", "500");
        flyway().clean();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private Flyway flyway(Callback... callbacks) {
        return Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/slow")
                .cleanDisabled(false)
                .callbacks(callbacks)
                .load();
    }

    @Test
    void aSlowMigrationIsGivenUpWithoutPatience() {
        assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> flyway().migrate());
    }

    @Test
    void itIsWaitedForAndRequestsWaitNoLongerThanBefore() throws Exception {
        assertThat(flyway(new PatientMigrations()).migrate().migrationsExecuted).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isEqualTo(500);
            }
        }
    }
}
