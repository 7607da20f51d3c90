package cn.doorplate.resident;

import org.jspecify.annotations.Nullable;

/** 被代办人: a child or an elder for whom one acts, as the guardian sees them. */
record Dependant(
        String id,
        DependantKind kind,
        GuardianshipStatus status,
        @Nullable String name,
        @Nullable String phone,
        @Nullable Integer age,
        DependantConsent consent,
        int version,
        long personId) {

    /** Whether one acts for them, or did until they grew up. */
    boolean isAgreedTo() {
        return status == GuardianshipStatus.ACTIVE || status == GuardianshipStatus.GROWN_UP;
    }
}
