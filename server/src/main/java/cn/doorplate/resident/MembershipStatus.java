package cn.doorplate.resident;

/** How far a membership of a household has come: it is confirmed or refused once, and ended from anywhere but there. */
public enum MembershipStatus {
    /** Asked for; whoever asked may take it back. */
    WAITING,
    /** The person is a resident here, and holds the role. */
    CONFIRMED,
    /** The grid worker said no. For good: it may be asked for again, as another one. */
    REFUSED,
    /** Moved away, or taken back. For good. */
    ENDED
}
