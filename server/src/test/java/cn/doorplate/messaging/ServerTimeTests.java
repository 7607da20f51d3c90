package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.shared.DatabaseClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;

/** Times that several servers compare are told by one clock, the database's. */
@IntegrationTest
class ServerTimeTests {

    @Autowired
    private ApplicationContext context;

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
}
