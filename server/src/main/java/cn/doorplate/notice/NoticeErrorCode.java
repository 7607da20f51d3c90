package cn.doorplate.notice;

/** Why something is not done with a notice. */
enum NoticeErrorCode {
    /** A part that is needed was left empty. */
    BLANK,
    /** A text is longer than it may be. */
    TOO_LONG,
    /** HTML, a script, a link that is none, or characters that nobody sees. */
    MARKUP,
    /** It lies in the past, or the end lies before the begin. */
    WINDOW,
    /** A place is not there, not the publisher's, or there are too many. */
    PLACE,
    /** For nobody. */
    AUDIENCE_EMPTY,
    /** A file is not there, not of that kind, belongs to something else, or there are too many. */
    FILE,
    /** WeChat holds the text for against the rules. */
    RISKY,
    /** Who reviews has worked on it. */
    OWN_WORK
}
