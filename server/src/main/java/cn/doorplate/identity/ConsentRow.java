package cn.doorplate.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That somebody agreed to a version of the privacy policy, and until when that held. */
record ConsentRow(
        String policyVersion,
        long givenBy,
        Instant givenAt,
        @Nullable Instant withdrawnAt) {}
