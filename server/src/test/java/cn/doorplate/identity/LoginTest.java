package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.PersonKeys;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Somebody with a phone in hand, before and after they log in. */
@IntegrationTest
@NullUnmarked // a null where something should be is a failed test
abstract class LoginTest {

    static final String START = """
            mutation($code: String!) {
              sessionStart(input: {code: $code}) {
                session { token expiresAt } me { id consented } userErrors { field code message }
              }
            }
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    final WeChatStandIn weChat = WeChatStandIn.shared();

    TestPeople people() {
        return new TestPeople(jdbc, paths, keys);
    }

    TestClient nobody() {
        return TestClient.of(port);
    }

    /** An openid that no other test has. */
    static String openid() {
        return "o" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A number that no other test has, of a prefix that is given to nobody. */
    static String phone() {
        return "19" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
    }

    /** As people do who are told that nobody can log in at the moment: tries again in a while. */
    JsonNode login(String openid) {
        return await().until(
                        () -> loginOnce(openid),
                        answer -> !"LOGIN_UNAVAILABLE"
                                .equals(answer.at("/userErrors/0/code").asString()));
    }

    JsonNode loginOnce(String openid) {
        return nobody().field(START, Map.of("code", weChat.codeFor(openid)));
    }

    /** Somebody who has just logged in and agreed to nothing. */
    TestClient newcomer(String openid) {
        return nobody().as(login(openid).at("/session/token").asString());
    }

    TestClient consenting(String openid) {
        TestClient client = newcomer(openid);
        agree(client);
        return client;
    }

    static void agree(TestClient client) {
        JsonNode policy = client.field("{ privacyPolicy { version } }", Map.of());
        assertThat(TestClient.code(client.ask(
                        "mutation($v: String!) { consentGive(input: {policyVersion: $v, under14: false}) { userErrors { code } } }",
                        Map.of("v", policy.path("version").asString()))))
                .isEmpty();
    }

    static JsonNode me(TestClient client, String fields) {
        return client.field("{ me { " + fields + " } }", Map.of());
    }

    static long id(TestClient client) {
        return cn.doorplate.shared.Ids.fromOpaque(me(client, "id").path("id").asString());
    }
}
