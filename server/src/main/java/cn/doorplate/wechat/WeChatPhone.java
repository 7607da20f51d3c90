package cn.doorplate.wechat;

/**
 * A phone number that WeChat has verified.
 *
 * @param countryCode without plus or zeros, as in {@code 86}
 * @param purePhoneNumber without the country's code
 */
public record WeChatPhone(String countryCode, String purePhoneNumber) {

    /** Without the number: it is personal, and this may end in a log. */
    @Override
    public String toString() {
        return "WeChatPhone[+" + countryCode + " …]";
    }
}
