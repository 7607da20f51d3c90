package cn.doorplate.capacity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A holder's standing in a pool; there is one for each holder, whose last claim it is.
 *
 * @param holder the person, household or thing whose place it is
 * @param claimant the person who asked for it
 * @param share in which the place is, or was; null for who never had one
 * @param seq the order in which claims were made, within the pool
 * @param until to when the offer can be accepted; null where nothing is offered
 */
public record Claim(
        long pool,
        long holder,
        long claimant,
        @Nullable Integer share,
        ClaimState state,
        long seq,
        @Nullable Instant until,
        Instant changedAt) {}
