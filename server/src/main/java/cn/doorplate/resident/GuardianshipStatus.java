package cn.doorplate.resident;

/** How far it has come that one acts for another. */
public enum GuardianshipStatus {
    /** The elder has not answered yet; whoever asked may take it back. */
    WAITING,
    /** One may act for the other, until one of them ends it or the child is grown up. */
    ACTIVE,
    /** Not stored but found on reading: an active one of a child who is 18 by now. Permits nothing; it can be ended. */
    GROWN_UP,
    /** The elder said no. For good: it may be asked for again, as another one. */
    REFUSED,
    /** By one of the two. For good. */
    ENDED
}
