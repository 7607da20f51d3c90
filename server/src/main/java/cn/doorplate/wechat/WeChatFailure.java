package cn.doorplate.wechat;

/**
 * Why WeChat did not do what it was asked. The numbers are the platform's errcodes
 * (developers.weixin.qq.com/miniprogram/dev/OpenApiDoc, the table at the end of each interface's page); the sentence for
 * people stands in messages.properties under {@code error.WeChatFailure.<constant>}.
 */
public enum WeChatFailure {
    /** The code was used before, or is older than five minutes, or was never given out: the client asks for a new one. */
    CODE_USED_OR_EXPIRED(40029, 40163, 41008),
    /** More often than the platform allows, for this person or for the whole account. */
    TOO_OFTEN(45009, 45011),
    /** The platform holds the person's account for risky and lets it log in nowhere. */
    BLOCKED(40226),
    /** The person has not allowed this message, or no longer. */
    NOT_SUBSCRIBED(43101),
    /** The person was not in the mini-program within the last two hours, so that their words cannot be checked. */
    INACTIVE(61010),
    /** The person is none of this mini-program's: the openid is another's, or the WeChat account is gone. */
    NO_SUCH_PERSON(40003),
    /** What was handed over does not keep the platform's rules: too long, a page that is not there, a wrong placeholder. */
    INVALID(40097, 40129, 40169, 41030, 43104, 44002, 45168, 47001, 47003, 85096),
    /** This server's account with WeChat is missing, wrong or restricted: nothing that the person could do. */
    MISCONFIGURED(40002, 40013, 40037, 40125, 40164, 41002, 41004, 43107, 48001, 50002, 89503, 89506, 89507),
    /** The platform is busy, does not answer in time, or answers nonsense: later may help. */
    AWAY(-1, 40001, 40014, 42001);

    private final int[] codes;

    WeChatFailure(int... codes) {
        this.codes = codes;
    }

    /** What the errcode means to us; a code that we do not know is {@link #AWAY}. */
    static WeChatFailure of(int errcode) {
        for (WeChatFailure failure : values()) {
            for (int code : failure.codes) {
                if (code == errcode) {
                    return failure;
                }
            }
        }
        return AWAY;
    }
}
