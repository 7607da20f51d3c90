package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.SpokenTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes of not coming: the rule of a county, and whom it keeps out for a while. */
class NoShowTests extends DoorGround {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RULE = "rule { noShows withinDays blockedDays version }";

    private Someone county;

    @BeforeEach
    void appoint() {
        county = people.holding(Role.COUNTY_STAFF, region(door.county()));
    }

    private JsonNode set(Someone who, Map<String, Object> rule) {
        Map<String, Object> input = new HashMap<>(rule);
        input.put("county", door.county().toString());
        return act(who, "eventRuleSet", RULE, input);
    }

    private JsonNode rule(Someone who) {
        return as(who).ask(
                        "query($county: String!) { eventRule(county: $county) { noShows withinDays blockedDays version } }",
                        Map.of("county", door.county().toString()));
    }

    /** An event to which somebody else came, and this person did not, as time has counted it. */
    private String missedBy(Someone someone) {
        String event = published(content(5));
        JsonNode missed = done(signUp(someone, event));
        JsonNode came = done(signUp(passerBy(), event));
        time.passUntil(event, Duration.ofMinutes(-10));
        done(record(office, event, List.of(Map.of("signUp", id(came)))));
        time.passUntil(event, Duration.ofHours(-6));
        await().atMost(PATIENCE).until(() -> now(someone, missed).path("noShow").asBoolean());
        return event;
    }

    @Test
    void afterThreeTimesOneCannotSignUpForAWhileAndThenAgain() {
        done(set(county, Map.of("version", 0, "noShows", 3)));
        Someone someone = passerBy();
        List<String> missed = new ArrayList<>(List.of(missedBy(someone), missedBy(someone)));
        String next = published(content(5));
        done(giveBack(someone, done(signUp(someone, next))));
        missed.add(missedBy(someone));

        JsonNode declined = signUp(someone, next);

        assertThat(declined(declined)).isEqualTo("BLOCKED");
        Instant ended = Instant.parse(file(missed.get(2)).at("/event/endsAt").asString());
        assertThat(declined.at("/userErrors/0/message").asString())
                .contains("3 次", SpokenTime.dated(ended.plus(Duration.ofDays(30)), Instant.now()));
        assertThat(done(signUp(passerBy(), next)).path("state").asString()).isEqualTo("PLACED");

        missed.forEach(event -> time.pass(event, Duration.ofDays(30)));
        assertThat(done(signUp(someone, next)).path("state").asString()).isEqualTo("PLACED");
    }

    @Test
    void whoIsFoundToHaveComeAfterAllIsNotKeptOut() {
        done(set(county, Map.of("version", 0, "noShows", 1)));
        Someone someone = passerBy();
        String event = missedBy(someone);
        String next = published(content(5));
        assertThat(declined(signUp(someone, next))).isEqualTo("BLOCKED");
        JsonNode line = lines(office, event)
                .valueStream()
                .filter(it -> it.path("noShow").asBoolean())
                .findFirst()
                .orElseThrow();

        recorded(gridWorker(), event, Map.of("signUp", id(line)));

        assertThat(done(signUp(someone, next)).path("state").asString()).isEqualTo("PLACED");
    }

    @Test
    void whereNothingIsSetNobodyIsKeptOut() {
        Someone someone = passerBy();
        missedBy(someone);

        assertThat(done(signUp(someone, published(content(5)))).path("state").asString())
                .isEqualTo("PLACED");
        JsonNode rule = rule(office).at("/data/eventRule");
        assertThat(rule.path("noShows").isNull()).isTrue();
        assertThat(rule.path("withinDays").asInt()).isEqualTo(180);
        assertThat(rule.path("blockedDays").asInt()).isEqualTo(30);
        assertThat(rule.path("version").asInt()).isZero();
    }

    @Test
    void theCountySetsItFromWhatItReadAndItsOfficesReadIt() {
        JsonNode first = done(set(county, Map.of("version", 0, "noShows", 3)));
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(declined(set(county, Map.of("version", 0, "noShows", 2)))).isEqualTo("CONFLICT");
        JsonNode second = done(set(county, Map.of("version", 1, "withinDays", 730, "blockedDays", 365)));
        assertThat(second.path("version").asInt()).isEqualTo(2);
        assertThat(second.path("noShows").isNull()).isTrue();
        assertThat(declined(set(county, Map.of("version", 1)))).isEqualTo("CONFLICT");

        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET)));
        for (Someone reader : List.of(office, street, county)) {
            assertThat(rule(reader).at("/data/eventRule/withinDays").asInt()).isEqualTo(730);
        }
        Someone elsewhere =
                people.holding(Role.COUNTY_STAFF, region(places.door().county()));
        assertThat(TestClient.code(rule(elsewhere))).isEqualTo("NOT_FOUND");
        assertThat(declined(set(elsewhere, Map.of("version", 2)))).isEqualTo("NOT_FOUND@county");
    }

    @Test
    void anOperatorSetsItTooAndNumbersHaveBounds() {
        Someone operator = people.holding(Role.OPERATOR, region(door.county().at(RegionLevel.PROVINCE)));
        done(set(operator, Map.of("version", 0, "noShows", 10)));
        assertThat(rule(operator).at("/data/eventRule/noShows").asInt()).isEqualTo(10);
        assertThat(TestClient.code(rule(passerBy()))).isEqualTo("FORBIDDEN");

        assertThat(declined(set(county, Map.of("version", 1, "noShows", 0)))).isEqualTo("RANGE@noShows");
        assertThat(declined(set(county, Map.of("version", 1, "noShows", 11)))).isEqualTo("RANGE@noShows");
        assertThat(declined(set(county, Map.of("version", 1, "withinDays", 731))))
                .isEqualTo("RANGE@withinDays");
        assertThat(declined(set(county, Map.of("version", 1, "blockedDays", 0))))
                .isEqualTo("RANGE@blockedDays");
    }
}
