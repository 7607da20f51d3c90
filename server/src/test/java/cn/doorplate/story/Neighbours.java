package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** People who come to live in the demo's buildings. */
final class Neighbours {

    private Neighbours() {}

    /** They say where they live, and the community's office confirms it. */
    static void movesIn(int port, Phone neighbour, String plate, String door) {
        JsonNode place = neighbour.ask(
                "query($code: String!) { doorplate(code: $code) { building { id } unit { id } } }",
                Map.of("code", plate));
        JsonNode asked = neighbour.ask(
                """
                mutation($building: ID!, $unit: ID!, $door: String!) {
                  householdJoin(input: {idempotencyKey: "join", building: $building, unit: $unit, door: $door}) {
                    membership { id version } userErrors { code message }
                  }
                }
                """,
                Map.of(
                        "building", place.at("/building/id").asString(),
                        "unit", place.at("/unit/id").asString(),
                        "door", door));
        JsonNode confirmed = Phone.of(port, "demo-community")
                .ask(
                        """
                mutation($membership: ID!, $version: Int!) {
                  householdConfirm(input: {membership: $membership, version: $version}) { userErrors { code message } }
                }
                """,
                        Map.of(
                                "membership", asked.at("/membership/id").asString(),
                                "version", asked.at("/membership/version").asInt()));
        assertThat(confirmed.path("userErrors")).isEmpty();
    }
}
