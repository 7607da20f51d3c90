package cn.doorplate.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.wechat.Trouble;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.shared.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What WeChat entrusts to the server alone is not to be found, however much is logged. */
@IntegrationTest
class SessionKeyTests {

    /** Whoever has a hand in asking the platform. */
    private static final List<String> TALKERS =
            List.of("cn.binarywang", "me.chanjar", "cn.doorplate.wechat", "jdk.httpclient", "java.net", "sun.net");

    @Autowired
    LoggingSystem logging;

    @Autowired
    AccessTokenMapper rows;

    @Autowired
    Secrets secrets;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate tables;

    private OwnWeChat own;

    /** Hears what is logged before the filter that masks it: nothing here may lean on that. */
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void start() {
        heard.start();
        root().addAppender(heard);
        own = new OwnWeChat(rows, secrets, transactions, jdbc);
        TALKERS.forEach(name -> logging.setLogLevel(name, LogLevel.TRACE));
    }

    @AfterEach
    void stop() {
        TALKERS.forEach(name -> logging.setLogLevel(name, null));
        root().detachAppender(heard);
        own.close();
    }

    @Test
    void neitherKeysNorTokensNorCodesNorPhonesAreLoggedAtAnyLevel() {
        OwnWeChat.Server server = own.server();
        List<String> secret = new ArrayList<>(List.of(WeChatStandIn.APP_SECRET, "13800138000"));
        for (Trouble trouble :
                List.of(Trouble.NONE, Trouble.OTHER_APP, Trouble.HOLLOW, Trouble.BUSY, Trouble.FAILING)) {
            String code = own.platform.codeFor(OwnWeChat.anybody());
            String phone = own.platform.phoneCodeFor("13800138000");
            secret.addAll(List.of(code, phone));
            own.platform.be(trouble);
            quietly(() -> server.weChat().login(code));
            quietly(() -> server.weChat().login(code));
            quietly(() -> server.weChat().phone(phone));
            own.platform.be(Trouble.NONE);
        }
        secret.add(server.tokens().current(Deadline.in(Duration.ofSeconds(5))).value());
        secret.addAll(own.platform.sessionKeys());

        assertThat(own.platform.sessionKeys()).isNotEmpty();
        String log = heard.list.stream()
                .map(it -> it.getFormattedMessage() + ' ' + ThrowableProxyUtil.asString(it.getThrowableProxy()))
                .collect(Collectors.joining("\n"));
        assertThat(log)
                .contains("WeChat refuses /sns/jscode2session: 40163 rid: ", "(status 500) at /sns/jscode2session");
        assertThat(log).doesNotContain(secret);
    }

    @Test
    void noRecordSaysThemAndNoTableHoldsThem() {
        OwnWeChat.Server server = own.server();
        WeChatIdentity identity = server.weChat().login(own.platform.codeFor(OwnWeChat.anybody(), "oUnion"));
        server.weChat().phone(own.platform.phoneCodeFor("13800138000"));
        String key = own.platform.sessionKeys().get(0);

        assertThat(identity.toString()).doesNotContain(key);
        assertThat(OwnWeChat.settings("http://x").toString()).doesNotContain(WeChatStandIn.APP_SECRET);
        AccessToken token = server.tokens().current(Deadline.in(Duration.ofSeconds(5)));
        assertThat(token.toString()).doesNotContain(token.value());
        String all = tables.queryForList("select * from wechat_token").toString();
        assertThat(all).contains(WeChatStandIn.APP_ID).doesNotContain(key);
        assertThat(tables.queryForList(
                        "select column_name from information_schema.columns where table_schema = database()"
                                + " and table_name = 'wechat_token' and data_type not in ('datetime', 'int')",
                        String.class))
                .containsExactlyInAnyOrder("app_id", "token");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private static void quietly(Runnable question) {
        try {
            question.run();
        } catch (WeChatRefused e) {
            assertThat(e.getMessage()).isEqualTo(e.why().name());
        }
    }
}
