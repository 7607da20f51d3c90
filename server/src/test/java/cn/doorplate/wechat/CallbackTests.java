package cn.doorplate.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.wechat.EventPush;
import cn.doorplate.dev.wechat.StandInClock;
import cn.doorplate.dev.wechat.WeChatStandIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Events from WeChat are believed when WeChat signed them, a moment ago; from anybody else they are refused. */
@IntegrationTest
class CallbackTests {

    private static final String PATH = "/wechat/callback";
    private static final String TOKEN = WeChatStandIn.CALLBACK_TOKEN;
    private static final String KEY = WeChatStandIn.CALLBACK_AES_KEY;
    private static final URI ANYWHERE = URI.create("http://127.0.0.1:9/");

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    ContentChecks checks;

    @LocalServerPort
    int port;

    private final StandInClock clock = new StandInClock();
    private final WeChatStandIn platform = WeChatStandIn.start(clock);
    private final List<Object> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void tellsWhatWeChatFoundOnAFileThatWasHandedOver() {
        List<MediaChecked> heard = new CopyOnWriteArrayList<>();
        List<Boolean> inTransaction = new CopyOnWriteArrayList<>();
        ApplicationListener<PayloadApplicationEvent<MediaChecked>> listener = event -> {
            heard.add(event.getPayload());
            inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
        };
        context.addApplicationListener(listener);
        WeChatStandIn shared = WeChatStandIn.shared();
        String openid = OwnWeChat.anybody();
        shared.codeFor(openid);
        shared.pushTo(push(URI.create("http://127.0.0.1:" + port + PATH), KEY, false));

        String traceId = checks.checkMedia(
                URI.create("https://example.org/risky.jpg"), MediaKind.PICTURE, openid, ContentScene.FORUM);

        await().until(() -> !heard.isEmpty());
        context.removeApplicationListener(listener);
        assertThat(heard).containsExactly(new MediaChecked(traceId, Verdict.RISKY, 20006));
        assertThat(inTransaction).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({
        "plain, false, https://x/ok.jpg, PASS, 100",
        "plain, true, https://x/risky.jpg, RISKY, 20006",
        "plain, true, https://x/gone.jpg, UNCHECKED, 0",
        "safe, false, https://x/review.jpg, REVIEW, 21000",
        "safe, true, https://x/ok.jpg, PASS, 100"
    })
    void takesEventsInBothModesAndBothForms(String mode, boolean xml, String file, Verdict verdict, int label)
            throws Exception {
        String key = mode.equals("safe") ? KEY : "";
        EventPush.Post event = push(ANYWHERE, key, xml).signed(platform.mediaEvent("T1", file), clock.instant());

        MockHttpServletResponse answer = send(server(TOKEN, key), event);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("success");
        assertThat(told).containsExactly(new MediaChecked("T1", verdict, label));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void refusesWhatWeChatDidNotSign(String key) throws Exception {
        EventPush stranger = new EventPush(ANYWHERE, WeChatStandIn.APP_ID, "another-token", key, false);
        EventPush.Post forged = stranger.signed(platform.mediaEvent("T1", "https://x/ok.jpg"), clock.instant());
        assertThat(send(server(TOKEN, key), forged).getStatus()).isEqualTo(403);
        assertThat(send(server(TOKEN, key), new EventPush.Post("", forged.body()))
                        .getStatus())
                .isEqualTo(403);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", KEY})
    void refusesWhatIsSentAgainLater(String key) throws Exception {
        EventPush.Post event =
                push(ANYWHERE, key, false).signed(platform.mediaEvent("T1", "https://x/ok.jpg"), clock.instant());
        clock.advance(Duration.ofSeconds(301));
        assertThat(send(server(TOKEN, key), event).getStatus()).isEqualTo(403);
        EventPush.Post tomorrow = push(ANYWHERE, key, false)
                .signed(
                        platform.mediaEvent("T1", "https://x/ok.jpg"),
                        clock.instant().plusSeconds(301));
        assertThat(send(server(TOKEN, key), tomorrow).getStatus()).isEqualTo(403);
        assertThat(told).isEmpty();
    }

    @Test
    void refusesInSafeModeWhatIsNotEncryptedOrWasChangedOrIsForAnother() throws Exception {
        MockMvc server = server(TOKEN, KEY);
        var event = platform.mediaEvent("T1", "https://x/ok.jpg");
        EventPush.Post safe = push(ANYWHERE, KEY, false).signed(event, clock.instant());

        assertThat(send(server, push(ANYWHERE, "", false).signed(event, clock.instant()))
                        .getStatus())
                .isEqualTo(403);
        int place = safe.body().indexOf("\"Encrypt\":\"") + 40;
        StringBuilder changed = new StringBuilder(safe.body());
        changed.setCharAt(place, changed.charAt(place) == 'A' ? 'B' : 'A');
        assertThat(send(server, new EventPush.Post(safe.query(), changed.toString()))
                        .getStatus())
                .isEqualTo(403);
        EventPush other = new EventPush(ANYWHERE, "wxsomebodyelse0000", TOKEN, KEY, false);
        assertThat(send(server, other.signed(event, clock.instant())).getStatus())
                .isEqualTo(403);
        EventPush otherKey = new EventPush(ANYWHERE, WeChatStandIn.APP_ID, TOKEN, "x".repeat(42) + "A", false);
        assertThat(send(server, otherKey.signed(event, clock.instant())).getStatus())
                .isEqualTo(403);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "<xml>",
                "[]",
                "<!DOCTYPE xml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xml><Event>&x;</Event></xml>"
            })
    void refusesWhatIsNoEvent(String body) throws Exception {
        String query = push(ANYWHERE, "", false)
                .signed(platform.mediaEvent("T1", "https://x/ok.jpg"), clock.instant())
                .query();
        assertThat(send(server(TOKEN, ""), new EventPush.Post(query, body)).getStatus())
                .isEqualTo(403);
        assertThat(send(server(TOKEN, ""), new EventPush.Post(query, "x".repeat(70_000)))
                        .getStatus())
                .isEqualTo(413);
    }

    @Test
    void saysSuccessToEventsThatAreOfNoUse() throws Exception {
        var other = platform.mediaEvent("T1", "https://x/ok.jpg").deepCopy();
        EventPush.Post event = push(ANYWHERE, "", false).signed(other, clock.instant());
        EventPush.Post message =
                new EventPush.Post(event.query(), event.body().replace("wxa_media_check", "user_enter_tempsession"));
        EventPush.Post foreign =
                new EventPush.Post(event.query(), event.body().replace(WeChatStandIn.APP_ID, "wxother"));
        assertThat(send(server(TOKEN, ""), message).getStatus()).isEqualTo(200);
        assertThat(send(server(TOKEN, ""), foreign).getStatus()).isEqualTo(200);
        assertThat(told).isEmpty();
    }

    /** Token, time, nonce and signature are the sample of developers.weixin.qq.com/doc/store/API/basics/message_push.html */
    @Test
    void saysBackWhatWeChatSendsToVerifyTheAddress() throws Exception {
        clock.advance(Duration.between(clock.instant(), Instant.ofEpochSecond(1714036510)));
        String right = "signature=f464b24fc39322e44b38aa78f5edd27bd1441696&echostr=4375120948345356249"
                + "&timestamp=1714036504&nonce=1514711492";
        MockHttpServletResponse answer = ask(server("AAAAA", ""), get(URI.create(PATH + '?' + right)));
        assertThat(answer.getContentAsString()).isEqualTo("4375120948345356249");
        assertThat(answer.getContentType()).startsWith("text/plain");
        for (String wrong : List.of(
                right.replace("f464", "f465"),
                right.replace("nonce=1", "nonce=2"),
                right.replace("1714036504", "x"),
                right.replace("4375120948345356249", "%3Cscript%3E"),
                "")) {
            assertThat(ask(server("AAAAA", ""), get(URI.create(PATH + '?' + wrong)))
                            .getStatus())
                    .isEqualTo(403);
        }
    }

    /** All of it is the sample of developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html */
    @Test
    void believesAndOpensWhatTheSampleSignedAndEncrypted() {
        WeChatSettings settings = new WeChatSettings("wxba5fad812f8e6fb9", "", "http://x", "AAAAA", "A".repeat(43));
        clock.advance(Duration.between(clock.instant(), Instant.ofEpochSecond(1714112450)));
        String encrypted =
                "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVza"
                        + "zhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwK"
                        + "SqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=";

        assertThat(new CallbackSignature(settings, clock)
                        .holds("046e02f8204d34f8ba5fa3b1db94908f3df2e9b3", "1714112445", "415670741", encrypted))
                .isTrue();
        assertThat(new CallbackCipher(settings).open(encrypted).map(it -> new String(it, StandardCharsets.UTF_8)))
                .contains(
                        "{\"ToUserName\":\"gh_97417a04a28d\",\"FromUserName\":\"o9AgO5Kd5ggOC-bXrbNODIiE3bGY\","
                                + "\"CreateTime\":1714112445,\"MsgType\":\"event\",\"Event\":\"debug_demo\",\"debug_str\":\"hello world\"}");
    }

    @Test
    void isNotThereWithoutAToken() throws Exception {
        EventPush nobody = new EventPush(ANYWHERE, WeChatStandIn.APP_ID, "", "", false);
        EventPush.Post event = nobody.signed(platform.mediaEvent("T1", "https://x/ok.jpg"), clock.instant());
        assertThat(send(server("", ""), event).getStatus()).isEqualTo(404);
        assertThat(ask(server("", ""), get(URI.create(PATH + event.query() + "&echostr=1")))
                        .getStatus())
                .isEqualTo(404);
        assertThat(told).isEmpty();
    }

    private static EventPush push(URI url, String key, boolean xml) {
        return new EventPush(url, WeChatStandIn.APP_ID, TOKEN, key, xml);
    }

    private MockMvc server(String token, String key) {
        WeChatSettings settings =
                new WeChatSettings(WeChatStandIn.APP_ID, WeChatStandIn.APP_SECRET, "http://x", token, key);
        CallbackEvents events = new CallbackEvents(settings, told::add, TransactionOperations.withoutTransaction());
        CallbackController controller =
                new CallbackController(new CallbackSignature(settings, clock), new CallbackCipher(settings), events);
        return MockMvcBuilders.standaloneSetup(controller).build();
    }

    private static MockHttpServletResponse send(MockMvc server, EventPush.Post event) throws Exception {
        return ask(server, post(URI.create(PATH + event.query())).content(event.body()));
    }

    private static MockHttpServletResponse ask(MockMvc server, RequestBuilder request) throws Exception {
        return server.perform(request).andReturn().getResponse();
    }
}
