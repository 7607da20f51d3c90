package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.dev.TestServers;
import cn.doorplate.dev.wechat.Trouble;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Declined;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Logging in with WeChat. */
@NullUnmarked
class LoginTests extends LoginTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private LoginLimits limits;

    @Test
    void entersWhoComesForTheFirstTimeAndKnowsThemAgain() {
        String openid = openid();

        JsonNode first = login(openid);
        JsonNode again = login(openid);

        assertThat(first.at("/me/consented").asBoolean()).isFalse();
        assertThat(again.at("/me/id")).isEqualTo(first.at("/me/id"));
        assertThat(again.at("/session/token")).isNotEqualTo(first.at("/session/token"));
        assertThat(login(openid()).at("/me/id")).isNotEqualTo(first.at("/me/id"));
    }

    @Test
    void givesASessionByWhichTheClientIsKnown() {
        JsonNode login = login(openid());
        TestClient client = nobody().as(login.at("/session/token").asString());

        assertThat(me(client, "id").path("id")).isEqualTo(login.at("/me/id"));
    }

    @Test
    void entersOnePersonHoweverManyLogInAtOnce() throws Exception {
        String openid = openid();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<JsonNode>> logins = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            logins.add(threads.submit(() -> login(openid)));
        }

        List<String> people = new ArrayList<>();
        for (Future<JsonNode> login : logins) {
            people.add(login.get().at("/me/id").asString());
        }
        threads.shutdown();

        assertThat(people).hasSize(8).doesNotContain("").containsOnly(people.get(0));
    }

    @Test
    void keepsTheOpenidSealedAndFindsItAgain() {
        String openid = openid();
        long id = id(newcomer(openid));

        byte[] sealed =
                jdbc.queryForObject("select openid_sealed from wechat_account where person_id = ?", byte[].class, id);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(openid);
        assertThat(accounts.openid(id)).contains(openid);
    }

    @Test
    void declinesACodeThatWasUsedOrIsNone() {
        String code = weChat.codeFor(openid());
        nobody().field(START, Map.of("code", code));

        for (String bad : List.of(code, "nonsense", "", "x&appid=y", "x".repeat(500))) {
            JsonNode answer = nobody().field(START, Map.of("code", bad));
            assertThat(answer.path("session").isNull()).isTrue();
            assertThat(answer.at("/userErrors/0/code").asString()).isEqualTo("CODE_INVALID");
            assertThat(answer.at("/userErrors/0/message").asString()).contains("再点一次");
        }
    }

    @Test
    void declinesWhomWeChatHoldsForRisky() {
        String openid = openid();
        weChat.block(openid);

        assertThat(login(openid).at("/userErrors/0/code").asString()).isEqualTo("BLOCKED");
    }

    /** The stand-in is shared; the trouble ends before another test begins. */
    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"SLOW", "TRICKLING", "FAILING", "HANGING_UP", "BUSY", "HTML", "GARBAGE", "EMPTY", "HOLLOW"})
    void saysWhatToDoWithinThreeSecondsWhateverWeChatDoes(Trouble trouble) {
        String code = weChat.codeFor(openid());
        long start = System.nanoTime();
        JsonNode answer;
        weChat.be(trouble);
        try {
            answer = nobody().field(START, Map.of("code", code));
        } finally {
            weChat.be(Trouble.NONE);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3500));
        assertThat(answer.at("/userErrors/0/code").asString()).isEqualTo("WECHAT_AWAY");
        assertThat(answer.at("/userErrors/0/message").asString()).contains("请稍后再试");
    }

    @Test
    void isClosedWithoutRedisWhileWhoIsInStaysIn() {
        TestClient client = newcomer(openid());
        TestServers.get().redis().kill();
        try {
            JsonNode answer = loginOnce(openid());
            assertThat(answer.at("/userErrors/0/code").asString()).isEqualTo("LOGIN_UNAVAILABLE");
            assertThat(answer.at("/userErrors/0/message").asString()).contains("已经登录的不受影响");
            assertThat(me(client, "id").path("id").asString()).isNotEmpty();
        } finally {
            TestServers.get().redis().start();
        }
        await().until(() -> login(openid()).path("userErrors").isEmpty());
    }

    @Test
    void holdsBackADeviceThatTriesTooOften() {
        Caller eager = new Caller("203.0.113.1", UUID.randomUUID().toString());
        for (int i = 0; i < 20; i++) {
            limits.count(eager);
        }

        assertThatThrownBy(() -> limits.count(eager))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("TOO_OFTEN");
        limits.count(new Caller("203.0.113.1", UUID.randomUUID().toString()));
    }

    @Test
    void holdsBackAnAddressButNoneOfOurOwnNetwork() {
        byte[] random = new byte[4];
        ThreadLocalRandom.current().nextBytes(random);
        String network = "2001:db8:" + HexFormat.of().formatHex(random, 0, 2) + ":"
                + HexFormat.of().formatHex(random, 2, 4);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 800; i++) {
                        limits.count(new Caller(network + "::" + i));
                    }
                })
                .as("10 a second become free meanwhile")
                .hasMessageContaining("TOO_OFTEN");
        for (int i = 0; i < 800; i++) {
            limits.count(new Caller("10.99.99.99"));
        }
    }

    @Test
    void holdsBackAPersonWhoLogsInTooOften() {
        String openid = openid();
        for (int i = 0; i < 20; i++) {
            assertThat(login(openid).path("userErrors").isEmpty()).isTrue();
        }
        // While these twenty ran, one more or two may have become free.
        assertThat(IntStream.range(0, 20)
                        .mapToObj(i -> login(openid).at("/userErrors/0/code").asString("")))
                .contains("TOO_OFTEN");
    }

    /** It is the moment between the reading of the openid and the session: whoever closes it ends no session that comes later. */
    @Test
    void startsNoSessionOfAnAccountThatWasJustClosed() {
        String openid = openid();
        long id = id(newcomer(openid));
        jdbc.update("update person set status = 'CLOSED' where id = ?", id);

        assertThat(loginOnce(openid).at("/userErrors/0/code").asString()).isEqualTo("LOGIN_UNAVAILABLE");
        jdbc.update("delete from wechat_account where person_id = ?", id);
        assertThat(id(newcomer(openid))).isNotEqualTo(id);
    }

    /**
     * Half of them for the first time; the client, the stand-in, the stores and the server share this machine. While it warms up
     * Redis may seem away for a second, and logins are then closed.
     */
    @Test
    @Tag("drill")
    void countsLoginsASecond() throws Exception {
        List<String> openids = Stream.generate(LoginTest::openid).limit(1000).toList();
        System.out.println("Logins, cold: " + logins(openids));
        await().until(() -> login(openid()).path("userErrors").isEmpty());
        List<String> half = Stream.concat(
                        openids.stream().limit(500),
                        Stream.generate(LoginTest::openid).limit(500))
                .toList();
        Rate warm = logins(half);
        System.out.println("Logins, warm: " + warm);
        assertThat(warm.declined()).isZero();
    }

    private record Rate(long aSecond, long declined) {}

    private Rate logins(List<String> openids) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        long start = System.nanoTime();
        List<Future<JsonNode>> logins = threads.invokeAll(openids.stream()
                .map(openid -> (Callable<JsonNode>) () -> loginOnce(openid))
                .toList());
        double seconds = (System.nanoTime() - start) / 1e9;
        long declined = 0;
        for (Future<JsonNode> login : logins) {
            declined += login.get().path("userErrors").size();
        }
        threads.shutdown();
        return new Rate(Math.round((openids.size() - declined) / seconds), declined);
    }
}
