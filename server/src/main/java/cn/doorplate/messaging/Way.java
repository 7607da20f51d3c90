package cn.doorplate.messaging;

/** By which messages go out. */
interface Way {

    DeliveryChannel channel();

    /** How many go out in a second, through all servers together. */
    int perSecond();

    /** Hands one over, once; comes back within seconds. */
    Answer send(Parcel parcel);
}
