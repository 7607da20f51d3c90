package cn.doorplate.casework;

/** 晒单情况: whether what came of an order is shown to all. */
enum OrderShowingState {
    /** Seen by all as soon, and as long, as a chosen picture of how it looks now is fit. */
    SHOWN,
    /** An office took it down. */
    HIDDEN,
    /** Who ordered it does not want it shown, which they alone take back. */
    UNWANTED
}
