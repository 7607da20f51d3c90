package cn.doorplate.shared;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.wechat.StandInClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@IntegrationTest
class DatabaseClockTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @ParameterizedTest
    @ValueSource(longs = {-600, 0, 600})
    void tellsTheDatabasesTimeHoweverWrongTheServersIs(long seconds) {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        Instant told = new DatabaseClock(jdbc, wrong).instant();

        // Both run on one machine here.
        assertThat(Duration.between(told, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void twoServersWhoseClocksAreFarApartAgreeWhenTheNextAttemptIs() {
        Clock fast = new DatabaseClock(jdbc, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));
        Clock slow = new DatabaseClock(jdbc, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));

        assertThat(Duration.between(fast.instant(), slow.instant()).abs()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void isOffByAsMuchAsItWasWhileTheDatabaseDoesNotAnswer() {
        AtomicBoolean away = new AtomicBoolean();
        StandInClock own = new StandInClock();
        Clock told = new DatabaseClock(
                JdbcClient.create(new DelegatingDataSource(source) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        if (away.get()) {
                            throw new SQLException("as the test wants it");
                        }
                        return super.getConnection();
                    }
                }),
                own);
        assertThat(told.instant()).isNotNull();
        away.set(true);

        own.advance(Duration.ofMinutes(1));

        assertThat(Duration.between(told.instant(), Instant.now().plusSeconds(60))
                        .abs())
                .isLessThan(Duration.ofSeconds(30));
    }
}
