package cn.doorplate.capacity;

/** How a holder stands in a pool. */
public enum ClaimState {
    /** Has a place. */
    HELD,
    /** A place is kept for them, until they accept it or the time is over. */
    OFFERED,
    /** Stands in the line. */
    WAITING,
    /** Gave up what they had. */
    RELEASED,
    /** Did not accept in time. */
    LAPSED,
    /** Waited to the end in vain. */
    UNMET;

    /** Whether they have something to lose; all others may come anew, to the end of the line. */
    public boolean isLive() {
        return compareTo(WAITING) <= 0;
    }

    /** Whether it takes up a place. */
    public boolean takesPlace() {
        return compareTo(OFFERED) <= 0;
    }
}
