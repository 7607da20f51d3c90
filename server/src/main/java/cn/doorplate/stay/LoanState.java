package cn.doorplate.stay;

/** How a loan stands. */
enum LoanState {
    /** Somebody has it: it can be given back, and staff can say that it is lost. */
    OUT,
    /** It is back, for good. */
    GIVEN_BACK,
    /** Staff said that it is lost, and took it out of the stock; found again, they say that it is back. */
    LOST
}
