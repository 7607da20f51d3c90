package cn.doorplate.capacity;

import cn.doorplate.capacity.ClaimMapper.Ahead;
import cn.doorplate.capacity.ClaimsMoved.Moved;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Claims: written of pools that are held, read of any. */
@Component
class ClaimBook {

    private final ClaimMapper rows;

    ClaimBook(ClaimMapper rows) {
        this.rows = rows;
    }

    /** A new one; or one in the place of one that is over. */
    void make(ClaimRow claim, boolean first) {
        expect(1, first ? rows.insert(claim) : rows.renew(claim));
    }

    /** New ones. */
    void make(List<ClaimRow> all) {
        expect(all.size(), rows.insertAll(all));
    }

    /** From one state to another, all of a pool and at one moment; for each share by one statement. */
    List<Moved> move(ClaimState from, List<ClaimRow> to) {
        to.stream()
                .collect(Collectors.groupingBy(claim -> Optional.ofNullable(claim.share())))
                .values()
                .forEach(same -> expect(
                        same.size(),
                        rows.move(same.stream().map(ClaimRow::holder).toList(), from, same.get(0))));
        return to.stream().map(claim -> new Moved(claim.claim(), from)).toList();
    }

    Map<PoolHolder, Claim> find(Collection<PoolHolder> of) {
        return of.isEmpty()
                ? Map.of()
                : rows.find(of).stream()
                        .collect(Collectors.toMap(it -> new PoolHolder(it.pool(), it.holder()), ClaimRow::claim));
    }

    List<Claim> page(long pool, Set<ClaimState> states, long afterSeq, int limit) {
        return states.isEmpty()
                ? List.of()
                : rows.page(pool, states, afterSeq, limit).stream()
                        .map(ClaimRow::claim)
                        .toList();
    }

    Map<PoolHolder, Integer> ahead(Collection<PoolHolder> waiting) {
        return waiting.isEmpty()
                ? Map.of()
                : rows.ahead(waiting).stream()
                        .collect(Collectors.toMap(it -> new PoolHolder(it.pool(), it.holder()), Ahead::before));
    }

    private static void expect(int expected, int written) {
        if (written != expected) {
            throw new IllegalStateException("claims were changed by another, though we hold their pool");
        }
    }
}
