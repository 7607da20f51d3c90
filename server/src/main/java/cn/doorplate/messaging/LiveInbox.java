package cn.doorplate.messaging;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * One listener of one inbox. What is told to it waits for as long as the listener is slow, but only so many: then it is thrown
 * away, and the listener reads it by its own cursor, as it reads what came before it was there. What waits and what is read may
 * overlap; numbers tell what it has had.
 */
final class LiveInbox {

    /** How many wait at the most. */
    static final int MOST = 64;

    private static final int READ_AT_ONCE = 100;
    private static final Duration REST = Duration.ofSeconds(1);

    private final long personId;
    private final InboxMapper rows;
    private final Inboxes inboxes;
    private final LiveThreads threads;
    private final Sinks.Many<Boolean> wake = Sinks.many().replay().latestOrDefault(true);

    /** Guards what waits. */
    private final Object lock = new Object();

    private final List<Told> waiting = new ArrayList<>();
    private boolean behind = true;

    /** The last number that it has had; null while it does not know where it begins. One taking follows another. */
    private @Nullable Long had;

    private boolean greeted;

    LiveInbox(long personId, @Nullable Long after, InboxMapper rows, Inboxes inboxes, LiveThreads threads) {
        this.personId = personId;
        this.had = after;
        this.rows = rows;
        this.inboxes = inboxes;
        this.threads = threads;
    }

    private record Told(long seq, MessageReceived received) {}

    long personId() {
        return personId;
    }

    /** Something new, told in the order of its numbers by one thread. */
    void offer(long seq, MessageReceived received) {
        synchronized (lock) {
            if (behind) {
                return;
            }
            if (waiting.size() == MOST) {
                fallBehind();
                return;
            }
            waiting.add(new Told(seq, received));
        }
        wake.tryEmitNext(true);
    }

    /** As fast as the listener takes it. */
    Flux<MessageReceived> messages() {
        return wake.asFlux()
                .onBackpressureLatest()
                .concatMap(woken -> Flux.defer(this::some).repeat(this::isBehind), 1);
    }

    private Flux<MessageReceived> some() {
        return Mono.fromCallable(this::take)
                .subscribeOn(isBehind() ? threads.reading : threads.telling)
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, REST).filter(LiveInbox::isAway))
                .flatMapIterable(taken -> taken);
    }

    private static boolean isAway(Throwable e) {
        return e instanceof DataAccessException || e instanceof TransactionException;
    }

    private boolean isBehind() {
        synchronized (lock) {
            return behind;
        }
    }

    private void fallBehind() {
        synchronized (lock) {
            waiting.clear();
            behind = true;
        }
    }

    private List<MessageReceived> take() {
        @Nullable List<Told> told;
        synchronized (lock) {
            told = behind ? null : List.copyOf(waiting);
            waiting.clear();
            // From here on what is told waits again; what was told before is committed, and so is among what is read.
            behind = false;
        }
        return told == null ? read() : fresh(told);
    }

    private List<MessageReceived> fresh(List<Told> told) {
        List<MessageReceived> fresh = new ArrayList<>();
        for (Told each : told) {
            if (had == null || each.seq() > had) {
                had = each.seq();
                fresh.add(each.received());
            }
        }
        return fresh;
    }

    private List<MessageReceived> read() {
        try {
            Inbox inbox = inboxes.of(personId);
            long from = had == null ? inbox.head() : had;
            List<MessageRow> found = rows.behind(personId, from, inbox.head(), READ_AT_ONCE);
            List<MessageReceived> received = received(found, inbox);
            boolean more = found.size() == READ_AT_ONCE;
            had = more ? Long.valueOf(found.get(found.size() - 1).seq()) : Long.valueOf(inbox.head());
            if (more) {
                fallBehind();
            }
            return received;
        } catch (RuntimeException e) {
            fallBehind();
            throw e;
        }
    }

    /** Who has just come is told how it stands if there is nothing else to tell. */
    private List<MessageReceived> received(List<MessageRow> found, Inbox inbox) {
        if (found.isEmpty() && greeted) {
            return List.of();
        }
        int unread = inboxes.unread(personId);
        greeted = true;
        if (found.isEmpty()) {
            return List.of(new MessageReceived(null, unread, inbox.cursor()));
        }
        Keyring ring = inboxes.ring(found);
        return found.stream()
                .flatMap(row -> row.opened(ring).stream()
                        .map(message -> new MessageReceived(message, unread, Ids.toOpaque(row.seq()))))
                .toList();
    }
}
