package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.TestClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Binding the phone that WeChat has verified. */
@NullUnmarked
class PhoneBindingTests extends LoginTest {

    private static final String BIND = """
            mutation($code: String!, $takeOver: Boolean! = false) {
              phoneBind(input: {code: $code, takeOver: $takeOver}) {
                me { phone phoneMasked version } userErrors { field code message }
              }
            }
            """;

    @Autowired
    private RoleHolders holders;

    @Test
    void showsThePersonTheirOwnInFullAndKeepsItSealed() {
        TestClient client = consenting(openid());
        String phone = phone();

        JsonNode bound = bind(client, phone, false);

        assertThat(bound.at("/me/phone").asString()).isEqualTo(phone);
        assertThat(bound.at("/me/phoneMasked").asString())
                .isEqualTo(phone.substring(0, 3) + "****" + phone.substring(7));
        Map<String, Object> row =
                jdbc.queryForMap("select phone_sealed, phone_index from person where id = ?", id(client));
        row.values()
                .forEach(value -> assertThat(new String((byte[]) value, StandardCharsets.ISO_8859_1))
                        .doesNotContain(phone));
    }

    @Test
    void letsThoseWhoAppointFindThePerson() {
        TestClient client = consenting(openid());
        String phone = phone();
        assertThatThrownBy(() -> holders.byPhone(phone)).hasMessageContaining("NO_SUCH_PERSON");

        bind(client, phone, false);

        assertThat(holders.byPhone("+86 " + phone.substring(0, 3) + "-" + phone.substring(3)))
                .isEqualTo(id(client));
    }

    @Test
    void declinesAPhoneThatAnotherHasUntilThePersonSaysThatItIsTheirs() {
        String phone = phone();
        TestClient before = consenting(openid());
        TestClient after = consenting(openid());
        bind(before, phone, false);

        JsonNode declined = bind(after, phone, false);
        assertThat(declined.at("/userErrors/0/code").asString()).isEqualTo("PHONE_TAKEN");
        assertThat(declined.at("/userErrors/0/message").asString()).contains("改绑到本账号");

        assertThat(bind(after, phone, true).at("/me/phone").asString()).isEqualTo(phone);
        assertThat(me(before, "phone").path("phone").isNull()).isTrue();
    }

    @Test
    void replacesTheOneBefore() {
        TestClient client = consenting(openid());
        String old = phone();
        bind(client, old, false);
        String fresh = phone();

        assertThat(bind(client, fresh, false).at("/me/phone").asString()).isEqualTo(fresh);
        assertThatThrownBy(() -> holders.byPhone(old)).hasMessageContaining("NO_SUCH_PERSON");
    }

    @Test
    void comesOffAgain() {
        TestClient client = consenting(openid());
        String phone = phone();
        int version = bind(client, phone, false).at("/me/version").asInt();
        String unbind = "mutation($v: Int!) { phoneUnbind(input: {version: $v}) { me { phone } userErrors { code } } }";

        assertThat(TestClient.code(client.ask(unbind, Map.of("v", version - 1))))
                .isEqualTo("CONFLICT");
        assertThat(client.field(unbind, Map.of("v", version)).at("/me/phone").isNull())
                .isTrue();
        assertThat(bind(consenting(openid()), phone, false).path("userErrors").isEmpty())
                .isTrue();
    }

    @Test
    void declinesACodeThatWasUsedAndANumberFromAbroad() {
        TestClient client = consenting(openid());
        String code = weChat.phoneCodeFor(phone());
        client.field(BIND, Map.of("code", code));

        assertThat(TestClient.code(client.ask(BIND, Map.of("code", code)))).isEqualTo("CODE_INVALID");
        assertThat(TestClient.code(client.ask(BIND, Map.of("code", weChat.phoneCodeFor("95512345")))))
                .isEqualTo("PHONE_FOREIGN");
    }

    @Test
    void isForThoseWhoHaveAgreed() {
        assertThat(TestClient.code(newcomer(openid()).ask(BIND, Map.of("code", weChat.phoneCodeFor(phone())))))
                .isEqualTo("CONSENT_REQUIRED");
    }

    private JsonNode bind(TestClient client, String phone, boolean takeOver) {
        return client.field(BIND, Map.of("code", weChat.phoneCodeFor(phone), "takeOver", takeOver));
    }
}
