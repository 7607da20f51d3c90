package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** An address that is one person's alone: SMS brings it, or whoever sends it learns that nothing does. */
@IntegrationTest
class LinkTests {

    private static final String LINK = "abcdefghijkm";

    @Autowired
    private ConfigurableApplicationContext context;

    private OutboundFixture world;
    private long elder;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    @BeforeEach
    void alone() {
        world = new OutboundFixture(context);
        world.alone();
        elder = world.dependant(LocalDate.of(1940, 5, 1));
    }

    @AfterEach
    void notAlone() {
        world.notAlone();
    }

    @Test
    void itGoesOutByItsOwnTemplateThoughItsKindHasNone() {
        world.tellWithLink(MessageKind.ROLE, elder, 1, LINK);

        world.decider().round();
        world.send(world.sender(world.sms(taken, Answer.taken(null))), elder);

        assertThat(taken).singleElement().asString().startsWith("1005 ").endsWith(LINK);
    }

    @Test
    void whatIsTooMuchForADayGoesOutTheNextMorningWithItAndIsInNoDigest() {
        for (int i = 0; i < 11; i++) {
            world.tellWithLink(MessageKind.CASE, elder, 1, LINK);
        }
        world.decider().round();
        world.send(world.sender(world.sms(taken, Answer.taken(null))), elder);
        assertThat(taken).hasSize(10);
        assertThat(world.deliveries(elder)).last().isEqualTo("SMS WAITING");

        world.clock.advance(Duration.ofDays(1));
        world.send(world.sender(world.sms(taken, Answer.taken(null))), elder);

        assertThat(taken).hasSize(11).last().asString().startsWith("1005 ").endsWith(LINK);
        assertThat(world.deliveries(elder)).containsOnly("SMS SENT");
    }

    @Test
    void ofOneThatNeverArrivesItsSenderIsTold() {
        long subject = Ids.next();
        world.tellWithLink(MessageKind.CASE, elder, subject, LINK);
        world.tell(MessageKind.CASE, elder);
        world.decider().round();
        List<LinkUnsent> told = new CopyOnWriteArrayList<>();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> payload
                    && payload.getPayload() instanceof LinkUnsent unsent
                    && unsent.personId() == elder) {
                told.add(unsent);
            }
        };
        context.addApplicationListener(listener);
        try {
            world.send(world.sender(world.sms(taken, Answer.failed(DeliveryFailure.BLOCKED))), elder);
        } finally {
            context.removeApplicationListener(listener);
        }

        assertThat(world.deliveries(elder)).containsOnly("SMS FAILED BLOCKED");
        assertThat(told).containsExactly(new LinkUnsent(elder, subject));
    }

    @Test
    void withoutATemplateForItNoneIsPromised() {
        assertThat(TestSms.links("LINK", "link").goOut()).isTrue();
        assertThat(TestSms.links("CASE", "title").goOut()).isFalse();
    }
}
