package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A resident of 积善社区: from the first scan to a household that the grid worker has confirmed. */
@StoryTest
@NullUnmarked // a null where something should be is a failed test
class ResidentStoryTests {

    /** 滨河花园 3栋 2单元, as the start page has it. */
    private static final String PLATE = "C05V-9V8N-515NR";

    private static final String JOIN = """
            mutation($key: String!, $building: ID!, $unit: ID!) {
              householdJoin(input: {idempotencyKey: $key, building: $building, unit: $unit, door: "602室"}) {
                membership { id status door } userErrors { code message }
              }
            }
            """;
    private static final String ADD = """
            mutation($input: DependantAddInput!) {
              dependantAdd(input: $input) { dependant { id name age kind status consent } userErrors { field code message } }
            }
            """;
    private static final String REQUESTS = """
            query($grid: ID!) {
              householdRequests(within: {grid: $grid}, first: 100) {
                nodes { membership { id version door status } name phone dependants }
              }
            }
            """;
    private static final String CONFIRM = """
            mutation($membership: ID!, $version: Int!) {
              householdConfirm(input: {membership: $membership, version: $version}) {
                membership { status } userErrors { code message }
              }
            }
            """;
    private static final String MINE = """
            {
              me {
                name phone
                households { status door building { name compound { name } regionPath { shortName } } unit { name } }
                roles { role title place { ... on Unit { name building { name } } } }
                dependants { name age kind status households { status door } }
                accesses { nodes { role what full } }
              }
            }
            """;

    @LocalServerPort
    private int port;

    @Test
    void livesAt602FromTheDayTheGridWorkerSaysSo() {
        Phone phone = Phone.of(port, "story-" + UUID.randomUUID());
        assertThat(phone.whole("{ me { id roles { role } } }", Map.of())
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("CONSENT_REQUIRED");

        phone.agree();
        phone.rename("赵春梅");
        String number = Phone.number();
        assertThat(phone.bind(number).at("/me/phone").asString()).isEqualTo(number);

        JsonNode door = phone.ask(
                "query($code: String!) { doorplate(code: $code) { building { id gridPath { id kind } } unit { id } } }",
                Map.of("code", PLATE));
        JsonNode asked = phone.ask(
                JOIN,
                Map.of(
                        "key", "join",
                        "building", door.at("/building/id").asString(),
                        "unit", door.at("/unit/id").asString()));
        assertThat(asked.at("/membership/status").asString()).isEqualTo("WAITING");
        String membership = asked.at("/membership/id").asString();

        JsonNode child = phone.ask(ADD, adding("CHILD", "赵小宝", "2018-03-05", "AS_GUARDIAN", membership));
        JsonNode elder = phone.ask(ADD, adding("ELDER", "赵德福", "1948-07-01", "IN_PERSON", membership));
        assertThat(child.at("/dependant/status").asString()).isEqualTo("ACTIVE");
        assertThat(elder.at("/dependant/age").asInt()).isGreaterThanOrEqualTo(78);

        theGridWorkerConfirms(membership, door.at("/building/gridPath/0/id").asString());

        JsonNode me = phone.ask(MINE, Map.of());
        assertThat(me.at("/households/0/status").asString()).isEqualTo("CONFIRMED");
        assertThat(me.at("/households/0/building/regionPath/4/shortName").asString())
                .isEqualTo("积善社区");
        assertThat(me.at("/roles/0/role").asString()).isEqualTo("RESIDENT");
        assertThat(me.at("/roles/0/place/name").asString()).isEqualTo("2单元");
        assertThat(me.at("/roles/0/place/building/name").asString()).isEqualTo("3栋");
        assertThat(me.path("dependants"))
                .hasSize(2)
                .allSatisfy(dependant -> assertThat(
                                dependant.at("/households/0/status").asString())
                        .isEqualTo("CONFIRMED"));
        assertThat(me.at("/accesses/nodes")).as("who read my data").isNotEmpty().allSatisfy(access -> {
            assertThat(access.path("role").asString()).isEqualTo("网格员");
            assertThat(access.path("full").asBoolean()).isFalse();
        });
    }

    private void theGridWorkerConfirms(String membership, String grid) {
        Phone worker = Phone.of(port, "demo-grid-worker");
        JsonNode waiting = worker.ask(REQUESTS, Map.of("grid", grid));
        JsonNode request = null;
        for (JsonNode node : waiting.path("nodes")) {
            if (node.at("/membership/id").asString().equals(membership)) {
                request = node;
            }
        }
        assertThat(request).as("the request among those of the grid").isNotNull();
        assertThat(request.path("name").asString()).isEqualTo("赵*梅");
        assertThat(request.path("phone").asString()).matches("140\\*{4}[0-9]{4}");
        assertThat(request.path("dependants").asInt()).isEqualTo(2);

        JsonNode confirmed = worker.ask(
                CONFIRM,
                Map.of(
                        "membership",
                        membership,
                        "version",
                        request.at("/membership/version").asInt()));
        assertThat(confirmed.path("userErrors")).isEmpty();
        assertThat(confirmed.at("/membership/status").asString()).isEqualTo("CONFIRMED");
    }

    private static Map<String, Object> adding(
            String kind, String name, String birthDate, String consent, String household) {
        return Map.of(
                "input",
                Map.of(
                        "idempotencyKey", "add-" + name,
                        "kind", kind,
                        "name", name,
                        "birthDate", birthDate,
                        "consent", consent,
                        "household", household));
    }
}
