package cn.doorplate.capacity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a pool stands.
 *
 * @param shares by their numbers
 * @param waiting how many wait, each counted once
 * @param closed for good
 * @param version grows with each change
 */
public record PoolState(
        long id, String kind, Terms terms, List<ShareState> shares, int waiting, boolean closed, long version) {

    public PoolState {
        shares = List.copyOf(shares);
    }

    /** What there is for who comes new and would take any place, whatever the time is. */
    public Vacancy vacancy() {
        if (closed) {
            return Vacancy.NONE;
        }
        boolean free = shares.stream().anyMatch(share -> share.free() > 0 && share.waiting() == 0);
        return free ? Vacancy.PLACES : hasRoomInLine() ? Vacancy.LINE : Vacancy.NONE;
    }

    private boolean hasRoomInLine() {
        Integer limit = terms.waitingLimit();
        return limit == null || waiting < limit;
    }

    /** Why nobody at all gets anything new at that time; empty if somebody may. */
    Optional<Refusal> refusesAll(Instant now) {
        return refusesByTime(now).or(() -> isFull(now) ? Optional.of(Refusal.FULL) : Optional.empty());
    }

    Optional<Refusal> refusesByTime(Instant now) {
        if (closed || (terms.closesAt() != null && !now.isBefore(terms.closesAt()))) {
            return Optional.of(Refusal.OVER);
        }
        return terms.opensAt() != null && now.isBefore(terms.opensAt())
                ? Optional.of(Refusal.NOT_OPEN_YET)
                : Optional.empty();
    }

    private boolean isFull(Instant now) {
        return !mayWait(now) && shares.stream().noneMatch(share -> isFree(share, now));
    }

    /** Whether who comes new may have a place of it: a free one that nobody waits for, or is offered to any more. */
    boolean isFree(ShareState share, Instant now) {
        return share.free() > 0 && (share.waiting() == 0 || terms.areOffersOver(now));
    }

    /** Whether one more may join the line: nobody does who has nothing to wait for. */
    boolean mayWait(Instant now) {
        return !terms.areOffersOver(now) && hasRoomInLine();
    }
}
