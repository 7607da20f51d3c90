package cn.doorplate.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pool with one of its shares, and with the claim of one holder, where it is read for one.
 *
 * @param number of the share, as are the next three
 * @param holder of the claim, as is the rest; null where there is none
 */
record PoolRow(
        long id,
        String kind,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Instant offersEndAt,
        int offerSeconds,
        @Nullable Integer waitingLimit,
        int waiting,
        long nextSeq,
        long version,
        boolean closed,
        @Nullable Instant dueAt,
        int number,
        int places,
        int taken,
        int shareWaiting,
        @Nullable Long holder,
        @Nullable Long claimant,
        @Nullable Integer share,
        @Nullable String wanted,
        @Nullable ClaimState state,
        @Nullable Long seq,
        @Nullable Instant until,
        @Nullable Instant changedAt) {

    /** @param rows of one pool, one for each of its shares */
    static PoolState state(List<PoolRow> rows) {
        PoolRow pool = rows.get(0);
        List<ShareState> shares = rows.stream()
                .sorted(Comparator.comparingInt(PoolRow::number))
                .map(row -> new ShareState(row.places, row.taken, row.shareWaiting))
                .toList();
        Terms terms = new Terms(
                shares.stream().map(ShareState::places).toList(),
                pool.opensAt,
                pool.closesAt,
                pool.offersEndAt,
                Duration.ofSeconds(pool.offerSeconds),
                pool.waitingLimit);
        return new PoolState(pool.id, pool.kind, terms, shares, pool.waiting, pool.closed, pool.version);
    }

    @Nullable ClaimRow claim() {
        return holder == null
                ? null
                : new ClaimRow(
                        id,
                        holder,
                        Objects.requireNonNull(claimant),
                        share,
                        Objects.requireNonNull(wanted),
                        Objects.requireNonNull(state),
                        Objects.requireNonNull(seq),
                        until,
                        Objects.requireNonNull(changedAt));
    }
}
