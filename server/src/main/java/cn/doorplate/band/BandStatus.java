package cn.doorplate.band;

/** Who wears a band. */
enum BandStatus {
    /** Nobody. */
    STOCK,
    /** Somebody who has yet to agree. */
    WAITING,
    /** Somebody. */
    WORN,
    /** Nobody any more: lost or broken. */
    RETIRED
}
