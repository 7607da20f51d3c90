package cn.doorplate.story;

import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.dev.wechat.WeChatStandIn;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** Somebody's phone with the mini-program on it: it asks as they tap. */
final class Phone {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String LOG_IN =
            "mutation($code: String!) { sessionStart(input: {code: $code}) { session { token } userErrors { code"
                    + " message } } }";
    private static final String AGREE = """
            mutation($version: String!) {
              consentGive(input: {policyVersion: $version, under14: false}) { me { consented } userErrors { code } }
            }
            """;
    private static final String RENAME = """
            mutation($name: String!, $version: Int!) {
              personUpdate(input: {name: $name, version: $version}) { me { name } userErrors { code message } }
            }
            """;
    private static final String BIND = """
            mutation($code: String!) { phoneBind(input: {code: $code}) { me { phone phoneMasked } userErrors { code message } } }
            """;

    private final TestClient client;
    private final String token;

    private Phone(TestClient client, String token) {
        this.client = client;
        this.token = token;
    }

    /** Opens the mini-program: logs in with WeChat. */
    static Phone of(int port, String openid) {
        TestClient nobody = TestClient.of(port);
        // Tries again, as people are told to, when nobody can log in at the moment.
        String token = await().atMost(PATIENCE)
                .until(
                        () -> nobody.field(
                                        LOG_IN,
                                        Map.of("code", WeChatStandIn.shared().codeFor(openid)))
                                .at("/session/token")
                                .asString(""),
                        given -> !given.isEmpty());
        return new Phone(nobody.as(token), token);
    }

    String token() {
        return token;
    }

    JsonNode ask(String document, Map<String, ?> variables) {
        return client.field(document, variables);
    }

    JsonNode whole(String document, Map<String, ?> variables) {
        return client.ask(document, variables);
    }

    TestClient client() {
        return client;
    }

    void agree() {
        String version =
                ask("{ privacyPolicy { version } }", Map.of()).path("version").asString();
        ask(AGREE, Map.of("version", version));
    }

    void rename(String name) {
        int version = ask("{ me { version } }", Map.of()).path("version").asInt();
        ask(RENAME, Map.of("name", name, "version", version));
    }

    JsonNode bind(String number) {
        return ask(BIND, Map.of("code", WeChatStandIn.shared().phoneCodeFor(number)));
    }

    /** A number that no other test has; those that begin with 140 belong to machines. */
    static String number() {
        return "1400" + String.format("%07d", ThreadLocalRandom.current().nextInt(2_000_000, 10_000_000));
    }
}
