package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import cn.doorplate.api.SocketClient;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Lanes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.JsonNode;

/** Broadcasts, from the transaction that begins one to the inboxes. */
@NullUnmarked // what is null where it must not be is a failed test
class BroadcastTests extends BroadcastTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void liesInEachInboxOnce() {
        List<Long> crowd = persons(3_500);
        String cause = unheard();
        List<Long> someTwice = new ArrayList<>(crowd);
        someTwice.addAll(crowd.subList(0, 700));
        TestCrowd.gather(cause, someTwice);

        long id = begin(toCrowd(cause, community()));

        await().atMost(PATIENCE).until(() -> row(id).state() == BroadcastState.TOLD);
        assertThat(told(id)).containsExactlyInAnyOrderElementsOf(crowd);
        assertThat(TestCrowd.writtenTo(cause)).containsExactlyInAnyOrderElementsOf(crowd);
        Broadcast told = broadcasts.byCause(List.of(cause, unheard())).get(cause);
        assertThat(told.planned()).isEqualTo(3_500);
        assertThat(told.counted()).isTrue();
        assertThat(told.endedAt()).isNotNull();
        assertThat(told.title()).isEqualTo("停水通知");
    }

    @Test
    void tellsNobodyWhoHasLeft() {
        List<Long> crowd = persons(3);
        jdbc.update("update person set status = 'CLOSED' where id = ?", crowd.get(1));
        String cause = unheard();
        TestCrowd.gather(cause, crowd);

        long id = begin(toCrowd(cause, community()));

        await().atMost(PATIENCE).until(() -> row(id).state() == BroadcastState.TOLD);
        assertThat(told(id)).containsExactlyInAnyOrder(crowd.get(0), crowd.get(2));
        assertThat(row(id).planned()).isEqualTo(2);
    }

    @Test
    void anEmptyCrowdIsToldAtOnce() {
        String cause = unheard();
        TestCrowd.gather(cause, List.of());

        long id = begin(toCrowd(cause, community()));

        await().atMost(PATIENCE).until(() -> row(id).state() == BroadcastState.TOLD);
        assertThat(row(id).planned()).isZero();
        assertThat(TestCrowd.writtenTo(cause)).isEmpty();
    }

    @Test
    void isBegunWithTheTransactionThatCausedIt() {
        String cause = unheard();
        TestCrowd.gather(cause, persons(1));

        transactions.executeWithoutResult(status -> {
            broadcasts.begin(toCrowd(cause, community()));
            status.setRollbackOnly();
        });

        assertThat(broadcasts.byCause(List.of(cause))).isEmpty();
    }

    @Test
    void thereIsOneOfACause() {
        RegionCode community = community();
        NewBroadcast wanted = toCrowd(unheard(), community);
        begin(wanted);
        String other = "只说一次" + unheard();

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> begin(new NewBroadcast(
                        wanted.kind(), wanted.cause(), other, "x", null, community, "test-crowd", wanted.cause())));

        assertThat(jdbc.queryForObject("select count(*) from message_text where title = ?", Integer.class, other))
                .isZero();
    }

    @Test
    void refusesWhatNobodyCouldGoOnWith() {
        NewBroadcast fit = toCrowd(unheard(), community());
        NewBroadcast nobodys = new NewBroadcast(
                fit.kind(), fit.cause(), fit.title(), fit.text(), null, fit.region(), "nobody", fit.audienceKey());
        NewBroadcast long_ = new NewBroadcast(
                fit.kind(), fit.cause(), "长".repeat(101), fit.text(), null, fit.region(), fit.audience(), fit.cause());

        assertThatIllegalArgumentException().isThrownBy(() -> begin(nobodys));
        assertThatIllegalArgumentException().isThrownBy(() -> begin(long_));
        assertThatIllegalArgumentException().isThrownBy(() -> begin(toCrowd("提醒", fit.region())));
    }

    @Test
    void takingItBackSaysWhyInAllInboxesAndEndsIt() {
        String cause = unheard();
        List<Long> crowd = persons(10);
        TestCrowd.gather(cause, crowd);
        long id = begin(toCrowd(cause, community()));
        await().atMost(PATIENCE).until(() -> row(id).state() == BroadcastState.TOLD);

        withdraw(List.of(cause, unheard()), "停水取消");
        withdraw(List.of(cause), "又说一次");

        assertThat(jdbc.queryForList("""
                        select distinct t.withdrawn_reason from message m join message_text t on t.id = m.text_id
                        where m.broadcast_id = ?
                        """, String.class, id)).containsExactly("停水取消");
        assertThat(row(id).state()).isEqualTo(BroadcastState.STOPPED);
        assertThat(row(id).counted()).isTrue();
    }

    @Test
    void endingItLeavesWhatItSaid() {
        String cause = unheard();
        TestCrowd.gather(cause, persons(3));
        long id = begin(toCrowd(cause, community()));
        await().atMost(PATIENCE).until(() -> row(id).state() == BroadcastState.TOLD);

        transactions.executeWithoutResult(status -> broadcasts.end(List.of(cause, unheard())));

        assertThat(row(id).state()).isEqualTo(BroadcastState.STOPPED);
        assertThat(jdbc.queryForObject(
                        "select count(*) from broadcast b join message_text t on t.id = b.text_id"
                                + " where b.id = ? and t.withdrawn_at is null",
                        Integer.class,
                        id))
                .isEqualTo(1);
    }

    @Test
    void closingItTellsNobodyFurtherAndSaysWhetherAnybodyWasLeft() {
        List<String> causes = List.of(unheard(), unheard());
        List<Long> ids = causes.stream()
                .map(cause -> {
                    TestCrowd.gather(cause, persons(3));
                    return begin(toCrowd(cause, community()));
                })
                .toList();
        ids.forEach(id -> await().atMost(PATIENCE).until(() -> row(id).state() == BroadcastState.TOLD));
        assertThat(close(causes)).as("all were told").isFalse();
        jdbc.update("update broadcast set state = 'PAUSED', counted = false where id = ?", ids.get(0));

        assertThat(close(causes)).isTrue();

        assertThat(row(ids.get(0)).state()).isEqualTo(BroadcastState.PAUSED);
        assertThat(row(ids.get(0)).counted()).isTrue();
        assertThat(row(ids.get(1)).state()).isEqualTo(BroadcastState.TOLD);
        assertThat(close(List.of(unheard()))).isFalse();
    }

    private boolean close(List<String> causes) {
        return transactions.execute(status -> broadcasts.close(causes));
    }

    @Test
    void oneOfTwoThousandIsThereInAMoment() {
        long begun = System.nanoTime();
        Figures figures = broadcastTo(2_000);
        assertThat(figures.first()).as("milliseconds to the first inbox").isLessThan(5_000);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(60);
    }

    @Test
    void openSocketsHearIt() {
        List<Someone> listeners = Stream.generate(() -> new TestPeople(jdbc, paths).someone())
                .limit(5)
                .toList();
        List<SocketClient> sockets = listeners.stream()
                .map(it -> SocketClient.authorized(port, it.token()))
                .toList();
        try {
            sockets.forEach(socket -> {
                socket.subscribe("1", Map.of("query", "subscription { messageReceived { message { title kind } } }"));
                heard(socket);
            });
            String cause = unheard();
            List<Long> crowd = new ArrayList<>(persons(1_500));
            listeners.forEach(it -> crowd.add(it.id()));
            TestCrowd.gather(cause, crowd);
            NewBroadcast wanted = toCrowd(cause, community());
            begin(new NewBroadcast(
                    MessageKind.URGENT,
                    cause,
                    wanted.title(),
                    wanted.text(),
                    null,
                    wanted.region(),
                    wanted.audience(),
                    cause));
            assertThat(sockets).allSatisfy(socket -> {
                JsonNode message = heard(socket).path("message");
                assertThat(message.path("title").asString()).isEqualTo("停水通知");
                assertThat(message.path("kind").asString()).isEqualTo("URGENT");
            });
        } finally {
            sockets.forEach(SocketClient::close);
        }
    }

    @Test
    @Tag("drill")
    void howFastItIs() {
        broadcastTo(20_000);
        List<Long> bare = new ArrayList<>();
        List<Long> whole = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            bare.add(bareInserts(20_000));
            Figures figures = broadcastTo(20_000);
            whole.add(figures.last());
            System.out.printf(
                    "Broadcast to 20,000: first part after %d ms, all after %d ms; bare inserts of as many: %d ms%n",
                    figures.first(), figures.last(), bare.get(round));
        }
        Collections.sort(bare);
        Collections.sort(whole);
        System.out.printf(
                "Broadcast: %d rows a second; bare batched inserts: %d rows a second; %d%%%n",
                20_000_000 / whole.get(2), 20_000_000 / bare.get(2), 100 * bare.get(2) / whole.get(2));
        assertThat(whole.get(2)).isLessThan(5_000);
    }

    /** Milliseconds from the commit on. */
    private record Figures(long first, long last) {}

    private Figures broadcastTo(int number) {
        String cause = unheard();
        TestCrowd.gather(cause, persons(number));
        long id = begin(toCrowd(cause, community()));
        long begun = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> row(id).planned() > 0);
        long first = System.nanoTime() - begun;
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> row(id).state() == BroadcastState.TOLD);
        long last = System.nanoTime() - begun;
        assertThat(row(id).planned()).isEqualTo(number);
        return new Figures(TimeUnit.NANOSECONDS.toMillis(first), TimeUnit.NANOSECONDS.toMillis(last));
    }

    /** The same rows, a thousand a transaction, and nothing else. */
    private long bareInserts(int number) {
        List<Object[]> values = persons(number).stream()
                .map(id -> new Object[] {id, id, Lanes.of(id), "NOTICE", unheard(), 1L, 1L, 1L})
                .toList();
        long begun = System.nanoTime();
        for (int from = 0; from < number; from += 1_000) {
            List<Object[]> part = values.subList(from, from + 1_000);
            transactions.executeWithoutResult(status -> jdbc.batchUpdate("""
                    insert into message (person_id, seq, lane, kind, cause, text_id, region_code, broadcast_id, created_at)
                    values (?, -?, ?, ?, ?, ?, ?, ?, utc_timestamp(3))
                    """, part));
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static JsonNode heard(SocketClient socket) {
        return Objects.requireNonNull(socket.await("next")).at("/payload/data/messageReceived");
    }

    private void withdraw(List<String> causes, String reason) {
        transactions.executeWithoutResult(status -> broadcasts.withdraw(causes, reason));
    }
}
