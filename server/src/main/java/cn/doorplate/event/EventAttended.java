package cn.doorplate.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 到场: somebody with a place came to an event. Published inside the transaction that records it, once a sign-up, also when it is
 * found afterwards that they came earlier.
 *
 * @param event its id
 * @param person who came; of a household, who signed up
 * @param household whose place it is; null where it is the person's own
 */
public record EventAttended(
        long event, long person, @Nullable Long household, Instant at, CheckInWay way) {}
