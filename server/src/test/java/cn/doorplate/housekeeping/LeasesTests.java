package cn.doorplate.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.doorplate.IntegrationTest;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Servers that share a database: who does what one of them is to do. */
@IntegrationTest
class LeasesTests {

    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final String name = "test-" + Ids.toOpaque(Ids.next());
    private final List<String> did = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-24T02:00:00Z");

    @Autowired
    private LeaseMapper rows;

    private Leases server() {
        return new Leases(rows, new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
    }

    private Runnable job(String server) {
        return server().alone(name, PAUSE, () -> did.add(server));
    }

    @Test
    void oneOfTwoServersDoesItOnceAPause() {
        Runnable one = job("one");
        Runnable two = job("two");
        one.run();
        two.run();
        one.run();
        assertThat(did).containsExactly("one");
        now = now.plus(PAUSE);
        two.run();
        one.run();
        assertThat(did).containsExactly("one", "two");
    }

    @Test
    void nobodyElseBeginsWhileOneIsAtIt() {
        Runnable two = job("two");
        server().alone(name, PAUSE, () -> {
                    now = now.plus(PAUSE);
                    two.run();
                    did.add("one");
                })
                .run();
        assertThat(did).containsExactly("one");
    }

    /** Who is killed releases nothing: as if the statement that releases never came. */
    @Test
    void theOtherTakesOverWhenTheLeaseOfOneThatDiedIsOver() {
        rows.add(name);
        assertThat(rows.take(name, Ids.next(), now, now.plus(Leases.LENGTH), now))
                .isEqualTo(1);
        Runnable other = job("other");
        now = now.plus(Leases.LENGTH).minusMillis(1);
        other.run();
        assertThat(did).isEmpty();
        now = now.plusMillis(1);
        other.run();
        assertThat(did).containsExactly("other");
    }

    @Test
    void workThatFailedIsTriedAgainAfterThePauseByWhomeverComesFirst() {
        assertThatIllegalStateException().isThrownBy(server().alone(name, PAUSE, () -> {
            throw new IllegalStateException("failed");
        })::run);
        Runnable other = job("other");
        other.run();
        assertThat(did).isEmpty();
        now = now.plus(PAUSE);
        other.run();
        assertThat(did).containsExactly("other");
    }

    @Test
    void ofManyWhoComeAtTheSameMomentOneDoesIt() throws Exception {
        int servers = 6;
        AtomicInteger done = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(servers);
        ExecutorService threads = Executors.newFixedThreadPool(servers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < servers; i++) {
                Runnable work = server().alone(name, PAUSE, done::incrementAndGet);
                running.add(threads.submit(() -> {
                    start.await();
                    work.run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(done).hasValue(1);
    }
}
