package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Agreeing to the privacy policy, and taking it back. */
@NullUnmarked
class ConsentTests extends LoginTest {

    private static final String RENAME =
            "mutation { personUpdate(input: {name: \"王小英\", version: 0}) { me { name } userErrors { code } } }";
    private static final String GIVE = """
            mutation($version: String!, $under14: Boolean!) {
              consentGive(input: {policyVersion: $version, under14: $under14}) {
                me { consented policyToAgree { version } } userErrors { code message }
              }
            }
            """;

    @Test
    void showsThePolicyToAnyone() {
        JsonNode policy = nobody().field("{ privacyPolicy { version publishedOn text url } }", Map.of());

        assertThat(policy.path("text").asString()).contains("个人信息");
        assertThat(policy.path("publishedOn").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(nobody().get("/privacy/" + policy.path("version").asString()).statusCode())
                .isEqualTo(200);
        assertThat(policy.path("url").asString())
                .endsWith("/privacy/" + policy.path("version").asString());
    }

    @Test
    void opensWhatIsPersonalOnlyOnceItIsGiven() {
        TestClient client = newcomer(openid());
        assertThat(TestClient.code(client.ask(RENAME))).isEqualTo("CONSENT_REQUIRED");
        JsonNode before = me(client, "consented policyToAgree { version }");
        String version = before.at("/policyToAgree/version").asString();

        JsonNode given = client.field(GIVE, Map.of("version", version, "under14", false));

        assertThat(given.at("/me/consented").asBoolean()).isTrue();
        assertThat(given.at("/me/policyToAgree").isNull()).isTrue();
        assertThat(TestClient.code(client.ask(RENAME))).isEmpty();
    }

    @Test
    void isKeptOnceHoweverOftenItIsGiven() {
        TestClient client = consenting(openid());
        agree(client);

        assertThat(me(client, "consents { policyVersion givenAt withdrawnAt }").path("consents"))
                .hasSize(1);
    }

    @Test
    void isForThePolicyInForceAlone() {
        TestClient client = newcomer(openid());

        assertThat(TestClient.code(client.ask(GIVE, Map.of("version", "0.9", "under14", false))))
                .isEqualTo("POLICY_OUTDATED");
        jdbc.update(
                "insert into consent (id, person_id, policy_version, given_by, given_at)"
                        + " values (?, ?, '0.9', ?, utc_timestamp(3))",
                id(client),
                id(client),
                id(client));
        assertThat(me(client, "consented").path("consented").asBoolean()).isFalse();
    }

    @Test
    void isNotForAChildToGive() {
        TestClient client = newcomer(openid());
        String version = me(client, "policyToAgree { version }")
                .at("/policyToAgree/version")
                .asString();

        JsonNode declined = client.field(GIVE, Map.of("version", version, "under14", true));

        assertThat(declined.at("/userErrors/0/code").asString()).isEqualTo("GUARDIAN_NEEDED");
        assertThat(declined.at("/userErrors/0/message").asString()).contains("监护人");
        assertThat(me(client, "consented").path("consented").asBoolean()).isFalse();
    }

    @Test
    void closesWhatIsPersonalWhenItIsWithdrawnAndKeepsTheHistory() {
        TestClient client = consenting(openid());
        String version = me(client, "consents { policyVersion }")
                .at("/consents/0/policyVersion")
                .asString();
        String withdraw =
                "mutation($v: String!) { consentWithdraw(input: {policyVersion: $v}) { me { consented } userErrors { code } } }";

        JsonNode withdrawn = client.field(withdraw, Map.of("v", version));

        assertThat(withdrawn.at("/me/consented").asBoolean()).isFalse();
        assertThat(TestClient.code(client.ask(RENAME))).isEqualTo("CONSENT_REQUIRED");
        assertThat(TestClient.code(client.ask(withdraw, Map.of("v", version)))).isEqualTo("NOT_GIVEN");
        agree(client);
        JsonNode history = me(client, "consents { givenAt withdrawnAt }").path("consents");
        assertThat(history).hasSize(2);
        assertThat(history.at("/0/withdrawnAt").isNull()).isTrue();
        assertThat(history.at("/1/withdrawnAt").isNull()).isFalse();
    }

    @Test
    void leavesOnesRightsWithoutIt() {
        TestClient client = newcomer(openid());

        assertThat(me(client, "name phone exports { id } closing { dueAt }")
                        .path("name")
                        .isNull())
                .isTrue();
        assertThat(TestClient.code(client.ask(
                        "mutation { accountClose(input: {idempotencyKey: \"k\"}) { userErrors { code } } }")))
                .isEmpty();
    }
}
