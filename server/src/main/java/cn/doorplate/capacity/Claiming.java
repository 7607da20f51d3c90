package cn.doorplate.capacity;

import cn.doorplate.capacity.ClaimsMoved.Moved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do themselves: ask for a place, accept one, give it up. */
@Component
class Claiming {

    private final Pools pools;
    private final ClaimBook claims;
    private final Line line;

    Claiming(Pools pools, ClaimBook claims, Line line) {
        this.pools = pools;
        this.claims = claims;
        this.line = line;
    }

    ClaimOutcome claim(long pool, Asking asked) {
        HeldPool held = pools.hold(pool, asked.holder());
        check(asked.shares(), held);
        ClaimRow claim = held.claim();
        return claim != null && claim.state().isLive()
                ? new ClaimOutcome.Already(claim.claim())
                : held.before()
                        .refusesByTime(held.now())
                        .map(why -> pools.refused(held, why))
                        .orElseGet(() -> enter(held, asked));
    }

    /** Empty where one of these would get nothing, or was here before. */
    Optional<List<Claim>> all(long pool, List<Asking> all) {
        return pools.holdForNew(pool, all.stream().map(Asking::holder).toList())
                .filter(held -> held.before().refusesByTime(held.now()).isEmpty())
                .flatMap(held -> all(held, all));
    }

    private Optional<List<Claim>> all(HeldPool held, List<Asking> all) {
        List<ClaimRow> made = new ArrayList<>();
        all.forEach(asked -> served(held, asked).ifPresent(made::add));
        if (made.size() < all.size()) {
            return Optional.empty();
        }
        claims.make(made);
        made.forEach(claim -> line.add(held, claim));
        pools.write(held, List.of());
        return Optional.of(made.stream().map(ClaimRow::claim).toList());
    }

    /** Those who would get something as it stands, one after the other; nothing is locked. */
    List<Asking> whoWouldBeServed(long pool, List<Asking> all) {
        HeldPool now = pools.asItStands(pool);
        return now.before().refusesByTime(now.now()).isPresent()
                ? List.of()
                : all.stream().filter(asked -> served(now, asked).isPresent()).toList();
    }

    private ClaimOutcome enter(HeldPool held, Asking asked) {
        return served(held, asked).map(claim -> enter(held, claim)).orElseGet(() -> pools.refused(held, Refusal.FULL));
    }

    private ClaimOutcome enter(HeldPool held, ClaimRow claim) {
        claims.make(claim, held.claim() == null);
        line.add(held, claim);
        pools.write(held, List.of());
        return claim.state() == ClaimState.HELD
                ? new ClaimOutcome.Placed(claim.claim())
                : new ClaimOutcome.Waits(claim.claim());
    }

    /** A place, or a turn in the line, in the numbers of the pool; empty where there is neither. */
    private static Optional<ClaimRow> served(HeldPool held, Asking asked) {
        check(asked.shares(), held);
        Optional<Integer> free = asked.shares().stream()
                .filter(it -> held.before().isFree(held.share(it), held.now()))
                .findFirst();
        if (free.isPresent()) {
            held.take(free.get());
            return Optional.of(row(held, asked, ClaimState.HELD, free.get()));
        }
        if (!held.state().mayWait(held.now())) {
            return Optional.empty();
        }
        held.join(asked.shares());
        held.lookAtTheEnd();
        return Optional.of(row(held, asked, ClaimState.WAITING, null));
    }

    private static ClaimRow row(HeldPool held, Asking asked, ClaimState state, @Nullable Integer share) {
        return new ClaimRow(
                held.id(),
                asked.holder(),
                asked.claimant(),
                share,
                ClaimRow.written(asked.shares()),
                state,
                held.takeSeq(),
                null,
                held.now());
    }

    private static void check(List<Integer> shares, HeldPool held) {
        int most = held.before().shares().size();
        boolean known = shares.stream().allMatch(it -> it >= 0 && it < most);
        if (shares.isEmpty() || !known || new HashSet<>(shares).size() < shares.size()) {
            throw new IllegalArgumentException("pool " + held.id() + " has no shares " + shares);
        }
    }

    boolean release(long pool, long holder) {
        HeldPool held = pools.hold(pool, holder);
        ClaimRow claim = held.claim();
        if (claim == null || !claim.state().isLive()) {
            return false;
        }
        claims.move(claim.state(), List.of(claim.in(ClaimState.RELEASED, held.now())));
        if (claim.state() == ClaimState.WAITING) {
            line.leave(held, List.of(claim));
        } else {
            held.free(Objects.requireNonNull(claim.share()));
        }
        List<Moved> moved = line.offer(held, 1);
        pools.write(held, moved);
        return true;
    }

    Accepted accept(long pool, long holder) {
        HeldPool held = pools.hold(pool, holder);
        ClaimRow claim = held.claim();
        if (claim == null) {
            return Accepted.NONE;
        }
        return switch (claim.state()) {
            case HELD -> Accepted.DONE;
            case OFFERED -> accept(held, claim);
            case LAPSED -> Accepted.LATE;
            case WAITING, RELEASED, UNMET -> Accepted.NONE;
        };
    }

    private Accepted accept(HeldPool held, ClaimRow claim) {
        if (held.before().closed() || !held.now().isBefore(Objects.requireNonNull(claim.until()))) {
            return Accepted.LATE;
        }
        claims.move(ClaimState.OFFERED, List.of(claim.in(ClaimState.HELD, held.now())));
        pools.write(held, List.of());
        return Accepted.DONE;
    }
}
