package cn.doorplate.wechat;

/** What WeChat's check of content comes to. */
public enum Verdict {
    /** Nothing was found. */
    PASS,
    /** A person should look at it. */
    REVIEW,
    /** It is against the rules, and must not be shown. */
    RISKY,
    /** It could not be looked at; a picture's address may have gone. */
    UNCHECKED;

    /** For the platform's {@code suggest}; what it says beyond its documentation is for a person to look at. */
    static Verdict of(String suggest) {
        return switch (suggest) {
            case "pass" -> PASS;
            case "risky" -> RISKY;
            default -> REVIEW;
        };
    }
}
