package cn.doorplate.wechat;

import cn.binarywang.wx.miniapp.api.impl.BaseWxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.AbstractWxMaQrcodeWrapper;
import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import me.chanjar.weixin.common.util.http.HttpType;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.json.WxGsonBuilder;
import org.jspecify.annotations.Nullable;

/**
 * WxJava, less three of its habits: it logs addresses with tokens in them and whole answers, it waits and sends again when
 * the platform is busy, and it fetches access tokens for itself. Whatever it sends goes through {@link PlatformHttp} here,
 * once, with the token that all servers share.
 */
final class QuietWxJava extends BaseWxMaServiceImpl<PlatformHttp, Object> {

    /** For one answer, with all that has to be asked for it: people are told within three seconds what to do. */
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    /** What the addresses in WxJava begin with. */
    private static final String PLATFORM = "https://api.weixin.qq.com";

    private final WeChatSettings settings;
    private final PlatformHttp http;
    private final AccessTokens tokens;

    QuietWxJava(WeChatSettings settings, PlatformHttp http, AccessTokens tokens) {
        this.settings = settings;
        this.http = http;
        this.tokens = tokens;
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(settings.appId());
        config.setApiHostUrl(settings.apiHost());
        setMultiConfigs(Map.of(settings.appId(), config), settings.appId());
    }

    /** Without an access token, which the platform does not ask for here, and never twice with one code. */
    @Override
    public WxMaJscode2SessionResult jsCode2SessionInfo(String code) {
        String path = path(JSCODE_TO_SESSION_URL);
        String query = "?appid=" + encoded(settings.appId()) + "&secret=" + encoded(settings.appSecret()) + "&js_code="
                + encoded(code) + "&grant_type=authorization_code";
        byte[] answer = http.get(path + query, Deadline.in(PATIENCE));
        return WxMaJscode2SessionResult.fromJson(
                text(PlatformAnswer.read(path, answer).orRefused()));
    }

    @Override
    public String post(String url, String json) {
        return text(send(path(url), json));
    }

    @Override
    public String post(String url, Object request) {
        return post(url, WxGsonBuilder.create().toJson(request));
    }

    /** Asked for pictures only. WxJava hands over no executor there for {@link HttpType#JODD_HTTP}, and none is needed. */
    @Override
    @SuppressWarnings("unchecked")
    public <R, T> R execute(@Nullable RequestExecutor<R, T> executor, String url, T data) {
        if (data instanceof AbstractWxMaQrcodeWrapper code) {
            return (R) send(path(url), code.toJson()).bytes();
        }
        throw new UnsupportedOperationException("not sent by us");
    }

    /** A token that was refused has done nothing, so that asking again with another is safe. */
    private PlatformAnswer send(String path, String json) {
        Deadline deadline = Deadline.in(PATIENCE);
        AccessToken token = token(deadline);
        PlatformAnswer answer = send(path, token, json, deadline);
        if (answer.refusesTheToken() && tokens.refuse(token)) {
            answer = send(path, token(deadline), json, deadline);
        }
        return answer.orRefused();
    }

    /** Without one nothing is asked. */
    private AccessToken token(Deadline deadline) {
        try {
            return tokens.current(deadline);
        } catch (WeChatRefused e) {
            throw WeChatRefused.undone(e.why());
        }
    }

    private PlatformAnswer send(String path, AccessToken token, String json, Deadline deadline) {
        byte[] answer = http.post(path + "?access_token=" + encoded(token.value()), json, deadline);
        return PlatformAnswer.read(path, answer);
    }

    @Override
    public String getAccessToken(boolean forceRefresh) {
        return tokens.current(Deadline.in(PATIENCE)).value();
    }

    @Override
    protected String doGetAccessTokenRequest() {
        throw new UnsupportedOperationException("all servers share one");
    }

    @Override
    protected String doGetStableAccessTokenRequest(boolean forceRefresh) {
        throw new UnsupportedOperationException("all servers share one");
    }

    @Override
    public void initHttp() {
        // It has come with the constructor.
    }

    @Override
    public PlatformHttp getRequestHttpClient() {
        return http;
    }

    @Override
    public @Nullable Object getRequestHttpProxy() {
        return null;
    }

    @Override
    public HttpType getRequestType() {
        return HttpType.JODD_HTTP;
    }

    private static String path(String url) {
        if (!url.startsWith(PLATFORM)) {
            throw new UnsupportedOperationException("not WeChat's platform");
        }
        return url.substring(PLATFORM.length());
    }

    private static String text(PlatformAnswer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
