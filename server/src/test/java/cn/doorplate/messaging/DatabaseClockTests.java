package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DatabaseClockTests {

    @Autowired
    private JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(longs = {-600, 0, 600})
    void tellsTheDatabasesTimeHoweverWrongTheServersIs(long seconds) {
        Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));

        Instant told = new DatabaseClock(jdbc, wrong).instant();

        // Both run on one machine here.
        assertThat(Duration.between(told, Instant.now()).abs()).isLessThan(Duration.ofSeconds(5));
    }
}
