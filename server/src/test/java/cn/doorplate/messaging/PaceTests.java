package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.messaging.OutboundFixture.Member;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How many messages go out in a second, through all servers together. */
@IntegrationTest
class PaceTests {

    private static final int PER_SECOND = 9;

    @Autowired
    private ApplicationContext context;

    private OutboundFixture world;

    @BeforeEach
    void alone() {
        world = new OutboundFixture(context);
        world.alone();
    }

    @AfterEach
    void notAlone() {
        world.notAlone();
    }

    @Test
    void threeServersTogetherKeepToTheRate() {
        List<Member> members = Stream.generate(world::member).limit(20).toList();
        members.forEach(it -> world.allow(it, "dev-notice", 3));
        for (int i = 0; i < 3; i++) {
            world.tell(
                    MessageKind.NOTICE, members.stream().mapToLong(Member::id).toArray());
        }
        world.decider().round();
        AtomicInteger sent = new AtomicInteger();
        Way way = world.weChatAnswering(
                parcel -> {
                    sent.incrementAndGet();
                    return Answer.taken(null);
                },
                PER_SECOND);
        List<Sender> servers = Stream.generate(() -> world.sender(way)).limit(3).toList();
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(2)) {
            servers.forEach(Sender::round);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        assertThat(sent.get())
                .as("what is free at the beginning, and what becomes free")
                .isBetween(PER_SECOND, (int) Math.ceil(PER_SECOND * (1 + seconds)));
    }

    @Test
    void whileRedisIsAwayEachServerKeepsToItsShare() {
        Way way = world.weChatAnswering(parcel -> Answer.taken(null), 120);

        assertThat(world.paceAlone(way, 3).take(100)).isBetween(40, 42);
        assertThat(world.paceAlone(way, 500).take(100))
                .as("nobody stands still")
                .isBetween(1, 2);
    }
}
