package cn.doorplate.capacity;

import cn.doorplate.capacity.ClaimsMoved.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Those who wait: they join, they leave, and what is free is offered to them in their order. */
@Component
class Line {

    private final WaitMapper waits;
    private final ClaimBook claims;

    Line(WaitMapper waits, ClaimBook claims) {
        this.waits = waits;
        this.claims = claims;
    }

    /** If they wait; the pool counts them already. */
    void add(HeldPool held, ClaimRow claim) {
        if (claim.state() == ClaimState.WAITING) {
            waits.insert(claim, claim.wantedShares(), held.now());
        }
    }

    void leave(HeldPool held, List<ClaimRow> leaving) {
        List<Integer> shares = leaving.stream()
                .flatMap(it -> it.wantedShares().stream())
                .distinct()
                .sorted()
                .toList();
        int removed = waits.remove(
                held.id(), shares, leaving.stream().map(ClaimRow::seq).toList());
        int expected = leaving.stream().mapToInt(it -> it.wantedShares().size()).sum();
        if (removed != expected) {
            throw new IllegalStateException("the line of pool " + held.id() + " is not what its claims are");
        }
        leaving.forEach(it -> held.leave(it.wantedShares()));
    }

    /** Offers what is free to who is first in line for it, to so many people at most. */
    List<Moved> offer(HeldPool held, int most) {
        Optional<Instant> until = held.offersHoldTo();
        List<Moved> moved = new ArrayList<>();
        while (until.isPresent() && moved.size() < most && !held.wantedNow().isEmpty()) {
            moved.addAll(offer(held, firstInLine(held, most - moved.size()), until.get()));
        }
        until.filter(it -> !moved.isEmpty()).ifPresent(held::lookAt);
        return moved;
    }

    private List<Moved> offer(HeldPool held, List<ClaimRow> first, Instant until) {
        List<ClaimRow> offered = new ArrayList<>();
        List<ClaimRow> leaving = new ArrayList<>();
        for (ClaimRow claim : first) {
            claim.wantedShares().stream().filter(held::isFree).findFirst().ifPresent(share -> {
                held.take(share);
                offered.add(claim.offered(share, until, held.now()));
                leaving.add(claim);
            });
        }
        leave(held, leaving);
        return claims.move(ClaimState.WAITING, offered);
    }

    /**
     * Those who are first in line for something free, in their order. So many are read of each line, and as many are taken of all:
     * whoever is among them stands behind nobody in a line that was not read.
     */
    private List<ClaimRow> firstInLine(HeldPool held, int most) {
        List<Integer> shares = held.wantedNow();
        int free = shares.stream().mapToInt(it -> held.share(it).free()).sum();
        int enough = Math.min(most, free);
        List<ClaimRow> first = shares.stream()
                .flatMap(share -> waits.first(held.id(), share, enough).stream())
                .distinct()
                .sorted(Comparator.comparingLong(ClaimRow::seq))
                .limit(enough)
                .toList();
        if (first.isEmpty()) {
            throw new IllegalStateException("nobody is in the line of pool " + held.id() + ", though they are counted");
        }
        return first;
    }
}
