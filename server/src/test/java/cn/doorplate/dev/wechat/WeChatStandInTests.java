package cn.doorplate.dev.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The stand-in keeps the platform's rules, asked over plain HTTP. */
class WeChatStandInTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPENID = "oVBkZ0aYgDMDIywRdgPW8-joxXc4";

    private final StandInClock clock = new StandInClock();
    private final WeChatStandIn weChat = WeChatStandIn.start(clock);

    @AfterEach
    void stop() {
        weChat.close();
    }

    @Test
    void answersALoginCodeInTheFormOfTheSample() throws Exception {
        JsonNode session = login(weChat.codeFor(OPENID, "o6_bmasdasdsad6_2sgVt7hMZOPfL"));
        assertThat(session.propertyNames()).containsExactlyInAnyOrder("session_key", "openid", "unionid");
        assertThat(session.path("openid").asString()).isEqualTo(OPENID);
        assertThat(session.path("session_key").asString()).hasSize(24);
        assertThat(login(weChat.codeFor(OPENID)).propertyNames()).containsExactlyInAnyOrder("session_key", "openid");
    }

    @Test
    void takesALoginCodeOnce() throws Exception {
        String code = weChat.codeFor(OPENID);
        login(code);
        assertThat(errcode(login(code))).isEqualTo(40163);
    }

    @Test
    void takesALoginCodeForFiveMinutes() throws Exception {
        String inTime = weChat.codeFor(OPENID);
        String late = weChat.codeFor(OPENID);
        clock.advance(Duration.ofSeconds(299));
        assertThat(errcode(login(inTime))).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(errcode(login(late))).isEqualTo(40029);
        assertThat(errcode(login("neverGivenOut"))).isEqualTo(40029);
    }

    @Test
    void letsAPersonLogInAHundredTimesAMinute() throws Exception {
        for (int i = 0; i < 100; i++) {
            assertThat(errcode(login(weChat.codeFor(OPENID)))).isZero();
        }
        assertThat(errcode(login(weChat.codeFor(OPENID)))).isEqualTo(45011);
        assertThat(errcode(login(weChat.codeFor("oSomebodyElse")))).isZero();
        clock.advance(Duration.ofSeconds(61));
        assertThat(errcode(login(weChat.codeFor(OPENID)))).isZero();
    }

    @Test
    void letsNobodyInWhomItHoldsForRisky() throws Exception {
        String code = weChat.codeFor(OPENID);
        weChat.block(OPENID);
        assertThat(errcode(login(code))).isEqualTo(40226);
    }

    @ParameterizedTest
    @CsvSource({
        "'', dev-only-app-secret, authorization_code, x, 41002",
        "wxdevelopment00000, '', authorization_code, x, 41004",
        "wxsomebodyelse0000, dev-only-app-secret, authorization_code, x, 40013",
        "wxdevelopment00000, wrong, authorization_code, x, 40125",
        "wxdevelopment00000, dev-only-app-secret, client_credential, x, 40002",
        "wxdevelopment00000, dev-only-app-secret, authorization_code, '', 41008"
    })
    void knowsItsDeveloper(String appId, String secret, String grant, String code, int errcode) throws Exception {
        String query = "?appid=" + appId + "&secret=" + secret + "&grant_type=" + grant + "&js_code=" + code;
        assertThat(errcode(get("/sns/jscode2session" + query))).isEqualTo(errcode);
    }

    @Test
    void givesTheSameStableTokenUntilItsLastFiveMinutes() throws Exception {
        JsonNode first = stable(false);
        assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
        clock.advance(Duration.ofSeconds(6899));
        JsonNode same = stable(false);
        assertThat(token(same)).isEqualTo(token(first));
        assertThat(same.path("expires_in").asInt()).isEqualTo(301);

        clock.advance(Duration.ofSeconds(2));
        JsonNode next = stable(false);
        assertThat(token(next)).isNotEqualTo(token(first));
        assertThat(errcode(phone(token(first), "x")))
                .as("the old one is good for the rest")
                .isEqualTo(40029);
        assertThat(errcode(phone(token(next), "x"))).isEqualTo(40029);
        clock.advance(Duration.ofMinutes(5));
        assertThat(errcode(phone(token(first), "x"))).isEqualTo(42001);
    }

    @Test
    void endsTheOldTokenWhenForced() throws Exception {
        String first = token(stable(false));
        String forced = token(stable(true));
        assertThat(forced).isNotEqualTo(first);
        assertThat(errcode(phone(first, "x"))).isEqualTo(40001);
        assertThat(token(stable(true))).as("within 30 seconds").isEqualTo(forced);
        for (int i = 1; i < 20; i++) {
            clock.advance(Duration.ofSeconds(30));
            assertThat(errcode(stable(true))).isZero();
        }
        assertThat(errcode(stable(true))).as("more than 20 a day").isEqualTo(45009);
        assertThat(errcode(stable(false))).isZero();
    }

    @Test
    void keepsTheTwoKindsOfTokensApart() throws Exception {
        String stable = token(stable(false));
        String query =
                "?grant_type=client_credential&appid=" + WeChatStandIn.APP_ID + "&secret=" + WeChatStandIn.APP_SECRET;
        String first = token(get("/cgi-bin/token" + query));
        String second = token(get("/cgi-bin/token" + query));
        assertThat(second).isNotEqualTo(first);
        clock.advance(Duration.ofMinutes(6));
        assertThat(errcode(phone(first, "x"))).isEqualTo(42001);
        assertThat(errcode(phone(second, "x"))).isEqualTo(40029);
        assertThat(errcode(phone(stable, "x"))).isEqualTo(40029);
    }

    @Test
    void wantsATokenAndAPost() throws Exception {
        assertThat(errcode(phone("", "x"))).isEqualTo(41001);
        assertThat(errcode(phone("made-up", "x"))).isEqualTo(40001);
        assertThat(errcode(get("/wxa/getwxacodeunlimit?access_token=" + token(stable(false)))))
                .isEqualTo(43002);
    }

    @Test
    void tellsAPhoneNumberOnceInTheFormOfTheSample() throws Exception {
        String token = token(stable(false));
        String code = weChat.phoneCodeFor("13800138000");
        JsonNode info = phone(token, code).path("phone_info");
        assertThat(info.path("purePhoneNumber").asString()).isEqualTo("13800138000");
        assertThat(info.path("countryCode").asString()).isEqualTo("86");
        assertThat(info.path("watermark").path("appid").asString()).isEqualTo(WeChatStandIn.APP_ID);
        assertThat(info.path("countryCode").isNumber()).isTrue();
        assertThat(errcode(phone(token, code))).as("a code that was used").isEqualTo(40029);
        String late = weChat.phoneCodeFor("13800138000");
        clock.advance(Duration.ofMinutes(5));
        assertThat(errcode(phone(token, late))).isEqualTo(40029);
    }

    @ParameterizedTest
    @CsvSource({
        "'', pages/index/index, 40169",
        "123456789012345678901234567890123, pages/index/index, 40169",
        "门牌, pages/index/index, 40129",
        "C05V9V8N515NR, pages/none, 41030",
        "C05V9V8N515NR, /pages/index/index, 41030"
    })
    void refusesACodeThatBreaksTheRules(String scene, String page, int errcode) throws Exception {
        assertThat(errcode(JSON.readTree(picture(Map.of("scene", scene, "page", page)))))
                .isEqualTo(errcode);
    }

    @Test
    void drawsCodesThatDiffer() throws Exception {
        byte[] one = picture(Map.of("scene", "C05V9V8N515NR", "page", "pages/index/index", "is_hyaline", true));
        byte[] other = picture(Map.of("scene", "OTHER", "page", "pages/index/index", "is_hyaline", true));
        assertThat(ImageIO.read(new ByteArrayInputStream(one)).getWidth()).isEqualTo(430);
        assertThat(one).isNotEqualTo(other);
        assertThat(picture(Map.of("scene", "A"))).startsWith((byte) 0xFF, (byte) 0xD8);
    }

    @Test
    void showsAMessageOnceForEachPermission() throws Exception {
        String token = token(stable(false));
        weChat.template("T1", "thing1");
        assertThat(errcode(message(token, "T1", "报修已受理"))).as("never seen").isEqualTo(40003);
        login(weChat.codeFor(OPENID));
        assertThat(errcode(message(token, "T2", "报修已受理"))).isEqualTo(40037);
        assertThat(errcode(message(token, "T1", "报修已受理"))).isEqualTo(43101);
        weChat.allow(OPENID, "T1");
        assertThat(errcode(message(token, "T1", "比二十个字更长的事物名称放不进这个模板的位置里"))).isEqualTo(47003);
        assertThat(errcode(message(token, "T1", "报修已受理"))).isZero();
        assertThat(errcode(message(token, "T1", "报修已受理"))).isEqualTo(43101);
        assertThat(weChat.messagesTo(OPENID)).containsExactly(Map.of("thing1", "报修已受理"));
    }

    @ParameterizedTest
    @CsvSource({
        "name1, 欧阳小英, 0",
        "name1, 阿依古丽买买提江吐尔逊, 47003",
        "name1, Muhammad Abdullah, 0",
        "phrase1, 已受理, 0",
        "phrase1, 已经受理完了, 47003",
        "phone_number1, 0851-24620000, 0",
        "phone_number1, 电话, 47003",
        "date1, 2026年11月21日, 0",
        "date1, 2026-11-21 09:30, 0",
        "date1, 明天, 47003",
        "time1, 09:30, 0",
        "amount1, ¥12.50, 0",
        "amount1, 一百元, 47003",
        "character_string1, G2026-0001, 0",
        "character_string1, 工单一号, 47003"
    })
    void takesInEachPlaceholderWhatThePagesTableAllows(String placeholder, String value, int errcode) throws Exception {
        String token = token(stable(false));
        weChat.template("T", placeholder);
        login(weChat.codeFor(OPENID));
        weChat.allow(OPENID, "T");

        assertThat(errcode(message(token, "T", placeholder, value))).isEqualTo(errcode);
    }

    @Test
    void checksTextOfThoseWhoWereHereWithinTwoHours() throws Exception {
        String token = token(stable(false));
        assertThat(errcode(text(token, "好", 2))).isEqualTo(40003);
        login(weChat.codeFor(OPENID));
        assertThat(text(token, "楼道的灯坏了", 2).path("result").path("suggest").asString())
                .isEqualTo("pass");
        assertThat(text(token, "完2347全dfji试3726测asad感3847知qwez到", 2)
                        .path("result")
                        .path("suggest")
                        .asString())
                .isEqualTo("risky");
        assertThat(errcode(text(token, "好".repeat(2501), 2))).isEqualTo(47001);
        assertThat(errcode(text(token, "", 2))).isEqualTo(44002);
        assertThat(errcode(text(token, "好", 5))).isEqualTo(40129);
        clock.advance(Duration.ofMinutes(119));
        assertThat(errcode(text(token(stable(false)), "好", 2))).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(errcode(text(token(stable(false)), "好", 2))).isEqualTo(61010);
    }

    @Test
    void givesWhoeverTriesThingsOutACode() throws Exception {
        String code = new String(
                send(HttpRequest.newBuilder(URI.create(weChat.url() + "/dev/code?openid=oZhang"))),
                StandardCharsets.UTF_8);
        assertThat(login(code).path("openid").asString()).isEqualTo("oZhang");
    }

    /** Token, time, nonce and signature are the sample of developers.weixin.qq.com/doc/store/API/basics/message_push.html */
    @Test
    void signsAsTheSampleDoes() {
        assertThat(EventPush.signature("AAAAA", "1714036504", "1514711492"))
                .isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
    }

    private JsonNode login(String code) throws Exception {
        return get("/sns/jscode2session?appid=" + WeChatStandIn.APP_ID + "&secret=" + WeChatStandIn.APP_SECRET
                + "&grant_type=authorization_code&js_code=" + code);
    }

    private JsonNode stable(boolean force) throws Exception {
        return JSON.readTree(post(
                "/cgi-bin/stable_token",
                Map.of(
                        "grant_type",
                        "client_credential",
                        "appid",
                        WeChatStandIn.APP_ID,
                        "secret",
                        WeChatStandIn.APP_SECRET,
                        "force_refresh",
                        force)));
    }

    private JsonNode phone(String token, String code) throws Exception {
        return JSON.readTree(post("/wxa/business/getuserphonenumber?access_token=" + token, Map.of("code", code)));
    }

    private byte[] picture(Map<String, Object> body) throws Exception {
        return post("/wxa/getwxacodeunlimit?access_token=" + token(stable(false)), body);
    }

    private JsonNode message(String token, String template, String thing) throws Exception {
        return message(token, template, "thing1", thing);
    }

    private JsonNode message(String token, String template, String placeholder, String value) throws Exception {
        return JSON.readTree(post(
                "/cgi-bin/message/subscribe/send?access_token=" + token,
                Map.of(
                        "touser",
                        OPENID,
                        "template_id",
                        template,
                        "page",
                        "pages/index/index?from=1",
                        "data",
                        Map.of(placeholder, Map.of("value", value)))));
    }

    private JsonNode text(String token, String content, int scene) throws Exception {
        return JSON.readTree(post(
                "/wxa/msg_sec_check?access_token=" + token,
                Map.of("version", 2, "openid", OPENID, "scene", scene, "content", content)));
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(weChat.url() + path))));
    }

    private byte[] post(String path, Map<String, Object> body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(weChat.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private static int errcode(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }

    private static String token(JsonNode answer) {
        return answer.path("access_token").asString("");
    }
}
