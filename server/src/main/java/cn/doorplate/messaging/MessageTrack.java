package cn.doorplate.messaging;

import java.util.ArrayList;
import java.util.List;

/**
 * How far what somebody was told has come: it is in their inbox, always.
 *
 * @param read whether they have read one of the messages
 * @param legs the other ways by which it goes, one for each message and way
 */
public record MessageTrack(boolean read, List<Leg> legs) {

    /**
     * One way.
     *
     * @param channel as the schema's DeliveryChannel
     * @param state as the schema's DeliveryState
     */
    public record Leg(DeliveryChannel channel, DeliveryState state) {}

    MessageTrack and(MessageTrack more) {
        List<Leg> all = new ArrayList<>(legs);
        all.addAll(more.legs);
        return new MessageTrack(read || more.read, List.copyOf(all));
    }
}
