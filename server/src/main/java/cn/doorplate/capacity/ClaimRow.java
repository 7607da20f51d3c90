package cn.doorplate.capacity;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the table has it.
 *
 * @param wanted the numbers of the shares that its holder would take, the best first, with commas
 */
record ClaimRow(
        long pool,
        long holder,
        long claimant,
        @Nullable Integer share,
        String wanted,
        ClaimState state,
        long seq,
        @Nullable Instant until,
        Instant changedAt) {

    static String written(List<Integer> shares) {
        return shares.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    List<Integer> wantedShares() {
        return Arrays.stream(wanted.split(",")).map(Integer::valueOf).toList();
    }

    ClaimRow offered(int inShare, Instant to, Instant now) {
        return new ClaimRow(pool, holder, claimant, inShare, wanted, ClaimState.OFFERED, seq, to, now);
    }

    ClaimRow in(ClaimState next, Instant now) {
        return new ClaimRow(pool, holder, claimant, share, wanted, next, seq, null, now);
    }

    Claim claim() {
        return new Claim(pool, holder, claimant, share, state, seq, until, changedAt);
    }
}
