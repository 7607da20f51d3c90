package cn.doorplate.messaging;

import java.time.Instant;
import java.util.List;

/** What became of something that was to be made ready to go out. */
sealed interface Packed {

    /**
     * Goes out.
     *
     * @param toldOf the deliveries that a digest tells of, and that are over with it
     */
    record Ready(Claimed claimed, Parcel parcel, List<Long> toldOf) implements Packed {

        Ready(Claimed claimed, Parcel parcel) {
            this(claimed, parcel, List.of());
        }
    }

    /**
     * Is not needed any more: it was read, withdrawn or stopped, or is not wished any more.
     *
     * @param of the deliveries that a digest was to tell of, and that are over with it
     */
    record Needless(List<Long> of) implements Packed {

        Needless() {
            this(List.of());
        }
    }

    /**
     * Is not wished by WeChat any more, and by SMS instead.
     *
     * @param of the deliveries that a digest was to tell of
     */
    record Elsewhere(List<Long> of) implements Packed {}

    /** The person is not to be disturbed until then. */
    record Later(Instant at) implements Packed {}

    /** Its broadcast is paused. */
    record Waits(long broadcastId) implements Packed {}

    /** Cannot go out. */
    record Cannot(DeliveryFailure why) implements Packed {}
}
