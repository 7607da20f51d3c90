package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/**
 * Several servers on one broadcast, and what may become of them: each an engine of its own, beside those of the running
 * application, which do not know the audiences of this test.
 */
@NullUnmarked // what is null where it must not be is a failed test
class BroadcastEngineTests extends BroadcastTest {

    @Autowired
    MessageLog log;

    @Autowired
    MessageSource messages;

    private final Watch watch = new Watch();
    private Recorded audience;

    @BeforeEach
    void gather() {
        audience = new Recorded(unheard());
    }

    @Test
    void goesOnWhereADeadServerStopped() {
        List<Long> crowd = persons(70);
        long id = begun(MessageKind.NOTICE, crowd, 10);
        BroadcastEngine one = server();
        BroadcastEngine other = server();
        assertThat(one.round()).isTrue();
        assertThat(one.round()).isTrue();
        rows.take(row(id), 1, watch.instant(), watch.instant().plus(BroadcastPart.LEASE));

        assertThat(other.round()).as("as long as it may live").isFalse();
        watch.pass(BroadcastPart.LEASE);
        finish(other);

        assertThat(row(id).state()).isEqualTo(BroadcastState.TOLD);
        assertThat(told(id)).containsExactlyInAnyOrderElementsOf(crowd);
        assertThat(row(id).planned()).isEqualTo(70);
    }

    @Test
    void nothingIsLeftOfAPartInWhichTheServerDied() {
        List<Long> crowd = persons(30);
        long id = begun(MessageKind.NOTICE, crowd, 10);
        BroadcastEngine dying = server();
        dying.round();
        audience.onWritten = persons -> killTheConnection();

        dying.round();

        assertThat(told(id)).hasSize(10);
        assertThat(row(id).planned()).isEqualTo(10);
        audience.onWritten = persons -> {};
        watch.pass(Duration.ofMinutes(1));
        finish(server());
        assertThat(told(id)).containsExactlyInAnyOrderElementsOf(crowd);
        assertThat(row(id).planned()).isEqualTo(30);
    }

    /** As the kernel does it with kill -9: the database sees the connection gone, in the middle of the transaction. */
    private void killTheConnection() {
        Long connection = jdbc.queryForObject("select connection_id()", Long.class);
        Thread killer = new Thread(() -> jdbc.execute("kill " + connection));
        killer.start();
        try {
            killer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void severalServersAtOnceTellEachPersonOnce() throws Exception {
        List<Long> crowd = persons(4_000);
        long id = begun(MessageKind.NOTICE, crowd, 100);
        int servers = 3;
        ExecutorService threads = Executors.newFixedThreadPool(servers);
        CountDownLatch ready = new CountDownLatch(servers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < servers; i++) {
                BroadcastEngine server = server();
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    while (row(id).state() == BroadcastState.RUNNING) {
                        server.round();
                        watch.pass(Duration.ofSeconds(1));
                    }
                    return null;
                }));
            }
            for (Future<?> server : running) {
                server.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(told(id)).containsExactlyInAnyOrderElementsOf(crowd);
        assertThat(audience.written).containsExactlyInAnyOrderElementsOf(crowd);
        assertThat(row(id).planned()).isEqualTo(4_000);
    }

    @Test
    void whoSleptThroughItsLeaseWritesNothing() {
        List<Long> crowd = persons(30);
        long id = begun(MessageKind.NOTICE, crowd, 10);
        long sleeper = 1;
        BroadcastRow taken = row(id);
        rows.take(taken, sleeper, watch.instant(), watch.instant().plus(BroadcastPart.LEASE));
        watch.pass(BroadcastPart.LEASE);
        server().round();
        server().round();

        part().write(taken, sleeper, audience);

        assertThat(told(id)).hasSize(20);
        assertThat(row(id).position()).as("where the others are").isEqualTo("20");
    }

    @Test
    void whoWasAboutToWriteWhenItWasStoppedWritesNothing() {
        long id = begun(MessageKind.NOTICE, persons(10), 10);
        long slow = 1;
        BroadcastRow taken = row(id);
        rows.take(taken, slow, watch.instant(), watch.instant().plus(BroadcastPart.LEASE));
        rows.stop(id, 0, watch.instant(), watch.instant());

        part().write(taken, slow, audience);

        assertThat(told(id)).isEmpty();
        assertThat(row(id).state()).isEqualTo(BroadcastState.STOPPED);
    }

    @Test
    void takesTurnsAndUrgentOnesFirst() {
        long one = begun(MessageKind.NOTICE, persons(3), 1);
        watch.pass(Duration.ofMillis(10));
        long other = begun(MessageKind.NOTICE, persons(3), 1);
        watch.pass(Duration.ofMillis(10));
        BroadcastEngine server = server();
        server.round();
        long urgent = begun(MessageKind.URGENT, persons(2), 1);

        for (int round = 0; round < 7; round++) {
            watch.pass(Duration.ofMillis(10));
            assertThat(server.round()).isTrue();
        }

        assertThat(audience.keys)
                .containsExactly(
                        key(one), key(urgent), key(urgent), key(other), key(one), key(other), key(one), key(other));
    }

    @Test
    void saysThatItDoesNotGoOnAndTriesAgainMoreAndMoreSeldom() {
        long bad = begun(MessageKind.URGENT, persons(2), 1);
        long good = begun(MessageKind.NOTICE, persons(2), 1);
        audience.onNext = key -> {
            if (key.equals(key(bad))) {
                throw new IllegalStateException("as the test wants it");
            }
        };
        BroadcastEngine server = server();
        List<Long> waits = new ArrayList<>();
        for (int attempt = 1; attempt <= 12; attempt++) {
            finish(server);
            Instant due = jdbc.queryForObject("select due_at from broadcast where id = ?", Instant.class, bad);
            waits.add(Duration.between(watch.instant(), due).toSeconds());
            assertThat(row(bad).trouble()).contains("已试 " + attempt + " 次");
            watch.pass(Duration.between(watch.instant(), due));
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L, 300L);
        assertThat(row(good).state()).isEqualTo(BroadcastState.TOLD);
        audience.onNext = key -> {};
        finish(server);
        assertThat(row(bad).state()).isEqualTo(BroadcastState.TOLD);
        assertThat(row(bad).trouble()).isNull();
    }

    @Test
    void doesNotGoRoundInCirclesWithItsAudience() {
        long id = begun(MessageKind.NOTICE, persons(2), 1);
        audience.standsStill = true;
        BroadcastEngine server = server();
        server.round();
        server.round();

        assertThat(server.round()).isFalse();
        assertThat(row(id).trouble()).isNotNull();
    }

    @Test
    void nothingGoesOnWhileItIsPausedNorAfterItWasStopped() {
        List<Long> crowd = persons(40);
        long id = begun(MessageKind.NOTICE, crowd, 10);
        BroadcastEngine server = server();
        server.round();

        assertThat(rows.pause(id, 0, watch.instant(), watch.instant())).isOne();
        assertThat(server.round()).isFalse();
        assertThat(rows.resume(id, 0, watch.instant(), watch.instant()))
                .as("of an old version")
                .isZero();
        assertThat(rows.resume(id, 1, watch.instant(), watch.instant())).isOne();
        assertThat(server.round()).isTrue();
        assertThat(rows.stop(id, 2, watch.instant(), watch.instant())).isOne();
        assertThat(server.round()).isFalse();
        assertThat(rows.resume(id, 3, watch.instant(), watch.instant())).isZero();

        assertThat(told(id)).containsExactlyInAnyOrderElementsOf(crowd.subList(0, 20));
        assertThat(row(id).counted()).isFalse();
    }

    @Test
    void leavesAnAudienceThatItDoesNotKnowToOthers() {
        long id = begun(MessageKind.NOTICE, persons(1), 1);
        Recorded another = new Recorded(unheard());

        assertThat(new BroadcastEngine(rows, part(), new Audiences(another), messages, watch).round())
                .isFalse();

        assertThat(row(id).trouble()).isNull();
        finish(server());
        assertThat(row(id).state()).isEqualTo(BroadcastState.TOLD);
    }

    private BroadcastEngine server() {
        return new BroadcastEngine(rows, part(), new Audiences(audience), messages, watch);
    }

    private BroadcastPart part() {
        return new BroadcastPart(rows, log, transactions, watch);
    }

    /** Until nothing is due. */
    private static void finish(BroadcastEngine server) {
        boolean more = true;
        while (more) {
            more = server.round();
        }
    }

    private long begun(MessageKind kind, List<Long> crowd, int atATime) {
        String cause = unheard();
        audience.crowds.put(cause, crowd);
        audience.atATime = atATime;
        NewBroadcast wanted = new NewBroadcast(kind, cause, "停水通知", "明早停水。", null, community(), audience.name(), cause);
        long id = Ids.next();
        rows.insert(id, id, wanted, watch.instant());
        rows.insertText(id, wanted.title(), wanted.text());
        return id;
    }

    private String key(long id) {
        return row(id).audienceKey();
    }

    /** An audience that tells what was asked of it. */
    private static final class Recorded implements Audience {

        private final String name;
        private final Map<String, List<Long>> crowds = new ConcurrentHashMap<>();
        private final List<String> keys = Collections.synchronizedList(new ArrayList<>());
        private final List<Long> written = Collections.synchronizedList(new ArrayList<>());
        private Consumer<String> onNext = key -> {};
        private Consumer<List<Long>> onWritten = persons -> {};
        private int atATime = 1;
        private boolean standsStill;

        Recorded(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Part next(String key, String position, int atMost) {
            keys.add(key);
            onNext.accept(key);
            List<Long> all = crowds.get(key);
            int from = position.isEmpty() ? 0 : Integer.parseInt(position);
            int to = Math.min(all.size(), from + atATime);
            String next = standsStill ? "1" : Integer.toString(to);
            return new Part(all.subList(from, to), to == all.size() && !standsStill ? null : next);
        }

        @Override
        public void written(String key, List<Long> persons) {
            onWritten.accept(persons);
            written.addAll(persons);
        }
    }

    /** Stands still until the test lets time pass. */
    private static final class Watch extends Clock {

        private Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalStateException("the tests know one zone");
        }
    }
}
