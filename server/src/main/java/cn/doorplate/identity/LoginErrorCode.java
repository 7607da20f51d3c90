package cn.doorplate.identity;

import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.WeChatFailure;

/** Why a login, or what else asks WeChat who somebody is, is declined. */
enum LoginErrorCode {
    /** The code was used before, is too old, or is none of WeChat's. */
    CODE_INVALID,
    /** Too often, by WeChat's count or ours. */
    TOO_OFTEN,
    /** WeChat holds the account for risky. */
    BLOCKED,
    /** WeChat does not answer, or nonsense. */
    WECHAT_AWAY,
    /** This deployment has no account with WeChat. */
    NOT_SET_UP,
    /** How often one has tried cannot be counted now, so nobody gets in. */
    LOGIN_UNAVAILABLE,
    /** A desktop is for staff. */
    NOT_STAFF,
    /** Only the mini-program lets a desktop in. */
    NOT_WITH_DESKTOP,
    /** The desktop's code is none, was used, or its two minutes are over. */
    DESKTOP_GONE;

    static Declined declined(WeChatFailure why) {
        return Declined.at(
                "code",
                switch (why) {
                    case CODE_USED_OR_EXPIRED -> CODE_INVALID;
                    case TOO_OFTEN -> TOO_OFTEN;
                    case BLOCKED -> BLOCKED;
                    case MISCONFIGURED -> NOT_SET_UP;
                    case AWAY, NOT_SUBSCRIBED, INACTIVE, INVALID, NO_SUCH_PERSON -> WECHAT_AWAY;
                });
    }
}
