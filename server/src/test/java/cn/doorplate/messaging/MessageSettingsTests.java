package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.BlindIndex;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** People say by which ways their messages go out. */
@NullUnmarked // what is null where it must not be is a failed test
class MessageSettingsTests extends InboxFixture {

    private static final String FIELDS = "weChat sms muted quietFrom quietUntil version";
    private static final String UPDATE = "mutation Set($input: MessageSettingsUpdateInput!) {"
            + " messageSettingsUpdate(input: $input) { settings { " + FIELDS
            + " } userErrors { field code message } } }";

    @Autowired
    private BlindIndex index;

    @Test
    void areTheUsualOnesUntilOneSetsThem() {
        Someone wang = people.someone();

        assertThat(settings(wang).toString())
                .isEqualTo("{\"weChat\":true,\"sms\":false,\"muted\":[],\"quietFrom\":1320,\"quietUntil\":420,"
                        + "\"version\":0}");
    }

    @Test
    void areWhatOneSetLast() {
        Someone wang = people.reachable(index).someone();

        JsonNode first = client.as(wang).field(UPDATE, input(0, true, List.of("NOTICE", "ROLE", "NOTICE"), 0, 0));
        JsonNode second = client.as(wang).field(UPDATE, input(1, false, List.of(), 1439, 1));

        assertThat(first.at("/settings/version").asInt()).isEqualTo(1);
        assertThat(first.at("/settings/muted").toString()).isEqualTo("[\"NOTICE\",\"ROLE\"]");
        assertThat(second.path("userErrors")).isEmpty();
        assertThat(settings(wang).toString())
                .isEqualTo("{\"weChat\":true,\"sms\":false,\"muted\":[],\"quietFrom\":1439,\"quietUntil\":1,"
                        + "\"version\":2}");
    }

    @Test
    void refuseWhatCannotBe() {
        Someone wang = people.someone();

        assertThat(declined(wang, input(0, false, List.of("URGENT"), 0, 0))).isEqualTo("URGENT_STAYS muted");
        assertThat(declined(wang, input(0, false, List.of(), -1, 0))).isEqualTo("INVALID quietFrom");
        assertThat(declined(wang, input(0, false, List.of(), 0, 1440))).isEqualTo("INVALID quietUntil");
        assertThat(declined(wang, input(0, true, List.of(), 0, 0))).isEqualTo("PHONE_NEEDED sms");
        assertThat(declined(wang, input(3, false, List.of(), 0, 0))).isEqualTo("CONFLICT ");
        assertThat(settings(wang).path("version").asInt()).isZero();
    }

    @Test
    void areSetByOneOfTwoWhoSetThemAtTheSameMoment() {
        Someone wang = people.someone();
        for (int version = 0; version < 3; version++) {
            Map<String, Object> input = input(version, false, List.of(), version, 0);
            List<CompletableFuture<String>> all = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> TestClient.code(client.as(wang).ask(UPDATE, input))))
                    .toList();

            assertThat(all.stream().map(CompletableFuture::join))
                    .containsExactlyInAnyOrder("", "CONFLICT", "CONFLICT", "CONFLICT");
        }
    }

    @Test
    void areNotKeptForWhoHasJustLeft() {
        Someone wang = people.someone();
        jdbc.update("update person set status = 'CLOSED' where id = ?", wang.id());

        client.as(wang).ask(UPDATE, input(0, false, List.of(), 0, 0));

        assertThat(count("select count(*) from message_setting where person_id = ?", wang.id()))
                .isZero();
    }

    private JsonNode settings(Someone someone) {
        return client.as(someone)
                .field("{ me { messageSettings { " + FIELDS + " } } }", Map.of())
                .path("messageSettings");
    }

    private String declined(Someone someone, Map<String, Object> input) {
        JsonNode error = client.as(someone).field(UPDATE, input).at("/userErrors/0");
        assertThat(error.path("message").asString()).isNotBlank();
        return error.path("code").asString() + " " + error.path("field").asString("");
    }

    private static Map<String, Object> input(int version, boolean sms, List<String> muted, int from, int until) {
        return Map.of(
                "input",
                Map.of(
                        "version", version,
                        "weChat", true,
                        "sms", sms,
                        "muted", muted,
                        "quietFrom", from,
                        "quietUntil", until));
    }
}
