package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
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
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** Times that several servers compare are told by one clock, the database's. */
@IntegrationTest
class ServerTimeTests {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DataSource source;

    @ParameterizedTest
    @ValueSource(
            classes = {
                Decider.class,
                Notes.class,
                DeliveryPacking.class,
                DigestPacking.class,
                Deliveries.class,
                BroadcastEngine.class,
                BroadcastPart.class,
                BroadcastSettling.class,
                Broadcasts.class,
                BroadcastDesk.class,
                OutboundGauges.class
            })
    void whoSetsATimeThatOthersWaitForHasTheDatabases(Class<?> part) {
        Object target = AopTestUtils.getTargetObject(context.getBean(part));

        assertThat(ReflectionTestUtils.getField(target, "clock")).isInstanceOf(DatabaseClock.class);
    }

    @Test
    void twoServersWhoseClocksAreFarApartAgreeWhenTheNextAttemptIs() {
        JdbcClient jdbc = JdbcClient.create(source);
        Clock fast = new DatabaseClock(jdbc, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(10)));
        Clock slow = new DatabaseClock(jdbc, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-10)));

        assertThat(Duration.between(fast.instant(), slow.instant()).abs()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void isOffByAsMuchAsItWasWhileTheDatabaseDoesNotAnswer() {
        AtomicBoolean away = new AtomicBoolean();
        OutboundFixture world = new OutboundFixture(context);
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
                world.clock);
        assertThat(told.instant()).isNotNull();
        away.set(true);

        world.clock.advance(Duration.ofMinutes(1));

        assertThat(Duration.between(told.instant(), Instant.now().plusSeconds(60))
                        .abs())
                .isLessThan(Duration.ofSeconds(30));
    }
}
