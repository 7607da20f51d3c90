package cn.doorplate.capacity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Removes what is known of who had places, once the module that opened the pool has to know it no more. */
@Service
public class CapacityForgetting {

    private final Pools pools;
    private final ClaimMapper rows;
    private final Line line;

    CapacityForgetting(Pools pools, ClaimMapper rows, Line line) {
        this.pools = pools;
        this.rows = rows;
        this.line = line;
    }

    /**
     * Closes the pool for good and removes claims, in the caller's transaction. How many places there were and how many were taken
     * stays; offers and waiting end, of which nobody is told.
     *
     * @return how many it were; fewer than {@code atMost} means that none is left, as of a pool that is not there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(long pool, int atMost) {
        return pools.states(List.of(pool)).isEmpty() ? 0 : remove(pools.hold(pool, null), atMost);
    }

    /**
     * Removes what is known of these in a pool that goes on, in the caller's transaction: claims that are over, and none that is live.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetEnded(long pool, Collection<Long> holders) {
        pools.hold(pool, null);
        rows.removeEnded(pool, holders);
    }

    private int remove(HeldPool held, int atMost) {
        List<ClaimRow> claims = rows.page(held.id(), Arrays.asList(ClaimState.values()), 0, atMost);
        if (claims.isEmpty() && held.before().closed()) {
            return 0;
        }
        held.close();
        end(held, claims);
        if (!claims.isEmpty()) {
            rows.remove(held.id(), claims.stream().map(ClaimRow::holder).toList());
        }
        pools.write(held, List.of());
        return claims.size();
    }

    private void end(HeldPool held, List<ClaimRow> claims) {
        List<ClaimRow> waiting = in(ClaimState.WAITING, claims);
        if (!waiting.isEmpty()) {
            line.leave(held, waiting);
        }
        in(ClaimState.OFFERED, claims).forEach(offer -> held.free(Objects.requireNonNull(offer.share())));
    }

    private static List<ClaimRow> in(ClaimState state, List<ClaimRow> claims) {
        return claims.stream().filter(it -> it.state() == state).toList();
    }
}
