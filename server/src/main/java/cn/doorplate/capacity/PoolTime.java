package cn.doorplate.capacity;

import cn.doorplate.capacity.ClaimsMoved.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What time does to a pool, step by step: offers lapse, what is free is offered, who waits has waited in vain. */
@Component
class PoolTime {

    /** How many people a transaction moves at most; the rest is done by the next one. */
    static final int STEP = 200;

    private final Pools pools;
    private final ClaimBook claims;
    private final ClaimMapper rows;
    private final Line line;

    PoolTime(Pools pools, ClaimBook claims, ClaimMapper rows, Line line) {
        this.pools = pools;
        this.claims = claims;
        this.rows = rows;
        this.line = line;
    }

    /** If it is time. */
    void pass(long pool) {
        HeldPool held = pools.hold(pool, null);
        Instant due = held.dueAt();
        if (due != null && !due.isAfter(held.now())) {
            step(held);
        }
    }

    /** A step, as much of it as there is to do; and writes the pool. */
    void step(HeldPool held) {
        List<Moved> moved = new ArrayList<>(lapse(held, STEP / 2));
        int left = STEP - moved.size();
        moved.addAll(held.areOffersOver() ? disappoint(held, left) : line.offer(held, left));
        held.lookNext(next(held));
        pools.write(held, moved);
    }

    private List<Moved> lapse(HeldPool held, int most) {
        List<ClaimRow> late = rows.tooLate(held.id(), held.now(), most);
        late.forEach(it -> held.free(Objects.requireNonNull(it.share())));
        return claims.move(
                ClaimState.OFFERED,
                late.stream().map(it -> it.in(ClaimState.LAPSED, held.now())).toList());
    }

    private List<Moved> disappoint(HeldPool held, int most) {
        List<ClaimRow> waiting = rows.page(held.id(), List.of(ClaimState.WAITING), 0, most);
        if (waiting.isEmpty()) {
            return List.of();
        }
        line.leave(held, waiting);
        return claims.move(
                ClaimState.WAITING,
                waiting.stream().map(it -> it.in(ClaimState.UNMET, held.now())).toList());
    }

    /** When there is something to do again; null while nothing can happen by itself. */
    private @Nullable Instant next(HeldPool held) {
        boolean more =
                held.areOffersOver() ? held.isWaitedFor() : !held.wantedNow().isEmpty();
        Instant end = held.isWaitedFor() ? held.state().terms().offersEndAt() : null;
        return more
                ? held.now()
                : Stream.of(rows.firstOfferEnds(held.id()), end)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null);
    }
}
