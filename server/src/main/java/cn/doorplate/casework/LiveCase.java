package cn.doorplate.casework;

import cn.doorplate.identity.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One listener of one case. It is only told that there is something: what, it reads from where it was, as who listens sees it at
 * that moment. So a slow listener costs no memory, and nobody is told what is not for them any more.
 */
final class LiveCase {

    private static final int READ_AT_ONCE = 50;
    private static final Duration REST = Duration.ofSeconds(1);

    private final long caseId;
    private final Supplier<Optional<Viewer>> viewer;
    private final CaseTable table;
    private final CaseViews views;
    private final CaseEvents story;
    private final Scheduler reading;
    private final Sinks.Many<Boolean> wake = Sinks.many().replay().latestOrDefault(true);

    /** The last event that it has had; null while it does not know where it begins. One reading follows another. */
    private @Nullable Integer had;

    private boolean greeted;
    private volatile boolean behind;

    LiveCase(
            long caseId,
            @Nullable Integer after,
            Supplier<Optional<Viewer>> viewer,
            CaseTable table,
            CaseViews views,
            CaseEvents story,
            Scheduler reading) {
        this.caseId = caseId;
        this.had = after;
        this.viewer = viewer;
        this.table = table;
        this.views = views;
        this.story = story;
        this.reading = reading;
    }

    long caseId() {
        return caseId;
    }

    /** Something was done. */
    void wake() {
        wake.emitNext(true, Sinks.EmitFailureHandler.busyLooping(REST));
    }

    /** As fast as the listener takes it; ends when the case is not for them any more. */
    Flux<CaseChanged> changes() {
        return wake.asFlux()
                .onBackpressureLatest()
                .concatMap(woken -> Flux.defer(this::some).repeat(() -> behind), 1)
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private Flux<Optional<CaseChanged>> some() {
        return Mono.fromCallable(this::read)
                .subscribeOn(reading)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, REST).filter(LiveCase::isAway))
                .flatMapIterable(read -> read);
    }

    private static boolean isAway(Throwable e) {
        return e instanceof DataAccessException || e instanceof TransactionException;
    }

    /** Empty for the end. */
    private List<Optional<CaseChanged>> read() {
        behind = false;
        Viewer now = viewer.get().orElse(null);
        Case it = now == null
                ? null
                : table.find(caseId).flatMap(row -> views.of(now, row)).orElse(null);
        if (now == null || it == null) {
            return List.of(Optional.empty());
        }
        List<Optional<CaseChanged>> changes = new ArrayList<>();
        int from = had == null ? it.row().seq() : had;
        List<CaseEventView> events = story.behind(it.row(), now, it.hats(), from, READ_AT_ONCE);
        events.forEach(event -> changes.add(Optional.of(new CaseChanged(event, it, event.cursor()))));
        behind = events.size() == READ_AT_ONCE;
        had = behind
                ? Integer.valueOf(events.get(events.size() - 1).seq())
                : Integer.valueOf(Math.max(from, it.row().seq()));
        if (changes.isEmpty() && !greeted) {
            changes.add(Optional.of(new CaseChanged(null, it, it.getCursor())));
        }
        greeted = true;
        return changes;
    }
}
