package cn.doorplate.resident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** 住户关系: that a person lives in a household, or says so. */
record HouseholdMembership(
        String id,
        MembershipStatus status,
        Instant askedAt,
        @Nullable Instant decidedAt,
        @Nullable Instant endedAt,
        @Nullable String reason,
        int version,
        long householdId) {}
