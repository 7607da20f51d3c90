package cn.doorplate.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.wechat.Trouble;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.shared.Secrets;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What WeChat says, and what becomes of it here, on the stand-in for its platform. */
@IntegrationTest
class WeChatTests {

    /** What people wait at most until they are told what to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Autowired
    WeChat weChat;

    @Autowired
    MessageSource messages;

    @Autowired
    AccessTokenMapper rows;

    @Autowired
    Secrets secrets;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private OwnWeChat own;
    private OwnWeChat.Server server;

    @BeforeEach
    void start() {
        own = new OwnWeChat(rows, secrets, transactions, jdbc);
        server = own.server();
    }

    @AfterEach
    void stop() {
        own.close();
    }

    @Test
    void tellsWhoLoggedIn() {
        String openid = OwnWeChat.anybody();
        assertThat(weChat.login(WeChatStandIn.shared().codeFor(openid))).isEqualTo(new WeChatIdentity(openid, null));
        assertThat(weChat.login(WeChatStandIn.shared().codeFor(openid, "oUnion")))
                .isEqualTo(new WeChatIdentity(openid, "oUnion"));
    }

    @Test
    void tellsAPhoneThatWeChatHasVerified() {
        WeChatPhone phone = server.weChat().phone(own.platform.phoneCodeFor("13800138000"));
        assertThat(phone).isEqualTo(new WeChatPhone("86", "13800138000"));
        assertThat(phone.toString()).doesNotContain("13800138000");
    }

    @Test
    void refusesACodeThatWasUsedOrIsOldOrWasNeverGivenOut() {
        String used = own.platform.codeFor(OwnWeChat.anybody());
        server.weChat().login(used);
        String old = own.platform.codeFor(OwnWeChat.anybody());
        String oldPhone = own.platform.phoneCodeFor("13800138000");
        own.clock.advance(Duration.ofMinutes(5));

        assertThat(why(() -> server.weChat().login(used))).isEqualTo(WeChatFailure.CODE_USED_OR_EXPIRED);
        assertThat(why(() -> server.weChat().login(old))).isEqualTo(WeChatFailure.CODE_USED_OR_EXPIRED);
        assertThat(why(() -> server.weChat().login("neverGivenOut"))).isEqualTo(WeChatFailure.CODE_USED_OR_EXPIRED);
        assertThat(why(() -> server.weChat().phone(oldPhone))).isEqualTo(WeChatFailure.CODE_USED_OR_EXPIRED);
    }

    @Test
    void doesNotEvenAskForWhatCannotBeACode() {
        for (String code : new String[] {"", "x&appid=wxother", "x#", "a b", "x".repeat(129), "码"}) {
            assertThat(why(() -> server.weChat().login(code))).isEqualTo(WeChatFailure.CODE_USED_OR_EXPIRED);
            assertThat(why(() -> server.weChat().phone(code))).isEqualTo(WeChatFailure.CODE_USED_OR_EXPIRED);
        }
        assertThat(own.platform.calls("/sns/jscode2session")).isZero();
        assertThat(own.platform.calls("/wxa/business/getuserphonenumber")).isZero();
    }

    @Test
    void refusesWhoLogsInTooOftenAndWhomWeChatBlocks() {
        String often = OwnWeChat.anybody();
        for (int i = 0; i < 100; i++) {
            own.platform.codeFor(often);
        }
        assertThat(why(() -> server.weChat().login(own.platform.codeFor(often))))
                .isEqualTo(WeChatFailure.TOO_OFTEN);
        String blocked = OwnWeChat.anybody();
        own.platform.block(blocked);
        assertThat(why(() -> server.weChat().login(own.platform.codeFor(blocked))))
                .isEqualTo(WeChatFailure.BLOCKED);
    }

    @Test
    void saysThatItIsNotSetUpWithoutAnAccountAndWithAWrongOne() {
        var none = own.server(new WeChatSettings("", "", own.platform.url(), "", ""), secrets);
        var wrong = own.server(new WeChatSettings(WeChatStandIn.APP_ID, "wrong", own.platform.url(), "", ""), secrets);
        var other = own.server(
                new WeChatSettings("wxsomebodyelse0000", WeChatStandIn.APP_SECRET, own.platform.url(), "", ""),
                secrets);
        for (var it : new OwnWeChat.Server[] {none, wrong, other}) {
            assertThat(why(() -> it.weChat().login("code"))).isEqualTo(WeChatFailure.MISCONFIGURED);
            assertThat(why(() -> it.weChat().phone("code"))).isEqualTo(WeChatFailure.MISCONFIGURED);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "OTHER_APP"})
    void saysWithinThreeSecondsThatWeChatIsAwayWhateverItsTrouble(Trouble trouble) {
        String code = own.platform.codeFor(OwnWeChat.anybody());
        String phone = own.platform.phoneCodeFor("13800138000");
        own.platform.be(trouble);

        assertAwayInTime(() -> server.weChat().login(code));
        assertAwayInTime(() -> server.weChat().phone(phone));
        assertThat(own.platform.calls("/sns/jscode2session"))
                .as("a code is sent once")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE"})
    void believesNoPhoneFromAPlatformInTrouble(Trouble trouble) {
        server.weChat().phone(own.platform.phoneCodeFor("13800138000"));
        String phone = own.platform.phoneCodeFor("13800138000");
        own.platform.be(trouble);
        assertAwayInTime(() -> server.weChat().phone(phone));
    }

    @Test
    void saysThatWeChatIsAwayWhenNobodyListens() {
        var nobody = own.server(OwnWeChat.settings("http://127.0.0.1:9"), secrets);
        assertAwayInTime(() -> nobody.weChat().login("code"));
        assertAwayInTime(() -> nobody.weChat().miniProgramCode("A", "pages/index/index"));
    }

    @Test
    void neverSendsACodeTwiceAlthoughAKeptConnectionBreaks() {
        server.weChat().login(own.platform.codeFor(OwnWeChat.anybody()));
        String code = own.platform.codeFor(OwnWeChat.anybody());
        own.platform.be(Trouble.HANGING_UP);
        assertThat(why(() -> server.weChat().login(code))).isEqualTo(WeChatFailure.AWAY);
        assertThat(own.platform.calls("/sns/jscode2session")).isEqualTo(2);
    }

    @Test
    void logsInWithoutAnAccessToken() {
        server.weChat().login(own.platform.codeFor(OwnWeChat.anybody()));
        assertThat(own.platform.calls("/cgi-bin/stable_token")).isZero();
    }

    @Test
    void drawsAMiniProgramCode() throws Exception {
        byte[] picture = server.weChat().miniProgramCode("C05V9V8N515NR", "pages/index/index");
        assertThat(picture).startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(1280);
        assertThat(why(() -> server.weChat().miniProgramCode("x".repeat(33), "pages/index/index")))
                .isEqualTo(WeChatFailure.INVALID);
        assertThat(why(() -> server.weChat().miniProgramCode("x", "pages/none")))
                .isEqualTo(WeChatFailure.INVALID);
    }

    @Test
    void sendsAMessageToWhoAllowedIt() {
        String openid = OwnWeChat.anybody();
        own.platform.codeFor(openid);
        own.platform.template("T1", "thing1", "phrase2");
        Map<String, String> data = Map.of("thing1", "楼道灯维修", "phrase2", "已受理");
        assertThat(why(() -> server.messages().send(openid, "T1", "pages/index/index", data)))
                .isEqualTo(WeChatFailure.NOT_SUBSCRIBED);
        own.platform.allow(openid, "T1");
        assertThat(why(() -> server.messages().send(openid, "T1", "pages/index/index", Map.of("thing1", "缺一项"))))
                .isEqualTo(WeChatFailure.INVALID);
        server.messages().send(openid, "T1", "pages/index/index?case=1", data);
        assertThat(own.platform.messagesTo(openid)).containsExactly(data);
    }

    @Test
    void saysWhetherAMessageThatWasNotTakenMayHaveArrivedAllTheSame() {
        String openid = OwnWeChat.anybody();
        own.platform.codeFor(openid);
        own.platform.template("T1", "thing1");
        ThrowingCallable sending =
                () -> server.messages().send(openid, "T1", "pages/index/index", Map.of("thing1", "楼道灯维修"));
        own.platform.be(Trouble.FAILING);
        assertThat(catchThrowableOfType(WeChatRefused.class, sending).isUndone())
                .as("there was no token to ask with")
                .isTrue();
        own.platform.be(Trouble.NONE);
        assertThat(catchThrowableOfType(WeChatRefused.class, sending).isUndone())
                .isTrue();
        for (Trouble silent : List.of(Trouble.FAILING, Trouble.HANGING_UP, Trouble.GARBAGE)) {
            own.platform.be(silent);
            assertThat(catchThrowableOfType(WeChatRefused.class, sending).isUndone())
                    .as(silent.name())
                    .isFalse();
        }
        own.platform.be(Trouble.BUSY);
        assertThat(catchThrowableOfType(WeChatRefused.class, sending).isUndone())
                .as("it said so")
                .isTrue();
    }

    @Test
    void checksTextOfWhoWasHereWithinTwoHours() {
        String openid = OwnWeChat.anybody();
        own.platform.codeFor(openid);
        ContentChecks checks = server.checks();
        assertThat(checks.checkText("楼道的灯坏了", openid, ContentScene.FORUM)).isEqualTo(Verdict.PASS);
        assertThat(checks.checkText("请看 review", openid, ContentScene.FORUM)).isEqualTo(Verdict.REVIEW);
        assertThat(checks.checkText("请看 risky", openid, ContentScene.FORUM)).isEqualTo(Verdict.RISKY);
        assertThat(checks.checkText("好".repeat(2500), openid, ContentScene.FORUM))
                .isEqualTo(Verdict.PASS);
        assertThat(why(() -> checks.checkText("好".repeat(2501), openid, ContentScene.FORUM)))
                .isEqualTo(WeChatFailure.INVALID);
        own.clock.advance(Duration.ofMinutes(121));
        assertThat(why(() -> checks.checkText("好", openid, ContentScene.FORUM))).isEqualTo(WeChatFailure.INACTIVE);
    }

    @Test
    void takesNoVerdictFromAPlatformInTrouble() {
        String openid = OwnWeChat.anybody();
        own.platform.codeFor(openid);
        server.checks().checkText("好", openid, ContentScene.FORUM);
        own.platform.be(Trouble.EMPTY);
        assertThat(why(() -> server.checks().checkText("好", openid, ContentScene.FORUM)))
                .isEqualTo(WeChatFailure.AWAY);
        assertThat(why(() -> server.checks()
                        .checkMedia(URI.create("https://x/a.jpg"), MediaKind.PICTURE, openid, ContentScene.FORUM)))
                .isEqualTo(WeChatFailure.AWAY);
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEachFailure(WeChatFailure failure) {
        assertThat(messages.getMessage("error.WeChatFailure." + failure, null, Locale.ROOT))
                .endsWith("。");
    }

    private void assertAwayInTime(ThrowingCallable question) {
        long start = System.nanoTime();
        assertThat(why(question)).isEqualTo(WeChatFailure.AWAY);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    private static WeChatFailure why(ThrowingCallable question) {
        return catchThrowableOfType(WeChatRefused.class, question).why();
    }
}
