package cn.doorplate.dev.wechat;

import org.jspecify.annotations.Nullable;

/** The mini-program that the platform knows, and by what it knows its developer. */
record Account(String appId, String appSecret) {

    /**
     * Why somebody with these is not its developer; null if they are.
     * developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html
     */
    @Nullable Answered refusal(String appId, String appSecret) {
        if (appId.isEmpty()) {
            return Answered.refusal(41002, "appid missing");
        }
        if (appSecret.isEmpty()) {
            return Answered.refusal(41004, "appsecret missing");
        }
        if (!appId.equals(this.appId)) {
            return Answered.refusal(40013, "invalid appid");
        }
        return appSecret.equals(this.appSecret) ? null : Answered.refusal(40125, "invalid appsecret");
    }
}
