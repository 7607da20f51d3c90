package cn.doorplate.messaging;

/**
 * 群发渠道: how many went out by one way.
 *
 * @param waiting to go out yet, those held or paused too
 * @param failed for good
 * @param dropped not needed any more
 */
record BroadcastChannel(DeliveryChannel channel, int waiting, int sent, int failed, int dropped) {

    static BroadcastChannel none(DeliveryChannel channel) {
        return new BroadcastChannel(channel, 0, 0, 0, 0);
    }

    BroadcastChannel plus(DeliveryState state, int number) {
        return switch (state) {
            case WAITING, STUCK, HELD, PAUSED -> new BroadcastChannel(channel, waiting + number, sent, failed, dropped);
            case SENT -> new BroadcastChannel(channel, waiting, sent + number, failed, dropped);
            case FAILED -> new BroadcastChannel(channel, waiting, sent, failed + number, dropped);
            case DROPPED -> new BroadcastChannel(channel, waiting, sent, failed, dropped + number);
        };
    }
}
