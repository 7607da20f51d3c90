package cn.doorplate.wechat;

import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to WeChat.
 *
 * @param openid the person in this mini-program, and in no other
 * @param unionid the person in all accounts of one WeChat Open Platform; null where there is none
 */
public record WeChatIdentity(String openid, @Nullable String unionid) {}
