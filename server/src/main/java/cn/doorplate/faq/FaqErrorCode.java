package cn.doorplate.faq;

/** Why an answer is not published or changed. */
enum FaqErrorCode {
    /** A part that is needed was left empty. */
    BLANK,
    /** A text is longer than it may be. */
    TOO_LONG,
    /** Characters that nobody sees. */
    MARKUP,
    /** Personal data stand in what is to be shown to all. */
    PERSONAL,
    /** WeChat holds the text for against the rules. */
    RISKY,
    /** The asker has not accepted the answer. */
    NOT_ACCEPTED,
    /** It was published before. */
    ALREADY
}
