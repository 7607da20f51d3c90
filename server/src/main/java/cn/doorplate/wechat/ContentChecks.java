package cn.doorplate.wechat;

import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckResponse;
import java.net.URI;
import org.springframework.stereotype.Service;

/**
 * WeChat's check of what people write and photograph, which a mini-program owes for all that others will see. The platform
 * checks only for persons who were in the mini-program within two hours.
 */
@Service
public class ContentChecks {

    /** Characters: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html */
    public static final int LONGEST = 2500;

    /** Of both interfaces. */
    private static final int VERSION = 2;

    private final WeChatPlatform platform;

    ContentChecks(WeChatPlatform platform) {
        this.platform = platform;
    }

    /**
     * Checks a text at once.
     *
     * @param text up to 2,500 characters
     * @param openid who wrote it
     * @throws WeChatRefused if it was not checked
     */
    public Verdict checkText(String text, String openid, ContentScene scene) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST) {
            throw new WeChatRefused(WeChatFailure.INVALID);
        }
        WxMaMsgSecCheckCheckRequest request = WxMaMsgSecCheckCheckRequest.builder()
                .version(Integer.toString(VERSION))
                .openid(openid)
                .scene(scene.number())
                .content(text)
                .build();
        WxMaMsgSecCheckCheckResponse answer =
                platform.ask(it -> it.getSecurityService().checkMessage(request));
        platform.require(answer.getResult() != null && answer.getResult().getSuggest() != null);
        return Verdict.of(answer.getResult().getSuggest());
    }

    /**
     * Hands over a file to check; the answer, {@link MediaChecked}, comes within half an hour.
     * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
     *
     * @param file where WeChat can fetch it, up to 10 MB
     * @param openid whose it is
     * @return what the answer will be called by
     * @throws WeChatRefused if it was not taken
     */
    public String checkMedia(URI file, MediaKind kind, String openid, ContentScene scene) {
        WxMaMediaSecCheckCheckRequest request = WxMaMediaSecCheckCheckRequest.builder()
                .version(VERSION)
                .openid(openid)
                .scene(scene.number())
                .mediaUrl(file.toString())
                .mediaType(kind.number())
                .build();
        String traceId = platform.ask(it -> it.getSecurityService().mediaCheckAsync(request))
                .getTraceId();
        platform.require(traceId != null && !traceId.isBlank());
        return traceId;
    }
}
