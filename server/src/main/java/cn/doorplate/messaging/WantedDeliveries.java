package cn.doorplate.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What staff look for, in the pieces in which an index finds it.
 *
 * @param from the first code of the region, filled up with zeros
 * @param pieces each in the order of the ids; at least one
 * @param overdue what else is stuck
 * @param late what should have gone out before is stuck
 * @param before only those with a lower id
 * @param most at most so many
 */
record WantedDeliveries(
        long from, long to, List<Piece> pieces, List<Overdue> overdue, Instant late, long before, int most) {

    /** @param inTime whether those that are late are left out */
    record Piece(DeliveryState state, @Nullable DeliveryFailure failure, boolean inTime) {}

    /** What waits by that way and should have gone out. */
    record Overdue(DeliveryState state, DeliveryChannel channel, MessageKind kind) {}

    /** Of each piece of what is overdue no more are looked through, those that wait for longest. */
    int mostOverdue() {
        return 1_000;
    }

    /** @param states at least one; those that wait and are stuck are STUCK, and not WAITING or HELD */
    static WantedDeliveries of(long from, long to, Set<DeliveryState> states, Instant late, long before, int most) {
        List<Piece> pieces = states.stream().flatMap(WantedDeliveries::pieces).toList();
        List<Overdue> overdue = new ArrayList<>();
        if (states.contains(DeliveryState.STUCK)) {
            overdue.addAll(overdue(DeliveryState.WAITING));
            overdue.addAll(overdue(DeliveryState.HELD));
        }
        return new WantedDeliveries(from, to, pieces, List.copyOf(overdue), late, before, most);
    }

    private static Stream<Piece> pieces(DeliveryState state) {
        Stream<Piece> failed = Arrays.stream(DeliveryFailure.values())
                .map(failure ->
                        new Piece(state == DeliveryState.STUCK ? DeliveryState.WAITING : state, failure, false));
        return switch (state) {
            case WAITING, HELD -> Stream.of(new Piece(state, null, true));
            case STUCK -> failed;
            case PAUSED, SENT, FAILED, DROPPED -> Stream.concat(failed, Stream.of(new Piece(state, null, false)));
        };
    }

    private static List<Overdue> overdue(DeliveryState state) {
        return Arrays.stream(DeliveryChannel.values())
                .flatMap(channel -> Arrays.stream(MessageKind.values()).map(kind -> new Overdue(state, channel, kind)))
                .toList();
    }
}
