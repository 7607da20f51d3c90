package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.messaging.OutboundFixture.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** What goes out while something is broken: the store, a configuration, a provider. */
@IntegrationTest
class OutboundTroubleTests {

    private static final String NOTICE = "dev-notice";

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
    void aShortOutageOfTheStoreRightAfterASendSendsNothingTwice() {
        Member member = memberWithOne();
        decided(MessageKind.NOTICE, member);
        AtomicInteger asked = new AtomicInteger();
        Outage outage = new Outage(world.transactions, 2);
        Way way = world.weChatAnswering(parcel -> {
            asked.incrementAndGet();
            outage.begun.set(true);
            return Answer.taken(null);
        });
        await().until(() -> {
            world.sender(way, outage, world.clock).round();
            return asked.get() > 0;
        });
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
    }

    /** After it has begun so many transactions cannot be. */
    private static final class Outage implements PlatformTransactionManager {

        private final PlatformTransactionManager store;
        private final AtomicInteger left;
        private final AtomicBoolean begun = new AtomicBoolean();

        private Outage(PlatformTransactionManager store, int number) {
            this.store = store;
            this.left = new AtomicInteger(number);
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            if (begun.get() && left.getAndDecrement() > 0) {
                throw new CannotCreateTransactionException("as the test wants it");
            }
            return store.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            store.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            store.rollback(status);
        }
    }

    @Test
    void whatWasSentIsNotedBeforeTheTimeIsAskedFor() {
        Member member = memberWithOne();
        decided(MessageKind.NOTICE, member);
        AtomicBoolean away = new AtomicBoolean();
        Way way = world.weChatAnswering(parcel -> {
            away.set(true);
            return Answer.taken(null);
        });
        Sender sender = world.sender(way, world.transactions, new FailingClock(world.clock, away));
        await().until(() -> {
            try {
                sender.round();
            } catch (RuntimeException e) {
                assertThat(e).hasStackTraceContaining("as the test wants it");
            }
            return away.get();
        });
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
    }

    /** The database's, while that is away. */
    private static final class FailingClock extends Clock {

        private final Clock own;
        private final AtomicBoolean away;

        private FailingClock(Clock own, AtomicBoolean away) {
            this.own = own;
            this.away = away;
        }

        @Override
        public Instant instant() {
            if (away.get()) {
                throw new DataAccessResourceFailureException("as the test wants it");
            }
            return own.instant();
        }

        @Override
        public ZoneId getZone() {
            return own.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalStateException("the tests know one zone");
        }
    }

    @Test
    void aConsentThatMayBeUsedUpIsNotGivenBack() {
        Member failing = memberWithOne();
        Member reading = memberWithOne();
        Member stopped = memberWithOne();
        long broadcast = world.broadcast(BroadcastState.TOLD, stopped.id());
        decided(MessageKind.NOTICE, failing, reading);
        Way silent = world.weChatAnswering(parcel -> Answer.lost());
        world.send(world.sender(silent), failing.id(), reading.id(), stopped.id());
        world.settle(broadcast, BroadcastState.STOPPED);
        world.jdbc.update("update message set read_at = utc_timestamp() where person_id = ?", reading.id());
        world.clock.advance(Duration.ofSeconds(13));
        Way refusing = world.weChatAnswering(parcel -> Answer.failed(DeliveryFailure.INVALID));
        world.send(world.sender(refusing), failing.id(), reading.id());
        assertThat(world.deliveries(failing.id())).containsExactly("WECHAT FAILED INVALID");
        assertThat(world.deliveries(reading.id())).first().asString().startsWith("WECHAT DROPPED");
        assertThat(world.deliveries(stopped.id())).first().asString().startsWith("WECHAT DROPPED");
        assertThat(Stream.of(failing, reading, stopped))
                .allSatisfy(it -> assertThat(world.remaining(it, NOTICE)).isZero());
    }

    @Test
    void whatIsOnItsWayWhenThereTurnsOutToBeNoConsentHasNoneToGiveBack() {
        Member member = world.member();
        world.allow(member, NOTICE, 2);
        decided(MessageKind.NOTICE, member);
        decided(MessageKind.NOTICE, member);
        AtomicInteger asked = new AtomicInteger();
        Way way = world.weChatAnswering(parcel ->
                Answer.failed(asked.incrementAndGet() == 1 ? DeliveryFailure.NOT_SUBSCRIBED : DeliveryFailure.INVALID));
        long later = Objects.requireNonNull(
                world.jdbc.queryForObject("select max(id) from delivery where person_id = ?", Long.class, member.id()));
        world.jdbc.update(
                "update delivery set due_at = ? where id = ?",
                world.clock.instant().plusSeconds(60),
                later);
        world.send(world.sender(way), member.id());
        world.clock.advance(Duration.ofSeconds(61));
        world.send(world.sender(way), member.id());
        assertThat(world.deliveries(member.id()))
                .containsExactlyInAnyOrder("WECHAT FAILED NOT_SUBSCRIBED", "WECHAT FAILED INVALID");
        assertThat(world.remaining(member, NOTICE)).isZero();
    }

    @Test
    void smsBringsTheUrgentWhereWeChatsSideIsBroken() {
        Member invalid = world.memberWithPhone();
        Member misconfigured = world.memberWithPhone();
        Member notUrgent = world.memberWithPhone();
        Stream.of(invalid, misconfigured, notUrgent).forEach(it -> world.allow(it, NOTICE, 1));
        decided(MessageKind.URGENT, invalid, misconfigured);
        decided(MessageKind.NOTICE, notUrgent);
        Way broken = world.weChatAnswering(parcel -> Answer.failed(
                misconfigured.openid().equals(parcel.to().openid())
                        ? DeliveryFailure.MISCONFIGURED
                        : DeliveryFailure.INVALID));
        world.sendByEither(
                world.sender(broken), world.sender(world.sms()), invalid.id(), misconfigured.id(), notUrgent.id());
        assertThat(world.deliveries(invalid.id())).containsExactlyInAnyOrder("WECHAT FAILED INVALID", "SMS SENT");
        assertThat(world.deliveries(misconfigured.id()))
                .containsExactlyInAnyOrder("WECHAT WAITING MISCONFIGURED", "SMS SENT");
        assertThat(world.deliveries(notUrgent.id())).containsExactly("WECHAT FAILED INVALID");
    }

    @Test
    void smsDoesNotRepeatTheUrgentThatMayHaveArrived() {
        Member member = world.memberWithPhone();
        world.allow(member, NOTICE, 1);
        decided(MessageKind.URGENT, member);
        world.send(world.sender(world.weChatAnswering(parcel -> Answer.lost())), member.id());
        world.clock.advance(Duration.ofSeconds(13));
        Way broken = world.weChatAnswering(parcel -> Answer.failed(DeliveryFailure.INVALID));
        world.send(world.sender(broken), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT FAILED INVALID");
    }

    @Test
    void whoTurnsWeChatOffAndSmsOnMeanwhileIsToldBySms() {
        Member member = world.memberWithPhone();
        world.allow(member, NOTICE, 1);
        decided(MessageKind.NOTICE, member);
        world.set(member.id(), false, true, "");
        world.sendByEither(world.sender(), world.sender(world.sms()), member.id());
        assertThat(world.deliveries(member.id())).containsExactlyInAnyOrder("WECHAT DROPPED", "SMS SENT");
        assertThat(world.remaining(member, NOTICE)).isEqualTo(1);
    }

    @Test
    void whatGoesByATemplateThatOnlyNewerServersKnowIsTriedAgainByThem() {
        Member member = memberWithOne();
        decided(MessageKind.NOTICE, member);
        world.send(world.sender(world.weChat(template("dev-older", "thing1", "title"))), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT WAITING MISCONFIGURED");
        world.clock.advance(Duration.ofSeconds(13));
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
    }

    @Test
    void smsOfAKindThatOnlyNewerServersKnowATemplateOfIsTriedAgainByThem() {
        long elder = world.dependant(LocalDate.of(1940, 5, 1));
        world.tell(MessageKind.NOTICE, elder);
        world.decider().round();
        world.jdbc.update("update delivery set kind = 'ROLE' where person_id = ?", elder);
        world.jdbc.update("update message set kind = 'ROLE' where person_id = ?", elder);
        world.send(world.sender(world.sms()), elder);
        assertThat(world.deliveries(elder)).containsExactly("SMS WAITING MISCONFIGURED");
    }

    @Test
    void whatWeChatDoesNotTakeFailsByItsOwnWords() {
        Member member = memberWithOne();
        decided(MessageKind.NOTICE, member);
        // The stand-in asks for thing2 and time3 too, and says 47003 to a message without.
        world.send(world.sender(world.weChat(template(NOTICE, "thing1", "title"))), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT FAILED INVALID");
        assertThat(world.remaining(member, NOTICE)).isEqualTo(1);
        assertThat(WeChatStandIn.shared().messagesTo(member.openid())).isEmpty();
    }

    private static MessagingSettings.Template template(String id, String placeholder, String value) {
        return new MessagingSettings.Template(
                id, List.of("NOTICE"), false, false, "pages/index/index", Map.of(placeholder, value));
    }

    private void decided(MessageKind kind, Member... members) {
        world.tell(kind, Stream.of(members).mapToLong(Member::id).toArray());
        world.decider().round();
    }

    private Member memberWithOne() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        return member;
    }
}
