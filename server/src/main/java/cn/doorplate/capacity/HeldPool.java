package cn.doorplate.capacity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A pool that this transaction has locked: its numbers as they are going to be. */
final class HeldPool {

    private final PoolState before;
    private final Instant now;
    private final @Nullable ClaimRow claim;
    private final List<ShareState> shares;
    private Terms terms;
    private int waiting;
    private long nextSeq;
    private boolean closed;
    private @Nullable Instant dueAt;

    /** @param now when the lock was there, by the database */
    HeldPool(List<PoolRow> rows, Instant now) {
        PoolRow row = rows.get(0);
        this.before = PoolRow.state(rows);
        this.now = now;
        this.claim = row.claim();
        this.shares = new ArrayList<>(before.shares());
        this.terms = before.terms();
        this.waiting = before.waiting();
        this.nextSeq = row.nextSeq();
        this.closed = before.closed();
        this.dueAt = row.dueAt();
    }

    PoolState before() {
        return before;
    }

    PoolState state() {
        return new PoolState(before.id(), before.kind(), terms, shares, waiting, closed, before.version() + 1);
    }

    long id() {
        return before.id();
    }

    Instant now() {
        return now;
    }

    /** Of the holder for whom it is held. */
    @Nullable ClaimRow claim() {
        return claim;
    }

    long nextSeq() {
        return nextSeq;
    }

    @Nullable Instant dueAt() {
        return dueAt;
    }

    long takeSeq() {
        return nextSeq++;
    }

    void take(int share) {
        add(share, 1, 0);
    }

    void free(int share) {
        add(share, -1, 0);
    }

    void join(List<Integer> wanted) {
        wanted.forEach(share -> add(share, 0, 1));
        waiting++;
    }

    void leave(List<Integer> wanted) {
        wanted.forEach(share -> add(share, 0, -1));
        waiting--;
    }

    private void add(int number, int taken, int waits) {
        ShareState share = shares.get(number);
        shares.set(number, new ShareState(share.places(), share.taken() + taken, share.waiting() + waits));
    }

    /** Time has something to do here at that moment, if not before. */
    void lookAt(Instant at) {
        dueAt = dueAt == null || at.isBefore(dueAt) ? at : dueAt;
    }

    /** Somebody waits, and will know at the end. */
    void lookAtTheEnd() {
        Instant end = terms.offersEndAt();
        if (end != null) {
            lookAt(end);
        }
    }

    /** Time has something to do here at that moment, and not before. */
    void lookNext(@Nullable Instant at) {
        dueAt = at;
    }

    void close() {
        closed = true;
        dueAt = null;
    }

    /** What would come of these terms. */
    Changed wouldBe(Terms next) {
        if (next.places().size() < shares.size()) {
            throw new IllegalArgumentException("pool " + id() + " has more shares than that: " + next.places());
        }
        boolean fits = IntStream.range(0, shares.size())
                .allMatch(i -> next.places().get(i) >= shares.get(i).taken());
        if (closed) {
            return Changed.CLOSED;
        }
        return fits ? Changed.DONE : Changed.BELOW_TAKEN;
    }

    /** @param next with as many shares or more, none with fewer places than are taken */
    void change(Terms next) {
        terms = next;
        for (int i = 0; i < next.places().size(); i++) {
            int places = next.places().get(i);
            if (i == shares.size()) {
                shares.add(new ShareState(places, 0, 0));
            } else {
                shares.set(
                        i,
                        new ShareState(
                                places, shares.get(i).taken(), shares.get(i).waiting()));
            }
        }
    }

    boolean isWaitedFor() {
        return waiting > 0;
    }

    boolean areOffersOver() {
        return terms.areOffersOver(now);
    }

    /** To when an offer holds that is made now; empty where none is made any more. */
    Optional<Instant> offersHoldTo() {
        if (closed || areOffersOver()) {
            return Optional.empty();
        }
        Instant end = now.plus(terms.offerTime());
        Instant last = terms.offersEndAt();
        return Optional.of(last == null || end.isBefore(last) ? end : last);
    }

    /** The shares with places that somebody waits for. */
    List<Integer> wantedNow() {
        return IntStream.range(0, shares.size())
                .filter(i -> isFree(i) && shares.get(i).waiting() > 0)
                .boxed()
                .toList();
    }

    ShareState share(int number) {
        return shares.get(number);
    }

    boolean isFree(int share) {
        return shares.get(share).free() > 0;
    }
}
