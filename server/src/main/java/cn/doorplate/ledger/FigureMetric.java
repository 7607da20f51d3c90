package cn.doorplate.ledger;

/** What is counted of cases. The names stand in {@code case_figure} for ever: one is never renamed. */
enum FigureMetric {
    FILED,
    /** The first time that it was taken or answered, and no deadline had passed before. */
    ANSWERED_IN_TIME,
    /** The first time that it was taken or answered, after a deadline. */
    ANSWERED_LATE,
    /** Each time that staff said it was done, before the deadline that they had. */
    FINISHED_IN_TIME,
    /** Each time that staff said it was done, after that deadline. */
    FINISHED_LATE,
    /** How it ended; likewise the next three. On the level where it was done. */
    CONFIRMED,
    CALLED_BACK,
    REJECTED,
    SILENT,
    UNFIT,
    WITHDRAWN,
    SCORED,
    /** The sum of the scores. */
    SCORE_SUM,
    /** A score of 4 or 5. */
    SATISFIED,
    /** On the level where the deadline passed. */
    ESCALATED,
    /** Once for each deadline that passed on the highest level, however often staff are told. */
    OVERDUE,
    /** By the level that sent it back. */
    RETURNED,
    URGED,
    REOPENED,
    EXTENDED
}
