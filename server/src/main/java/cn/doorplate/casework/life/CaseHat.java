package cn.doorplate.casework.life;

/**
 * What somebody is to a case, seen from the case. One can wear several; who raised it, whom it concerns and who is on the other
 * side never wear one of those who handle it.
 */
public enum CaseHat {
    /** Raised it, or had it written down: has the last word. */
    RAISER,
    /** Wrote it down for the raiser. */
    FILER,
    /** Is on the other side of a dispute, and was told. */
    OTHER_SIDE,
    /** Holds the role at the desk where it lies. */
    DESK,
    /** Has taken it. */
    HANDLER,
    /** Says that it was done. */
    FINISHER,
    /** Belongs to the unit that it is offered to, or to one that may take it from the pool. */
    UNIT,
    /** Holds the role of the level above the desk. */
    ABOVE,
    /** Of those above, holds the role of the nearest office that anybody holds: says whether there is more time. */
    DECIDER,
    /** Reads the ledger there: the offices of the community, the street, the county. */
    STAFF,
    /** Had it at their desk before, or for their unit. */
    FORMER,
    /** Nobody: time, or a machine. */
    SYSTEM
}
