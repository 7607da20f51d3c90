package cn.doorplate.capacity;

import cn.doorplate.capacity.ClaimsMoved.Moved;
import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Locks pools, and writes what became of them. */
@Component
class Pools {

    private final PoolMapper rows;
    private final ClaimMapper claims;
    private final GateNews gate;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Pools(
            PoolMapper rows,
            ClaimMapper claims,
            GateNews gate,
            ApplicationEventPublisher events,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.claims = claims;
        this.gate = gate;
        this.events = events;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void open(NewPool pool) {
        rows.insert(pool, now());
        insertShares(pool.id(), pool.terms(), 0);
    }

    private void insertShares(long pool, Terms terms, int from) {
        for (int i = from; i < terms.places().size(); i++) {
            rows.insertShare(pool, i, terms.places().get(i), now());
        }
    }

    /** @param holder whose claim is read with it */
    HeldPool hold(long pool, @Nullable Long holder) {
        List<PoolRow> held = rows.hold(pool, holder);
        if (held.isEmpty()) {
            throw new IllegalArgumentException("no pool " + pool);
        }
        return new HeldPool(held, now());
    }

    /** Empty if one of these holders ever had a claim; the pool is held all the same. */
    Optional<HeldPool> holdForNew(long pool, Collection<Long> holders) {
        List<PoolRow> held = rows.holdFor(pool, holders);
        if (held.isEmpty()) {
            throw new IllegalArgumentException("no pool " + pool);
        }
        return held.stream().allMatch(row -> row.holder() == null)
                ? Optional.of(new HeldPool(held, now()))
                : Optional.empty();
    }

    /** To try what would come of something; it is not held, and not to be written. */
    HeldPool asItStands(long pool) {
        List<PoolRow> found = rows.find(List.of(pool));
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no pool " + pool);
        }
        return new HeldPool(found, now());
    }

    Map<Long, PoolState> states(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : rows.find(ids).stream()
                        .collect(Collectors.groupingBy(
                                PoolRow::id, Collectors.collectingAndThen(Collectors.toList(), PoolRow::state)));
    }

    /** Somebody got nothing of it. */
    ClaimOutcome refused(HeldPool held, Refusal why) {
        gate.refused(held.id());
        return new ClaimOutcome.Refused(why);
    }

    void change(HeldPool held, Terms terms) {
        rows.setTerms(held.id(), terms);
        insertShares(held.id(), terms, held.before().shares().size());
        Instant end = terms.offersEndAt();
        if (end != null) {
            claims.endOffersBy(held.id(), end);
        }
        held.change(terms);
    }

    /** Writes it and tells of it, once a transaction and last of all. */
    void write(HeldPool held, List<Moved> moved) {
        PoolState state = held.state();
        List<ShareState> before = held.before().shares();
        for (int i = 0; i < before.size(); i++) {
            ShareState share = state.shares().get(i);
            if (!share.equals(before.get(i))) {
                expectOne(rows.setShare(held.id(), i, share), held);
            }
        }
        expectOne(
                rows.set(
                        held.id(),
                        held.before().version(),
                        state.waiting(),
                        held.nextSeq(),
                        state.closed(),
                        held.dueAt()),
                held);
        gate.changed(held.id(), state.version());
        if (!moved.isEmpty()) {
            events.publishEvent(new ClaimsMoved(state.kind(), held.id(), moved));
        }
        if (state.vacancy() != held.before().vacancy()) {
            events.publishEvent(new VacancyChanged(state.kind(), held.id(), state.vacancy()));
        }
    }

    private static void expectOne(int written, HeldPool held) {
        if (written != 1) {
            throw new IllegalStateException("pool " + held.id() + " was changed by another, though we hold it");
        }
    }
}
