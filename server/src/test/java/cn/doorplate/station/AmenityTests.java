package cn.doorplate.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Scope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What people say of amenities with one tap, and how staff settle it. */
class AmenityTests extends StationGround {

    @Autowired
    AmenityStock stock;

    @Autowired
    Stations stations;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void oneReportMakesADoubtAtOnceAndAsManyConfirmationsLiftIt() {
        String id = withMicrowave();
        assertThat(near(", amenities: [MICROWAVE]")).contains(id);

        assertThat(state(say(people.someone(), "amenityReport", id, "MICROWAVE")))
                .isEqualTo("DOUBTED");
        assertThat(near(", amenities: [MICROWAVE]")).doesNotContain(id);
        assertThat(station(id).toString()).contains("有人反映坏了");
        assertThat(doubts()).hasSize(1);

        assertThat(state(say(people.someone(), "amenityConfirm", id, "MICROWAVE")))
                .isEqualTo("WORKS");
        assertThat(near(", amenities: [MICROWAVE]")).contains(id);
        assertThat(doubts()).isEmpty();
    }

    @Test
    void aSecondTapOfTheSameDayCountsNotAndTheOtherTapTakesTheFirstBack() {
        String id = withMicrowave();
        Someone rider = people.someone();
        say(rider, "amenityReport", id, "MICROWAVE");
        JsonNode twice = say(rider, "amenityReport", id, "MICROWAVE");
        assertThat(twice.path("amenity").path("reports").asInt()).isEqualTo(1);
        say(people.someone(), "amenityReport", id, "MICROWAVE");
        assertThat(station(id).toString()).contains("\"reports\":2");

        assertThat(state(say(rider, "amenityConfirm", id, "MICROWAVE"))).isEqualTo("WORKS");
    }

    @Test
    void whatStaffSaySettlesItAndWhatTheySaidIsBrokenIsAskedAboutAgain() {
        String id = withMicrowave();
        say(people.someone(), "amenityReport", id, "MICROWAVE");
        done(set(id, "MICROWAVE", "OUT_OF_ORDER"));
        assertThat(doubts()).isEmpty();
        assertThat(station(id).toString()).contains("暂停使用");

        assertThat(state(say(people.someone(), "amenityConfirm", id, "MICROWAVE")))
                .isEqualTo("OUT_OF_ORDER");
        assertThat(doubts())
                .singleElement()
                .satisfies(it -> assertThat(it.path("confirmations").asInt()).isEqualTo(1));
        done(set(id, "MICROWAVE", "WORKS"));
        assertThat(doubts()).isEmpty();
        assertThat(near(", amenities: [MICROWAVE]")).contains(id);
    }

    @Test
    void whoReportedItIsHeardAgainTheSameDayOnceStaffHaveSettledIt() {
        String id = withMicrowave();
        Someone rider = people.someone();
        say(rider, "amenityReport", id, "MICROWAVE");
        done(set(id, "MICROWAVE", "OUT_OF_ORDER"));
        say(rider, "amenityReport", id, "MICROWAVE");
        done(set(id, "MICROWAVE", "WORKS"));

        assertThat(state(say(rider, "amenityReport", id, "MICROWAVE"))).isEqualTo("DOUBTED");
        assertThat(doubts()).hasSize(1);
    }

    @Test
    void whatIsAllLentIsNotToBeHadUntilSomethingComesBackWhateverStaffSayMeanwhile() {
        String id = created();
        done(set(id, "UMBRELLA", "WORKS"));
        left(id, false);
        awaitNear(id, false);
        assertThat(station(id).toString()).contains("NONE_LEFT", "暂时借完");

        done(set(id, "UMBRELLA", "WORKS"));
        assertThat(near(", amenities: [UMBRELLA]")).doesNotContain(id);
        left(id, true);
        awaitNear(id, true);
    }

    @Test
    void serversAreToldOfWhatIsLeftOnlyWhenThatChanges() {
        String id = created();
        left(id, false);
        done(set(id, "UMBRELLA", "WORKS"));
        assertThat(near(", amenities: [UMBRELLA]")).contains(id);
        long cell = StationCell.of(stations.find(number(id)).orElseThrow().location())
                .number();

        left(id, true);
        long before = changes(cell);
        left(id, false);
        left(id, false);
        assertThat(changes(cell)).isEqualTo(before + 1);
    }

    private void left(String id, boolean any) {
        transaction.executeWithoutResult(status -> stock.left(number(id), AmenityKind.UMBRELLA, any));
    }

    private void awaitNear(String id, boolean there) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> near(", amenities: [UMBRELLA]").contains(id) == there);
    }

    private long changes(long cell) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from place_change where concat(scope_kind, ':', scope_id) = ?",
                Long.class,
                Scope.amenities(cell).key()));
    }

    @Test
    void whatAStationHasNotCanNotBeReportedAndNobodyMayGoOnReporting() {
        String id = withMicrowave();
        Someone rider = people.someone();
        assertThat(codes(say(rider, "amenityReport", id, "AED"))).containsExactly("NO_AMENITY kind");
        for (int i = 0; i < 29; i++) {
            say(rider, "amenityReport", id, "AED");
        }
        assertThat(codes(say(rider, "amenityReport", id, "AED"))).containsExactly("TOO_OFTEN");
    }

    @Test
    void nothingThatIsKeptSaysWhoReportedIt() {
        String id = withMicrowave();
        Someone rider = people.someone();
        say(rider, "amenityReport", id, "MICROWAVE");

        for (String table : List.of("station_said", "station_amenity")) {
            for (Map<String, Object> row : jdbc.queryForList("select * from " + table)) {
                assertThat(row.values()).doesNotContain(rider.id());
            }
        }
    }

    private String withMicrowave() {
        String id = created();
        done(set(id, "MICROWAVE", "WORKS"));
        return id;
    }

    private static String state(JsonNode payload) {
        return payload.path("amenity").path("state").asString();
    }

    private List<JsonNode> doubts() {
        return as(office)
                .ask(
                        "query D($w: String!) { amenityDoubts(within: $w) { nodes { reports confirmations since station { name }"
                                + " amenity { kind state } } } }",
                        Map.of("w", door.community().toString()))
                .path("data")
                .path("amenityDoubts")
                .path("nodes")
                .valueStream()
                .toList();
    }
}
