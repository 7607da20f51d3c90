package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTimer;
import cn.doorplate.shared.Clockwork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Does what is due in one lane, on each server: communities take turns, and in each the oldest goes first. What is taken is taken
 * by a lease; a server that dies with it leaves it to the others when the lease is over.
 */
final class TimerEngine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TimerEngine.class);

    /** How long one may take over what it has taken, before another does it. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** After which it looks anew which communities have something due: so long at most waits one that has not had any. */
    private static final Duration ROUND = Duration.ofSeconds(2);

    private static final int THREADS = 4;
    private static final int TOGETHER = 32;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9;

    private final CaseTimer.Lane lane;
    private final CaseTimerMapper timers;
    private final TimerStep step;
    private final CaseLateness lateness;
    private final Clock clock;
    private final TimerTurns turns = new TimerTurns();
    private final ExecutorService threads;

    /** @param clock the database's, by which all servers agree whose lease is over */
    TimerEngine(CaseTimer.Lane lane, CaseTimerMapper timers, TimerStep step, CaseLateness lateness, Clock clock) {
        this.lane = lane;
        this.timers = timers;
        this.step = step;
        this.lateness = lateness;
        this.clock = clock;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(
                    work,
                    Clockwork.THREADS + "cases-" + lane.name().toLowerCase(Locale.ROOT) + "-"
                            + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    private record Taken(long caseId, Instant lease, Instant dueAt, int attempts) {}

    /** As much as there is to do, two seconds at most. */
    void round() {
        long end = System.nanoTime() + ROUND.toNanos();
        boolean more = true;
        while (more) {
            Instant now = clock.instant();
            List<CaseTimerMapper.Region> due = timers.regions(lane.ordinal()).stream()
                    .filter(region -> !region.since().isAfter(now))
                    .toList();
            more = turn(turns.inOrder(due), end) && System.nanoTime() < end;
        }
    }

    /** Each community once. Whether anything was done. */
    private boolean turn(List<CaseTimerMapper.Region> due, long end) {
        int each = TimerTurns.each(due.size());
        boolean any = false;
        List<Taken> taken = new ArrayList<>();
        for (CaseTimerMapper.Region region : due) {
            taken.addAll(take(region.code(), each));
            if (taken.size() >= TOGETHER) {
                any = true;
                all(taken);
                taken.clear();
                if (System.nanoTime() > end) {
                    return true;
                }
            }
        }
        all(taken);
        return any || !taken.isEmpty();
    }

    private List<Taken> take(long region, int most) {
        Instant now = clock.instant();
        Instant lease = now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
        List<Taken> taken = new ArrayList<>();
        for (CaseTimerMapper.Due due : timers.due(lane.ordinal(), region, now, most)) {
            if (timers.take(due, lease) == 1) {
                taken.add(new Taken(due.caseId(), lease, due.dueAt(), due.attempts()));
            }
        }
        turns.served(region);
        return taken;
    }

    private void all(List<Taken> taken) {
        CompletableFuture.allOf(taken.stream()
                        .map(it -> CompletableFuture.runAsync(() -> one(it), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private void one(Taken taken) {
        try {
            if (step.run(taken.caseId(), taken.lease())) {
                lateness.done(lane, Duration.between(taken.dueAt(), clock.instant()));
            }
        } catch (RuntimeException e) {
            later(taken, e);
        }
    }

    /** Who acts at this moment sets the timer; of what fails otherwise one hears, and it is tried again. */
    private void later(Taken taken, RuntimeException e) {
        boolean crowded = e instanceof ConcurrencyFailureException || TimerStep.wasFaster(e);
        if (!crowded) {
            log.error("Time cannot do its part to case {}", taken.caseId(), e);
        }
        try {
            timers.putBack(
                    taken.caseId(), taken.lease(), clock.instant().plus(crowded ? WAIT : wait(taken.attempts())));
        } catch (RuntimeException again) {
            log.debug("Case {} waits until its lease is over", taken.caseId(), again);
        }
    }

    private static Duration wait(int attempts) {
        Duration wait = WAIT.multipliedBy(1L << Math.min(attempts, DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
