package cn.doorplate.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 送达记录, as staff see it: without who is written to.
 *
 * @param state as stored, or STUCK
 * @param failureText the failure in Chinese, with what can be done
 */
record Delivery(
        String id,
        DeliveryChannel channel,
        MessageKind kind,
        DeliveryState state,
        @Nullable DeliveryFailure failure,
        @Nullable String failureText,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Long broadcastId) {}
