package cn.doorplate.wechat;

import cn.binarywang.wx.miniapp.api.WxMaService;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks WeChat's platform through WxJava, and knows one way in which that can fail. */
@Component
class WeChatPlatform {

    private static final Logger log = LoggerFactory.getLogger(WeChatPlatform.class);

    private final WeChatSettings settings;
    private final @Nullable QuietWxJava wxJava;

    WeChatPlatform(WeChatSettings settings, PlatformHttp http, AccessTokens tokens) {
        this.settings = settings;
        this.wxJava = settings.isSetUp() ? new QuietWxJava(settings, http, tokens) : null;
    }

    /** One thing to ask. */
    @FunctionalInterface
    interface Question<T> {

        @Nullable T ask(WxMaService weChat) throws WxErrorException;
    }

    /** @throws WeChatRefused if there is no answer, whatever the reason */
    <T> T ask(Question<T> question) {
        if (wxJava == null) {
            log.warn("WeChat is not set up: doorplate.wechat.app-id and doorplate.wechat.app-secret are missing");
            throw WeChatRefused.undone(WeChatFailure.MISCONFIGURED);
        }
        try {
            T answer = question.ask(wxJava);
            if (answer != null) {
                return answer;
            }
            throw empty();
        } catch (WeChatRefused e) {
            throw e;
        } catch (WxErrorException e) {
            throw WeChatRefused.undone(WeChatFailure.of(e.getError().getErrorCode()));
        } catch (RuntimeException e) {
            // WxJava takes answers apart without looking. The message may quote the answer; its kind and place do not.
            log.warn("WeChat's answer cannot be read: {} at {}", e.getClass().getName(), e.getStackTrace()[0]);
            throw new WeChatRefused(WeChatFailure.AWAY);
        }
    }

    String appId() {
        return settings.appId();
    }

    /** What an answer must hold to be one; else WeChat says something that is not so, or does not say it to us. */
    void require(boolean held) {
        if (!held) {
            throw empty();
        }
    }

    private static WeChatRefused empty() {
        log.warn("WeChat's answer does not hold what was asked for");
        return new WeChatRefused(WeChatFailure.AWAY);
    }
}
