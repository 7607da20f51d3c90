package cn.doorplate.ledger;

/** By what cases are counted. */
enum FigureBy {
    /** The regions right below; a community by itself. */
    REGION,
    KIND,
    DAY,
    MONTH
}
