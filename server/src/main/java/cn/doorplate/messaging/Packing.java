package cn.doorplate.messaging;

import java.util.List;
import java.util.Map;

/** Makes what is due ready to go out: looks at it once more, and reads what it says. */
interface Packing {

    /** All that was claimed, by id, by a few statements however many they are. */
    Map<Long, Packed> pack(List<Claimed> claimed);

    /** It went out; within the transaction that notes it. */
    void sent(Packed.Ready gone);

    /** It is tried again later; within the transaction that notes it. */
    void delayed(Claimed it, DeliveryFailure why);

    /**
     * It is not needed any more; within the transaction that notes it.
     *
     * @param of the deliveries that a digest was to tell of
     */
    void needless(Claimed it, List<Long> of);

    /**
     * The person wishes it by SMS now; within the transaction that notes it.
     *
     * @param of the deliveries that a digest was to tell of
     */
    void elsewhere(Claimed it, List<Long> of);

    /** It never will go out; within the transaction that notes it. */
    void ended(Claimed it, DeliveryFailure why);
}
