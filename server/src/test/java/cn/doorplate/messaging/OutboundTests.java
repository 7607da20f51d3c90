package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.messaging.OutboundFixture.Member;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What goes out of inboxes, by which way and when; on WeChat's stand-in, from ten in the morning on. */
@IntegrationTest
class OutboundTests {

    private static final String NOTICE = "dev-notice";
    private static final String LIFE = "dev-life";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Broadcasts broadcasts;

    @LocalServerPort
    private int port;

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
    void oneConsentLetsOneMessageGoOutInTheTemplatesForm() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        world.tell(MessageKind.NOTICE, member.id(), member.id());
        world.decider().round();
        assertThat(world.remaining(member, NOTICE)).isZero();
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
        assertThat(member.shown()).hasSize(1);
        assertThat(member.shown().get(0))
                .containsEntry("thing1", "周六上午停水检修，请提前备水，谢谢您的…")
                .containsEntry("thing2", "8 点到 12 点。")
                .containsKey("time3");
    }

    @Test
    void severalServersDecideAndSendEachMessageOnce() {
        List<Member> members = Stream.generate(() -> world.member()).limit(40).toList();
        members.forEach(it -> world.allow(it, NOTICE, 2));
        long[] persons = members.stream().mapToLong(Member::id).toArray();
        world.tell(MessageKind.NOTICE, persons);
        atOnce(3, () -> world.decider().round());
        atOnce(3, () -> world.send(world.sender(), persons));
        assertThat(members).allSatisfy(it -> {
            assertThat(world.deliveries(it.id())).containsExactly("WECHAT SENT");
            assertThat(it.shown()).hasSize(1);
            assertThat(world.remaining(it, NOTICE)).isEqualTo(1);
        });
    }

    @Test
    void whatAServerHadSentWhenItDiedIsNotShownTwiceAndCountsAsSent() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        Sender dying = world.sender(world.weChat(answer -> {
            throw new AssertionError("killed after sending");
        }));
        assertThatThrownBy(() -> await().until(() -> dying.round() < 0)).hasStackTraceContaining("killed");
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT WAITING");
        world.sender().round();
        assertThat(world.deliveries(member.id())).as("the lease holds").containsExactly("WECHAT WAITING");
        world.clock.advance(Sender.LEASE.plusSeconds(1));
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
        assertThat(member.shown()).hasSize(1);
    }

    @Test
    void whatAServerHadInHandButNotSentGoesOutWhenItsLeaseEnds() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        Sender dying = world.sender(new DyingWay());
        assertThatThrownBy(() -> await().until(() -> dying.round() < 0)).hasStackTraceContaining("killed");
        world.clock.advance(Sender.LEASE.plusSeconds(1));
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
        assertThat(member.shown()).hasSize(1);
    }

    private static final class DyingWay implements Way {

        @Override
        public DeliveryChannel channel() {
            return DeliveryChannel.WECHAT;
        }

        @Override
        public int perSecond() {
            return 100;
        }

        @Override
        public Answer send(Parcel parcel) {
            throw new AssertionError("killed before sending");
        }
    }

    @Test
    void nothingButTheUrgentGoesOutInTheQuietHours() {
        world.clock.advance(Duration.ofHours(13));
        Member member = world.member();
        world.allow(member, NOTICE, 2);
        world.tell(MessageKind.NOTICE, member.id());
        world.tell(MessageKind.URGENT, member.id());
        world.decider().round();
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT WAITING", "WECHAT SENT");
        world.clock.advance(Duration.ofHours(8));
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT", "WECHAT SENT");
        assertThat(member.shown()).hasSize(2);
    }

    @Test
    void onAnUrgentMessageOneConsentIsSpentHoweverManyDecideOnIt() {
        Member member = world.member();
        world.allow(member, NOTICE, 2);
        world.tell(MessageKind.URGENT, member.id());
        List<DeskMapper.Undecided> read = world.undecided(member.id());
        assertThat(read).hasSize(1);

        world.decider().decideAhead(read);
        world.decider().decideAhead(read);
        world.decider().round();

        assertThat(world.deliveries(member.id())).containsExactly("WECHAT WAITING");
        assertThat(world.remaining(member, NOTICE)).isEqualTo(1);
    }

    @Test
    void whatIsTriedAgainAtNightWaitsForTheMorningAndTheUrgentDoesNot() {
        world.clock.advance(Duration.ofHours(11).plusMinutes(59));
        Member resting = memberWithOne();
        Member alarmed = memberWithOne();
        world.tell(MessageKind.NOTICE, resting.id());
        world.tell(MessageKind.URGENT, alarmed.id());
        world.decider().round();
        Way away = world.weChatSaying(Answer.failed(DeliveryFailure.AWAY), new AtomicInteger(), resting);
        world.send(world.sender(away), resting.id(), alarmed.id());
        world.clock.advance(Duration.ofMinutes(5));
        world.send(world.sender(), resting.id(), alarmed.id());
        assertThat(world.deliveries(alarmed.id())).containsExactly("WECHAT SENT");
        assertThat(resting.shown()).as("at 22:04").isEmpty();
        assertThat(world.deliveries(resting.id())).containsExactly("WECHAT WAITING AWAY");
        world.clock.advance(Duration.ofHours(8).plusMinutes(55));
        world.sender().round();
        assertThat(resting.shown()).as("at 6:59").isEmpty();
        world.clock.advance(Duration.ofMinutes(1));
        world.send(world.sender(), resting.id());
        assertThat(resting.shown()).as("at 7:00").hasSize(1);
    }

    @Test
    void whatPeopleMutedOrSwitchedOffMeanwhileIsDroppedAndTheUrgentIsNot() {
        Member muting = memberWithOne();
        Member refusing = memberWithOne();
        Member alarmed = memberWithOne();
        world.tell(MessageKind.NOTICE, muting.id(), refusing.id());
        world.tell(MessageKind.URGENT, alarmed.id());
        world.decider().round();
        world.set(muting.id(), true, false, "NOTICE");
        world.set(refusing.id(), false, false, "");
        world.set(alarmed.id(), true, false, "URGENT,NOTICE");
        world.send(world.sender(), muting.id(), refusing.id(), alarmed.id());
        assertThat(Stream.of(muting, refusing)).allSatisfy(it -> {
            assertThat(world.deliveries(it.id())).containsExactly("WECHAT DROPPED");
            assertThat(world.remaining(it, NOTICE)).isEqualTo(1);
            assertThat(it.shown()).isEmpty();
        });
        assertThat(alarmed.shown()).hasSize(1);
    }

    @Test
    void aDigestAtNightWaitsForTheMorning() {
        Member member = world.member();
        world.allow(member, NOTICE, 4);
        world.allow(member, "dev-digest", 1);
        for (int i = 0; i < 4; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.decider().round();
        world.send(world.sender(), member.id());
        world.clock.advance(Duration.ofHours(13));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).as("the servers were down until 23:00").hasSize(3);
        assertThat(world.remaining(member, "dev-digest")).isEqualTo(1);
        world.clock.advance(Duration.ofHours(8));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).hasSize(4);
    }

    @Test
    void whatIsTooMuchForADayGoesOutAsOneLineInTheEvening() {
        Member member = world.member();
        world.allow(member, NOTICE, 6);
        world.allow(member, "dev-digest", 1);
        for (int i = 0; i < 5; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.tell(MessageKind.URGENT, member.id());
        world.decider().round();
        assertThat(world.deliveries(member.id()))
                .containsExactly(
                        "WECHAT WAITING",
                        "WECHAT WAITING",
                        "WECHAT WAITING",
                        "WECHAT HELD",
                        "WECHAT HELD",
                        "WECHAT WAITING");
        assertThat(world.remaining(member, NOTICE))
                .as("what is held spends nothing")
                .isEqualTo(2);
        world.send(world.sender(), member.id());
        world.digests(world.weChat()).round();
        assertThat(member.shown()).hasSize(4);

        world.clock.advance(Duration.ofHours(9));
        atOnce(2, () -> world.send(world.digests(world.weChat()), member.id()));
        assertThat(member.shown()).hasSize(5);
        assertThat(member.shown().get(4)).containsEntry("thing1", "您今天还有 2 条消息").containsEntry("number2", "2");
        assertThat(world.deliveries(member.id()))
                .filteredOn("WECHAT DROPPED"::equals)
                .hasSize(2);
        assertThat(world.remaining(member, "dev-digest")).isZero();

        world.clock.advance(Duration.ofHours(15));
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        assertThat(world.deliveries(member.id())).as("a new day").last().isEqualTo("WECHAT WAITING");
    }

    @Test
    void whatADigestThatFailsWasToTellOfFailsWithItAndIsNotCountedAgain() {
        Member member = world.member();
        world.allow(member, NOTICE, 8);
        world.allow(member, "dev-digest", 1);
        tellFive(member);
        world.send(world.sender(), member.id());
        WeChatStandIn.shared().refuse(member.openid(), "dev-digest");
        world.clock.advance(Duration.ofHours(9));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(world.deliveries(member.id()))
                .filteredOn("WECHAT FAILED NOT_SUBSCRIBED"::equals)
                .as("seen by staff, like any other that failed")
                .hasSize(2);
        world.clock.advance(Duration.ofHours(15));
        world.allow(member, "dev-digest", 1);
        tellFive(member);
        world.send(world.sender(), member.id());
        world.clock.advance(Duration.ofHours(9));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).hasSize(7).last().extracting("number2").isEqualTo("2");
    }

    @Test
    void aDigestWithoutConsentFailsBeforeItIsSentAndSoDoesWhatIsHeld() {
        Member member = world.member();
        world.allow(member, NOTICE, 8);
        world.allow(member, "dev-digest", 1);
        tellFive(member);
        world.jdbc.update("update subscribe_credit set remaining = 0 where person_id = ?", member.id());
        world.send(world.sender(), member.id());
        world.clock.advance(Duration.ofHours(9));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(world.deliveries(member.id()))
                .filteredOn("WECHAT FAILED NOT_SUBSCRIBED"::equals)
                .hasSize(2);
    }

    @Test
    void whatIsHeldWhileTheDigestGoesOutIsToldByAnother() {
        Member member = world.member();
        world.allow(member, NOTICE, 8);
        world.allow(member, "dev-digest", 2);
        tellFive(member);
        world.send(world.sender(), member.id());
        world.clock.advance(Duration.ofHours(9));
        Way late = world.weChat(answer -> {
            world.jdbc.update(
                    "insert ignore into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)"
                            + " select ?, person_id, seq, 'WECHAT', kind, region_code, 'HELD', ?, created_at from message"
                            + " where person_id = ? and cause = 'test:late'",
                    Ids.next(),
                    world.clock.instant(),
                    member.id());
            return answer;
        });
        world.tellLate(member.id());
        await().until(() -> {
            world.digests(late).round();
            return member.shown().size() == 4;
        });
        assertThat(member.shown()).last().extracting("number2").isEqualTo("2");
        assertThat(world.deliveries(member.id()).get(5)).isEqualTo("WECHAT HELD");
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).hasSize(5).last().extracting("number2").isEqualTo("1");
    }

    /** Two more than go out one by one. */
    private void tellFive(Member member) {
        for (int i = 0; i < 5; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.decider().round();
    }

    @Test
    void whatIsHeldAfterTheDigestIsToldTheNextMorning() {
        Member member = world.member();
        world.allow(member, NOTICE, 9);
        world.allow(member, "dev-digest", 2);
        world.clock.advance(Duration.ofHours(10));
        for (int i = 0; i < 4; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.decider().round();
        world.send(world.sender(), member.id());
        world.clock.advance(Duration.ofHours(11));
        world.digests(world.weChat()).round();
        assertThat(member.shown()).as("at seven").hasSize(3);
        world.clock.advance(Duration.ofHours(1));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).hasSize(4).last().extracting("number2").isEqualTo("1");
        for (int i = 0; i < 4; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.decider().round();
        world.send(world.sender(), member.id());
        assertThat(member.shown()).hasSize(7);
        world.clock.advance(Duration.ofHours(11));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).as("the day has its own digest yet").hasSize(8);
    }

    @Test
    void aDigestThatEverythingWasReadOfIsNotSent() {
        Member member = world.member();
        world.allow(member, NOTICE, 6);
        world.allow(member, "dev-digest", 1);
        for (int i = 0; i < 4; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.decider().round();
        world.jdbc.update("update message set read_at = utc_timestamp() where person_id = ?", member.id());
        world.send(world.sender(), member.id());
        world.clock.advance(Duration.ofHours(9));
        world.send(world.digests(world.weChat()), member.id());
        assertThat(member.shown()).isEmpty();
        assertThat(world.remaining(member, "dev-digest")).isEqualTo(1);
    }

    @Test
    void whoEndsTheTransactionOfANoteOnlyDelaysIt() {
        Member member = memberWithOne();
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        Way refusing = world.weChatSaying(Answer.failed(DeliveryFailure.INVALID), new AtomicInteger(), member);
        CompletableFuture<Void> sending = new TransactionTemplate(world.transactions).execute(status -> {
            // Of two that wait for each other the database ends the one that has done less.
            for (int i = 0; i < 200; i++) {
                world.jdbc.update("insert into message_text (id, title, body) values (?, '', '')", Ids.next());
            }
            world.jdbc.queryForList(
                    "select remaining from subscribe_credit where person_id = ? and template = ? for update",
                    member.id(),
                    NOTICE);
            CompletableFuture<Void> begun =
                    CompletableFuture.runAsync(() -> world.send(world.sender(refusing), member.id()));
            await().until(() -> isLocked(member));
            world.jdbc.update("update delivery set attempts = attempts + 0 where person_id = ?", member.id());
            return begun;
        });
        Objects.requireNonNull(sending).join();
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT FAILED INVALID");
        assertThat(world.remaining(member, NOTICE)).isEqualTo(1);
    }

    /** Whether somebody else is about to note something of the person's delivery. */
    private boolean isLocked(Member member) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        world.jdbc.queryForList(
                                "select holder from delivery where person_id = ? and holder is not null for update nowait",
                                member.id());
                        return false;
                    } catch (PessimisticLockingFailureException | UncategorizedSQLException e) {
                        return true;
                    }
                })
                .join();
    }

    @Test
    void whatIsSentWhileItsBroadcastIsHeldUpAndLetGoOnIsNotedAndShownOnce() {
        List<Member> members = Stream.generate(this::memberWithOne).limit(60).toList();
        long[] persons = members.stream().mapToLong(Member::id).toArray();
        long broadcast = world.broadcast(BroadcastState.TOLD, persons);
        world.decider().round();
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> staff = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                world.settle(broadcast, BroadcastState.PAUSED);
                world.settle(broadcast, BroadcastState.TOLD);
            }
        });
        try {
            atOnce(2, () -> {
                Sender sender = world.sender();
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    sender.round();
                    return members.stream()
                            .allMatch(it -> world.deliveries(it.id()).equals(List.of("WECHAT SENT")));
                });
            });
        } finally {
            over.set(true);
        }
        staff.join();
        assertThat(members).allSatisfy(it -> assertThat(it.shown()).hasSize(1));
    }

    @Test
    void whatIsDamagedIsInNobodysWay() {
        Member unreadable = memberWithOne();
        Member keyless = memberWithOne();
        Member well = memberWithOne();
        world.tell(MessageKind.NOTICE, unreadable.id(), keyless.id(), well.id());
        world.decider().round();
        world.jdbc.update("update message set own_sealed = repeat('x', 60) where person_id = ?", unreadable.id());
        world.withoutGoodKey(keyless, () -> world.send(world.sender(), unreadable.id(), keyless.id(), well.id()));
        assertThat(world.deliveries(well.id())).containsExactly("WECHAT SENT");
        assertThat(world.deliveries(unreadable.id())).containsExactly("WECHAT FAILED INVALID");
        assertThat(world.deliveries(keyless.id())).containsExactly("WECHAT WAITING AWAY");
        world.clock.advance(Duration.ofSeconds(13));
        world.send(world.sender(), keyless.id());
        assertThat(keyless.shown()).hasSize(1);
    }

    @Test
    void whatCannotBeDecidedOnIsPassedOver() {
        Member keyless = memberWithOne();
        List<Member> others = Stream.generate(this::memberWithOne).limit(40).toList();
        List<Member> all = new ArrayList<>(others);
        all.add(20, keyless);
        world.tell(MessageKind.NOTICE, all.stream().mapToLong(Member::id).toArray());
        world.withoutGoodKey(keyless, () -> {
            Decider decider = world.decider();
            decider.round();
            assertThat(world.deliveries(keyless.id())).as("others try first").isEmpty();
            world.clock.advance(Decider.OTHERS);
            decider.round();
        });
        assertThat(others)
                .allSatisfy(it -> assertThat(world.deliveries(it.id())).containsExactly("WECHAT WAITING"));
        world.tell(MessageKind.URGENT, keyless.id());
        world.decider().round();
        assertThat(world.deliveries(keyless.id()))
                .as("the lane went on, and staff see what did not go out")
                .containsExactly("WECHAT FAILED UNDECIDED", "WECHAT WAITING");
    }

    @Test
    void whatThisServerCannotDecideOnIsAnothersForAWhile() {
        Member member = memberWithOne();
        world.tell(MessageKind.NOTICE, member.id());
        String kind = "OFNEXTYEAR";
        world.jdbc.update("update message set kind = ? where person_id = ?", kind, member.id());
        Decider old = world.decider();
        old.round();
        world.clock.advance(Decider.OTHERS.minusSeconds(1));
        old.round();
        assertThat(world.deliveries(member.id())).isEmpty();
        // A newer server knows the kind.
        world.jdbc.update("update message set kind = 'NOTICE' where person_id = ?", member.id());
        world.decider().round();
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT WAITING");
    }

    @Test
    void whatGoesOutOfAKindThatThisServerDoesNotKnowIsInNobodysWay() {
        Member member = world.member();
        world.allow(member, NOTICE, 6);
        world.allow(member, LIFE, 1);
        world.allow(member, "dev-digest", 1);
        for (int i = 0; i < 5; i++) {
            world.tell(MessageKind.NOTICE, member.id());
        }
        world.decider().round();
        // A newer server decided on the first and the last: one of them goes out by itself, the other is held for the
        // digest.
        world.jdbc.update(
                "update delivery set kind = 'OFNEXTYEAR' where person_id = ? and seq in (select * from"
                        + " (select min(seq) from message where person_id = ? union"
                        + " select max(seq) from message where person_id = ?) as ends)",
                member.id(),
                member.id(),
                member.id());
        world.tell(MessageKind.CASE, member.id());
        world.decider().round();
        assertThat(world.deliveries(member.id())).last().isEqualTo("WECHAT WAITING");
        Sender sender = world.sender();
        await("two notices of three, and the case").until(() -> {
            sender.round();
            return member.shown().size() == 3;
        });

        world.clock.advance(Duration.ofHours(9));
        Sender digests = world.digests(world.weChat());
        await().until(() -> {
            digests.round();
            return member.shown().size() == 4;
        });
        assertThat(member.shown().get(3)).containsEntry("number2", "2");
        assertThat(world.deliveries(member.id()))
                .first()
                .as("left to who knows it")
                .isEqualTo("WECHAT WAITING");
    }

    @Test
    void tenMessagesOfCasesGoOutInADayAndNoticesAreHeldStill() {
        Member member = world.member();
        world.allow(member, LIFE, 12);
        world.allow(member, "dev-digest", 1);
        for (int i = 0; i < 11; i++) {
            world.tell(MessageKind.CASE, member.id());
        }
        world.decider().round();
        assertThat(world.deliveries(member.id()))
                .filteredOn("WECHAT WAITING"::equals)
                .hasSize(10);
        assertThat(world.deliveries(member.id())).last().isEqualTo("WECHAT HELD");
    }

    @Test
    void whatPeopleMutedOrReadDoesNotGoOut() {
        Member muting = world.member();
        Member reading = world.member();
        Stream.of(muting, reading).forEach(it -> world.allow(it, NOTICE, 2));
        world.set(muting.id(), true, false, "ROLE,NOTICE");
        world.tell(MessageKind.NOTICE, muting.id(), reading.id());
        world.jdbc.update("update message set read_at = utc_timestamp() where person_id = ?", reading.id());
        world.tell(MessageKind.URGENT, muting.id());
        world.decider().round();
        assertThat(world.deliveries(muting.id())).containsExactly("WECHAT WAITING");
        assertThat(world.deliveries(reading.id())).isEmpty();
    }

    @Test
    void smsBringsWhatWeChatCannotToWhoWishesItAndToWhoHasNoWeChat() {
        Member wishing = world.memberWithPhone();
        Member not = world.memberWithPhone();
        world.set(wishing.id(), true, true, "");
        long elder = world.dependant(LocalDate.of(1940, 5, 1));
        long child = world.dependant(LocalDate.of(2018, 5, 1));
        world.tell(MessageKind.NOTICE, wishing.id(), not.id(), elder, child);
        world.tell(MessageKind.ROLE, elder);
        world.decider().round();
        world.send(world.sender(world.sms()), wishing.id(), elder);
        assertThat(world.deliveries(wishing.id())).containsExactly("SMS SENT");
        assertThat(world.deliveries(elder)).as("no SMS is configured for roles").containsExactly("SMS SENT");
        assertThat(world.deliveries(not.id())).isEmpty();
        assertThat(world.deliveries(child)).isEmpty();
    }

    @Test
    void smsBringsWhatWeChatRefusesWhenItIsSentToWhoWishesItAndTheUrgentToAll() {
        Member wishing = world.memberWithPhone();
        Member not = world.memberWithPhone();
        Member alarmed = world.memberWithPhone();
        Stream.of(wishing, not, alarmed).forEach(it -> world.allow(it, NOTICE, 1));
        world.set(wishing.id(), true, true, "");
        world.tell(MessageKind.NOTICE, wishing.id(), not.id());
        world.tell(MessageKind.URGENT, alarmed.id());
        world.decider().round();
        Stream.of(wishing, not, alarmed).forEach(it -> WeChatStandIn.shared().refuse(it.openid(), NOTICE));
        world.send(world.sender(), not.id());
        for (Member told : List.of(wishing, alarmed)) {
            await().until(() -> {
                world.sender().round();
                return world.deliveries(told.id()).contains("WECHAT FAILED NOT_SUBSCRIBED");
            });
            world.send(world.sender(world.sms()), told.id());
            assertThat(world.deliveries(told.id()))
                    .containsExactlyInAnyOrder("WECHAT FAILED NOT_SUBSCRIBED", "SMS SENT");
        }
        assertThat(world.deliveries(not.id())).containsExactly("WECHAT FAILED NOT_SUBSCRIBED");
    }

    @Test
    void theUrgentHeedsNoSwitch() {
        Member switchedOff = memberWithOne();
        Member withPhone = world.memberWithPhone();
        Stream.of(switchedOff, withPhone).forEach(it -> world.set(it.id(), false, false, "URGENT"));
        world.tell(MessageKind.URGENT, switchedOff.id(), withPhone.id());
        world.decider().round();
        world.send(world.sender(), switchedOff.id());
        world.send(world.sender(world.sms()), withPhone.id());
        assertThat(world.deliveries(switchedOff.id())).containsExactly("WECHAT SENT");
        assertThat(world.deliveries(withPhone.id())).containsExactly("SMS SENT");
    }

    @Test
    void aStandingConsentIsNotSpent() {
        Member member = world.member();
        world.jdbc.update(
                "insert into subscribe_credit (person_id, template, remaining, standing) values (?, 'dev-alarm', 0, true)",
                member.id());
        WeChatStandIn.shared().allow(member.openid(), "dev-alarm");
        for (int i = 0; i < 5; i++) {
            world.tell(MessageKind.URGENT, member.id());
        }
        world.decider().round();
        world.send(world.sender(), member.id());
        assertThat(member.shown()).hasSize(5);
    }

    @Test
    void whoRefusesMeanwhileIsNotAskedAgainAndHasNoConsentLeft() {
        Member member = world.member();
        world.allow(member, NOTICE, 3);
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        WeChatStandIn.shared().refuse(member.openid(), NOTICE);
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT FAILED NOT_SUBSCRIBED");
        assertThat(world.remaining(member, NOTICE)).isZero();
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        assertThat(world.deliveries(member.id())).hasSize(1);
    }

    @Test
    void whoRefusesAfterAnAttemptThatSurelyFailedWasNotTold() {
        Member busy = memberWithOne();
        Member lost = memberWithOne();
        world.tell(MessageKind.NOTICE, busy.id(), lost.id());
        world.decider().round();
        Way away = world.weChatAnswering(parcel ->
                busy.openid().equals(parcel.to().openid()) ? Answer.failed(DeliveryFailure.AWAY) : Answer.lost());
        world.send(world.sender(away), busy.id(), lost.id());
        Stream.of(busy, lost).forEach(it -> WeChatStandIn.shared().refuse(it.openid(), NOTICE));
        world.clock.advance(Duration.ofSeconds(13));
        world.send(world.sender(), busy.id(), lost.id());
        assertThat(world.deliveries(busy.id())).containsExactly("WECHAT FAILED NOT_SUBSCRIBED");
        assertThat(world.deliveries(lost.id())).as("it may have arrived").containsExactly("WECHAT SENT");
    }

    @Test
    void whenItIsTooMuchForWeChatEverybodyWaitsAndNobodyIsForgotten() {
        Member first = world.member();
        Member second = world.member();
        Stream.of(first, second).forEach(it -> world.allow(it, NOTICE, 1));
        world.tell(MessageKind.NOTICE, first.id(), second.id());
        world.decider().round();
        Sender sender = world.sender();
        WeChatStandIn.shared().allowMessages(0);
        try {
            await().until(() -> sender.round() > 0);
        } finally {
            WeChatStandIn.shared().allowMessages(Integer.MAX_VALUE);
        }
        assertThat(world.deliveries(first.id()).get(0)).startsWith("WECHAT WAITING");
        assertThat(attempts(first)).isZero();
        world.clock.advance(Duration.ofSeconds(4));
        assertThat(sender.round()).isZero();
        assertThat(first.shown()).isEmpty();
        world.clock.advance(Duration.ofSeconds(2));
        world.send(sender, first.id(), second.id());
        assertThat(Stream.of(first, second))
                .allSatisfy(it -> assertThat(it.shown()).hasSize(1));
    }

    @Test
    void whatDoesNotGetThroughIsTriedSevenTimesAfterGrowingWaitsAndThenFails() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        AtomicInteger asked = new AtomicInteger();
        Sender sender = world.sender(world.weChatSaying(Answer.failed(DeliveryFailure.AWAY), asked, member));
        for (Duration wait : Retries.WAITS) {
            world.send(sender, member.id());
            assertThat(world.deliveries(member.id())).containsExactly("WECHAT WAITING AWAY");
            int before = asked.get();
            world.clock.advance(wait.multipliedBy(79).dividedBy(100));
            sender.round();
            assertThat(asked).as("not before %s", wait).hasValue(before);
            world.clock.advance(wait.multipliedBy(42).dividedBy(100));
        }
        world.send(sender, member.id());
        assertThat(asked).hasValue(7);
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT FAILED AWAY");
        assertThat(world.remaining(member, NOTICE))
                .as("the consent was not used")
                .isEqualTo(1);
    }

    @Test
    void whatTheProviderDoesNotTakeFailsAtOnceAndGivesTheConsentBackOnce() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        Way refusing = world.weChatSaying(Answer.failed(DeliveryFailure.INVALID), new AtomicInteger(), member);
        atOnce(2, () -> world.send(world.sender(refusing), member.id()));
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT FAILED INVALID");
        assertThat(world.remaining(member, NOTICE)).isEqualTo(1);
    }

    @Test
    void whoLeftIsNotWrittenTo() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        world.jdbc.update("update person set status = 'CLOSED' where id = ?", member.id());
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT FAILED NO_ADDRESS");
        assertThat(member.shown()).isEmpty();
    }

    @Test
    void whatWasReadOrWithdrawnOrStoppedMeanwhileIsDroppedAndWhatIsPausedWaits() {
        Member reading = memberWithOne();
        world.tell(MessageKind.NOTICE, reading.id());
        Member withdrawn = memberWithOne();
        long text = world.broadcast(BroadcastState.TOLD, withdrawn.id());
        Member stopped = memberWithOne();
        world.broadcast(BroadcastState.STOPPED, stopped.id());
        Member paused = memberWithOne();
        long pausedOne = world.broadcast(BroadcastState.PAUSED, paused.id());
        world.decider().round();
        world.jdbc.update("update message set read_at = utc_timestamp() where person_id = ?", reading.id());
        world.jdbc.update("update message_text set withdrawn_at = utc_timestamp() where id = ?", text);
        world.send(world.sender(), reading.id(), withdrawn.id(), stopped.id(), paused.id());
        assertThat(Stream.of(reading, withdrawn, stopped)).allSatisfy(it -> {
            assertThat(world.deliveries(it.id())).containsExactly("WECHAT DROPPED");
            assertThat(world.remaining(it, NOTICE)).isEqualTo(1);
            assertThat(it.shown()).isEmpty();
        });
        assertThat(world.deliveries(paused.id())).containsExactly("WECHAT PAUSED");
        assertThat(world.remaining(paused, NOTICE))
                .as("kept for when it goes on")
                .isZero();
        world.jdbc.update("update broadcast set state = 'TOLD' where id = ?", pausedOne);
        world.jdbc.update("update delivery set state = 'WAITING' where broadcast_id = ?", pausedOne);
        world.send(world.sender(), paused.id());
        assertThat(paused.shown()).hasSize(1);
    }

    @Test
    void whatIsRewordedWhileItWaitsGoesOutInTheNewWordsAndInboxesSayThemUnlessItWasTakenBack() {
        world.clock.advance(Duration.ofHours(13));
        Member member = memberWithOne();
        long broadcast = world.broadcast(BroadcastState.TOLD, member.id());
        long gone = world.broadcast(BroadcastState.TOLD, world.member().id());
        world.jdbc.update("update message_text set withdrawn_at = utc_timestamp() where id = ?", gone);
        world.decider().round();
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT WAITING");

        new TransactionTemplate(world.transactions)
                .executeWithoutResult(status ->
                        broadcasts.reword(List.of("test:" + broadcast, "test:" + gone, "test:none"), "停水到六点", "请备水。"));

        world.clock.advance(Duration.ofHours(8));
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
        assertThat(member.shown().get(0)).containsEntry("thing1", "停水到六点").containsEntry("thing2", "请备水。");
        JsonNode message = TestClient.of(port)
                .as(member.someone())
                .field("{ me { inbox { messages { nodes { title text } } } } }", Map.of())
                .at("/inbox/messages/nodes/0");
        assertThat(message.path("title").asString()).isEqualTo("停水到六点");
        assertThat(message.path("text").asString()).isEqualTo("请备水。");
        assertThat(world.jdbc.queryForObject("select title from message_text where id = ?", String.class, gone))
                .isEqualTo("停水通知");
    }

    private Member memberWithOne() {
        Member member = world.member();
        world.allow(member, NOTICE, 1);
        return member;
    }

    private int attempts(Member member) {
        Integer attempts = world.jdbc.queryForObject(
                "select max(attempts) from delivery where person_id = ?", Integer.class, member.id());
        return attempts == null ? -1 : attempts;
    }

    private static void atOnce(int servers, Runnable work) {
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(work))
                        .limit(servers)
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
