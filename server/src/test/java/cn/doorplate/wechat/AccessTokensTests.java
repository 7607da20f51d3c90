package cn.doorplate.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.doorplate.IntegrationTest;
import cn.doorplate.dev.wechat.Trouble;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.shared.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One access token for all servers: four of them here, each with a memory of its own, on one database. */
@IntegrationTest
class AccessTokensTests {

    private static final String FETCH = "/cgi-bin/stable_token";

    @Autowired
    AccessTokenMapper rows;

    @Autowired
    Secrets secrets;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    JdbcClient jdbc;

    private OwnWeChat own;
    private List<OwnWeChat.Server> servers;

    @BeforeEach
    void start() {
        own = new OwnWeChat(rows, secrets, transactions, jdbc);
        servers = Stream.generate(own::server).limit(4).toList();
    }

    @AfterEach
    void stop() {
        own.close();
    }

    @Test
    void fourServersFetchOneTokenHoweverManyAskAtOnceAndOneMoreWhenItHasEnded() throws Exception {
        Set<String> first = askedByAllAtOnce();
        assertThat(first).hasSize(1);
        assertThat(own.platform.calls(FETCH)).isEqualTo(1);

        own.clock.advance(Duration.ofSeconds(7201));
        Set<String> second = askedByAllAtOnce();
        assertThat(second).hasSize(1).isNotEqualTo(first);
        assertThat(own.platform.calls(FETCH)).isEqualTo(2);
    }

    @Test
    void theyFetchTheNextOneBeforeTheOldEndsAndNobodyWaits() throws Exception {
        String first = token(servers.get(0));
        own.clock.advance(Duration.ofSeconds(6955));
        assertThat(askedByAllAtOnce()).containsExactly(first);
        assertThat(own.platform.calls(FETCH)).isEqualTo(1);

        own.clock.advance(Duration.ofSeconds(10));
        askedByAllAtOnce();
        assertThat(servers)
                .extracting(AccessTokensTests::token)
                .doesNotContain(first)
                .containsOnly(token(own.server()));
        assertThat(own.platform.calls(FETCH)).isEqualTo(2);
    }

    @Test
    void aServerThatJustStartedTakesTheTokenThatIsThere() {
        String token = token(servers.get(0));
        assertThat(token(own.server())).isEqualTo(token);
        assertThat(own.platform.calls(FETCH)).isEqualTo(1);
    }

    @Test
    void theOldTokenServesWhileWeChatGivesNoOther() {
        String first = token(servers.get(0));
        own.clock.advance(Duration.ofSeconds(7000));
        own.platform.be(Trouble.FAILING);
        assertThat(token(servers.get(0))).isEqualTo(first);
        assertThat(token(servers.get(1))).isEqualTo(first);
        own.clock.advance(Duration.ofSeconds(201));
        assertThat(why(servers.get(0))).isEqualTo(WeChatFailure.AWAY);
        own.platform.be(Trouble.NONE);
        assertThat(token(servers.get(1))).isNotEqualTo(first);
    }

    @Test
    void aLeaseOfAServerThatDiedRunsOut() {
        rows.add(WeChatStandIn.APP_ID);
        rows.lease(
                WeChatStandIn.APP_ID,
                0,
                own.clock.instant(),
                own.clock.instant().plusSeconds(5));

        assertThat(why(servers.get(0))).as("it may be fetching").isEqualTo(WeChatFailure.AWAY);
        assertThat(own.platform.calls(FETCH)).isZero();
        own.clock.advance(Duration.ofSeconds(5));
        assertThat(token(servers.get(0))).isNotEmpty();
        assertThat(own.platform.calls(FETCH)).isEqualTo(1);
    }

    @Test
    void whoFetchedLateTakesWhatAnotherHasStoredMeanwhile() {
        AccessTokenStore store = new AccessTokenStore(OwnWeChat.settings("http://x"), rows, secrets, transactions);
        AccessToken none = store.latest();
        AccessToken first = store.store(
                none, "first", own.clock.instant(), own.clock.instant().plusSeconds(7200));
        AccessToken late = store.store(
                none, "late", own.clock.instant(), own.clock.instant().plusSeconds(7200));
        assertThat(late.value()).isEqualTo(first.value()).isEqualTo("first");
    }

    @Test
    void fetchesAgainWithoutForceWhenWeChatRefusesTheTokenAndAsksOnceMore() {
        OwnWeChat.Server server = servers.get(0);
        server.weChat().phone(own.platform.phoneCodeFor("13800138000"));
        String first = token(server);
        own.clock.advance(Duration.ofMinutes(10));
        own.platform.endToken();

        assertThat(server.weChat()
                        .phone(own.platform.phoneCodeFor("13900139000"))
                        .purePhoneNumber())
                .isEqualTo("13900139000");
        assertThat(own.platform.calls(FETCH)).isEqualTo(2);
        assertThat(own.platform.forced()).isZero();
        assertThat(token(server)).isNotEqualTo(first);
        assertThat(servers.get(1).weChat().phone(own.platform.phoneCodeFor("13900139000")))
                .as("another server has the old one in its memory, or none")
                .isNotNull();
        assertThat(own.platform.calls(FETCH)).isEqualTo(2);
    }

    @Test
    void doesNotFetchAgainAndAgainWhenWeChatRefusesEvenANewToken() {
        OwnWeChat.Server server = servers.get(0);
        token(server);
        own.platform.endToken();
        for (int i = 0; i < 5; i++) {
            String code = own.platform.phoneCodeFor("13800138000");
            assertThat(catchThrowableOfType(
                                    WeChatRefused.class, () -> server.weChat().phone(code))
                            .why())
                    .isEqualTo(WeChatFailure.AWAY);
        }
        assertThat(own.platform.calls(FETCH)).isEqualTo(1);
    }

    @Test
    void liesSealedInTheDatabase() {
        String token = token(servers.get(0));
        byte[] stored = jdbc.sql("select token from wechat_token where app_id = ?")
                .param(WeChatStandIn.APP_ID)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(token, token.substring(0, 12));
    }

    @Test
    void aTokenSealedWithAnotherSecretIsNone() {
        token(servers.get(0));
        jdbc.sql("update wechat_token set token = reverse(token) where app_id = ?")
                .param(WeChatStandIn.APP_ID)
                .update();
        assertThat(token(own.server())).isNotEmpty();
        assertThat(own.platform.calls(FETCH)).isEqualTo(2);
    }

    @Test
    void staysWhateverBecomesOfWhatItWasFetchedFor() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            token(servers.get(0));
            status.setRollbackOnly();
        });
        token(servers.get(1));
        assertThat(own.platform.calls(FETCH)).isEqualTo(1);
    }

    /** The tokens that sixty-four threads on four servers get, all at one moment. */
    private Set<String> askedByAllAtOnce() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(64);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            OwnWeChat.Server server = servers.get(i % 4);
            answers.add(people.submit(() -> {
                start.await();
                return token(server);
            }));
        }
        start.countDown();
        Set<String> tokens = new HashSet<>();
        for (Future<String> answer : answers) {
            tokens.add(answer.get());
        }
        people.shutdown();
        return tokens;
    }

    private static String token(OwnWeChat.Server server) {
        return server.tokens().current(Deadline.in(Duration.ofSeconds(10))).value();
    }

    private static WeChatFailure why(OwnWeChat.Server server) {
        return catchThrowableOfType(
                        WeChatRefused.class, () -> server.tokens().current(Deadline.in(Duration.ofMillis(200))))
                .why();
    }
}
