package cn.doorplate.notice;

/** What WeChat's check of a text came to. */
enum NoticeCheck {
    /** Nothing was found. */
    PASSED,
    /** WeChat asks for a person to look at it. */
    LOOK_AGAIN,
    /** WeChat could not check it. */
    UNCHECKED
}
