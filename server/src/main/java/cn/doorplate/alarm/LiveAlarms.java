package cn.doorplate.alarm;

import cn.doorplate.shared.Parts;
import cn.doorplate.shared.Reserve;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Tells who raised an alarm what happens to it, through whichever server it was. One thread asks for the last events of all that are
 * listened to, by one statement, and only while there are any; a listener reads from the alarm how it stands, so none is missed.
 */
@Component
class LiveAlarms implements DisposableBean {

    static final Duration PERIOD = Duration.ofMillis(150);

    private static final Logger log = LoggerFactory.getLogger(LiveAlarms.class);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int TOGETHER = 1_000;
    private static final int READERS = 4;
    private static final int SECONDS_IDLE = 60;

    private final AlarmMapper rows;
    private final AlarmViews views;
    private final ConcurrentMap<Long, List<Listener>> listening = new ConcurrentHashMap<>();
    private final Scheduler reading =
            Schedulers.newBoundedElastic(READERS, Integer.MAX_VALUE, "live-alarms", SECONDS_IDLE, true);

    LiveAlarms(AlarmMapper rows, AlarmViews views) {
        this.rows = rows;
        this.views = views;
    }

    /** How it stands, and again whenever something happens; to its end. */
    Flux<Alarm> follow(long alarm) {
        return Flux.using(() -> join(alarm), this::changes, this::leave);
    }

    private static final class Listener {

        private final long alarm;
        private final Sinks.Many<Boolean> wake = Sinks.many().replay().latestOrDefault(true);
        private volatile int had;

        Listener(long alarm) {
            this.alarm = alarm;
        }
    }

    private Listener join(long alarm) {
        Listener listener = new Listener(alarm);
        listening.computeIfAbsent(alarm, id -> new CopyOnWriteArrayList<>()).add(listener);
        return listener;
    }

    private void leave(Listener listener) {
        listening.computeIfPresent(listener.alarm, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private Flux<Alarm> changes(Listener listener) {
        return listener.wake
                .asFlux()
                .onBackpressureLatest()
                .concatMap(
                        woken -> Mono.fromCallable(() -> Reserve.FOLLOWING.call(() -> news(listener)))
                                .flatMap(Mono::justOrEmpty)
                                .subscribeOn(reading)
                                .retryWhen(
                                        Retry.fixedDelay(Long.MAX_VALUE, REST).filter(LiveAlarms::isAway)),
                        1)
                .takeUntil(alarm -> !alarm.row().isOpen());
    }

    private Optional<Alarm> news(Listener listener) {
        return Optional.ofNullable(rows.find(listener.alarm))
                .filter(row -> row.seq() > listener.had)
                .map(row -> {
                    Alarm alarm = views.own(row);
                    listener.had = row.seq();
                    return alarm;
                });
    }

    private static boolean isAway(Throwable e) {
        return e instanceof DataAccessException || e instanceof TransactionException;
    }

    /** Wakes who listens to what has happened. */
    void look() {
        try {
            Parts.of(List.copyOf(listening.keySet()), TOGETHER)
                    .forEach(part -> rows.heads(part).forEach(this::wake));
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database does not tell what is new of alarms", e);
        }
    }

    private void wake(AlarmMapper.Head head) {
        listening.getOrDefault(head.id(), List.of()).stream()
                .filter(listener -> head.seq() > listener.had)
                .forEach(listener -> listener.wake.emitNext(true, Sinks.EmitFailureHandler.busyLooping(REST)));
    }

    @Override
    public void destroy() {
        reading.dispose();
    }
}
