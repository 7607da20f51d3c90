package cn.doorplate.place;

/** Whether somebody with an account stands behind a contact card. */
public enum ResponsibilityBinding {
    NONE,
    BOUND,
    /** Somebody did, and has left or has not the role any more. */
    GONE
}
