package cn.doorplate.messaging;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code delivery}. */
record DeliveryRow(
        long id,
        long personId,
        DeliveryChannel channel,
        MessageKind kind,
        long regionCode,
        @Nullable Long broadcastId,
        DeliveryState state,
        Instant dueAt,
        int attempts,
        @Nullable DeliveryFailure failure,
        Instant createdAt) {

    /**
     * As staff see it. What is held is as late as the digest that was to tell of it.
     *
     * @param late what should have gone out before is stuck
     * @param failureText of its failure
     */
    Delivery toDelivery(Instant late, @Nullable String failureText) {
        boolean waits = state == DeliveryState.WAITING;
        boolean stuck = (waits && failure != null) || ((waits || state == DeliveryState.HELD) && dueAt.isBefore(late));
        return new Delivery(
                Ids.toOpaque(id),
                channel,
                kind,
                stuck ? DeliveryState.STUCK : state,
                failure,
                failureText,
                attempts,
                createdAt,
                waits ? dueAt : null,
                broadcastId);
    }
}
