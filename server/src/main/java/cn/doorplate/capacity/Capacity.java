package cn.doorplate.capacity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pools of places. What changes something needs the caller's transaction, and locks the pool in it until that is over; reading needs
 * none. A pool that is not there is an {@link IllegalArgumentException}; who waits too long for others' locks gets a {@link
 * org.springframework.dao.PessimisticLockingFailureException}.
 */
@Service
public class Capacity {

    private final Pools pools;
    private final Claiming claiming;
    private final ClaimBook claims;
    private final PoolTime time;

    Capacity(Pools pools, Claiming claiming, ClaimBook claims, PoolTime time) {
        this.pools = pools;
        this.claiming = claiming;
        this.claims = claims;
        this.time = time;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void open(NewPool pool) {
        pools.open(pool);
    }

    /**
     * Puts other terms in the place of the old ones. More places are offered to who waits at once; where very many wait, the rest
     * follows within seconds, and nobody comes before them.
     *
     * @throws IllegalArgumentException if there were fewer shares than before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Changed change(long pool, Terms terms) {
        HeldPool held = pools.hold(pool, null);
        Changed changed = held.wouldBe(terms);
        if (changed == Changed.DONE) {
            pools.change(held, terms);
            time.step(held);
        }
        return changed;
    }

    /** For good: nobody gets a place any more or is offered one. Claims stay as they are, and may be released. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(long pool) {
        HeldPool held = pools.hold(pool, null);
        held.close();
        pools.write(held, List.of());
    }

    /**
     * A place in the first of these shares that has one free which nobody waits for; else a turn in the line for all of them.
     *
     * @param shares one or more, the one they would like best first
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ClaimOutcome claim(long pool, long holder, long claimant, List<Integer> shares) {
        return claiming.claim(pool, new Asking(holder, claimant, shares));
    }

    /**
     * The same for several who come one after the other, by a handful of statements. Empty if one of them would get nothing or ever had
     * a claim here: then nothing was done, and each is to be asked for alone.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<List<Claim>> claimAll(long pool, List<Asking> all) {
        return claiming.all(pool, all);
    }

    /** Those of them who would get something as it stands now; {@link #claimAll} decides. */
    public List<Asking> whoWouldBeServed(long pool, List<Asking> all) {
        return claiming.whoWouldBeServed(pool, all);
    }

    /**
     * Gives up what the holder has, is offered or waits for. A place that is free by this is offered to who is first in line for it.
     *
     * @return false if there was nothing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean release(long pool, long holder) {
        return claiming.release(pool, holder);
    }

    /** Takes the place that is offered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Accepted accept(long pool, long holder) {
        return claiming.accept(pool, holder);
    }

    /** Those that are there. */
    public Map<Long, PoolState> pools(Collection<Long> ids) {
        return pools.states(ids);
    }

    /** By holder: the last claims of those who ever made one. */
    public Map<Long, Claim> claims(long pool, Collection<Long> holders) {
        List<PoolHolder> of =
                holders.stream().map(holder -> new PoolHolder(pool, holder)).toList();
        return claims(of).values().stream().collect(Collectors.toMap(Claim::holder, Function.identity()));
    }

    /** The same, in several pools. */
    public Map<PoolHolder, Claim> claims(Collection<PoolHolder> of) {
        return claims.find(of);
    }

    /** The next ones in the order of claims. */
    public List<Claim> page(long pool, Set<ClaimState> states, long afterSeq, int limit) {
        return claims.page(pool, states, afterSeq, limit);
    }

    /** How many in all wait before those of them who wait. */
    public Map<PoolHolder, Integer> ahead(Collection<PoolHolder> waiting) {
        return claims.ahead(waiting);
    }
}
