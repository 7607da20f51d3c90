package cn.doorplate.wechat;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mini-program's account with WeChat: {@code doorplate.wechat.*}. All may be left out; what needs the missing part then
 * fails with {@link WeChatFailure#MISCONFIGURED}, and the rest works.
 *
 * @param appId as in {@code wx1234567890abcdef}
 * @param appSecret the account's AppSecret
 * @param apiHost what requests to the platform begin with, without a slash at the end
 * @param callbackToken the Token of the account's message push; without it {@code /wechat/callback} is not there
 * @param callbackAesKey its EncodingAESKey, 43 characters; with it only encrypted events are taken
 */
@ConfigurationProperties("doorplate.wechat")
record WeChatSettings(
        @DefaultValue("") String appId,
        @DefaultValue("") String appSecret,
        @DefaultValue("https://api.weixin.qq.com") String apiHost,
        @DefaultValue("") String callbackToken,
        @DefaultValue("") String callbackAesKey) {

    boolean isSetUp() {
        return !appId.isBlank() && !appSecret.isBlank();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "WeChatSettings[" + appId + " at " + apiHost + "]";
    }
}
