package cn.doorplate.wechat;

import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The platform's stable access token. Asked for without {@code force_refresh}, always: the platform itself gives a new one
 * when the time has come, and forcing would end the token that other servers hold.
 * developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
 */
@Component
class StableToken {

    private static final String PATH = "/cgi-bin/stable_token";

    /** The page says to keep room for 512 characters at least; the column has room for twice as many. */
    private static final int LONGEST = 1024;

    private final WeChatSettings settings;
    private final PlatformHttp http;
    private final JsonMapper json = new JsonMapper();

    StableToken(WeChatSettings settings, PlatformHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** As it was answered. */
    record Fetched(String value, Duration life) {

        /** Without the token. */
        @Override
        public String toString() {
            return "Fetched[for " + life + "]";
        }
    }

    /** @throws WeChatRefused if there is none to be had */
    Fetched fetch(Deadline deadline) {
        JsonNode request = json.createObjectNode()
                .put("grant_type", "client_credential")
                .put("appid", settings.appId())
                .put("secret", settings.appSecret())
                .put("force_refresh", false);
        JsonNode answer = PlatformAnswer.read(PATH, http.post(PATH, request.toString(), deadline))
                .orRefused()
                .object();
        String value = answer.path("access_token").asString("");
        long seconds = answer.path("expires_in").asLong(0);
        if (value.isBlank() || value.length() > LONGEST || seconds <= 0 || seconds > 7200) {
            throw new WeChatRefused(WeChatFailure.AWAY);
        }
        return new Fetched(value, Duration.ofSeconds(seconds));
    }
}
