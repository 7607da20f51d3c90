package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How soon alarms are answered, and what lies around a building. */
class AlarmFiguresTests extends AlarmGround {

    private static final String COUNTS = "{ raised none drills within30 within90 within300 attended secondsToSeen }";
    private static final String FIGURES = "query($region: String!) { alarmFigures(region: $region, days: 3) { total "
            + COUNTS + " grids { grid { id } counts " + COUNTS + " } hours { hour counts " + COUNTS + " } } }";
    private static final String AROUND = "query($building: ID!, $metres: Int!) { alarmsAround(building: $building,"
            + " metres: $metres) { id kind state metres where location { longitude latitude } } }";

    /** @param at in Asia/Shanghai, today */
    private JsonNode raisedAt(Door there, String at, @Nullable Integer seenAfter, @Nullable String outcome) {
        JsonNode raised = done(raise(
                nobody().onDevice(key()),
                "FALL",
                Map.of("place", Map.of("plate", there.plate().toString()))));
        jdbc.update(
                "update alarm set raised_at = date(utc_timestamp() + interval 8 hour) + interval ? hour_second - interval 1 day"
                        + " - interval 8 hour, due_at = null where id = ?",
                at,
                Ids.fromOpaque(id(raised)));
        jdbc.update(
                "update alarm set seen_at = raised_at + interval ? second, there_at = if(? > 100, seen_at, null),"
                        + " outcome = ?, state = if(? is null, state, 'ENDED') where id = ?",
                seenAfter,
                seenAfter,
                outcome,
                outcome,
                Ids.fromOpaque(id(raised)));
        return raised;
    }

    @Test
    void sayHowSoonByGridAndByHourAndCountFalseOnesAndDrillsApart() {
        Someone office = office();
        Door other = places.door(door.community());
        raisedAt(door, "23:59:59", 12, null);
        raisedAt(door, "23:10:00", 90, "HELPED");
        raisedAt(other, "00:00:00", 300, "HELPED");
        raisedAt(other, "00:30:00", null, null);
        raisedAt(other, "08:00:00", 5, "FALSE_ALARM");
        raisedAt(other, "08:00:00", 5, "CALLED_OFF");
        raisedAt(door, "08:00:00", 5, "DRILL");

        JsonNode figures =
                as(office).field(FIGURES, Map.of("region", door.community().toString()));

        assertThat(figures.path("total").toString())
                .isEqualTo("{\"raised\":4,\"none\":2,\"drills\":1,\"within30\":1,\"within90\":2,\"within300\":3,"
                        + "\"attended\":1,\"secondsToSeen\":134}");
        assertThat(figures.path("grids")
                        .valueStream()
                        .map(it -> it.at("/grid/id").asString() + " "
                                + it.at("/counts/raised").asInt()))
                .containsExactlyInAnyOrder(Ids.toOpaque(door.gridId()) + " 2", Ids.toOpaque(other.gridId()) + " 2");
        assertThat(figures.path("hours")
                        .valueStream()
                        .map(it -> it.path("hour").asInt() + ": "
                                + it.at("/counts/raised").asInt()))
                .containsExactly("0: 2", "8: 0", "23: 2");
    }

    @Test
    void liesAroundABuildingWhatWasRaisedThereInTheLastHour() {
        Someone office = office();
        Door near = places.door(door.community());
        Door far = places.door(door.community());
        move(door, 107.50000, 27.80000);
        move(near, 107.50300, 27.80000);
        move(far, 107.52000, 27.80000);
        JsonNode here = raise("FALL");
        JsonNode there = done(raise(
                nobody().onDevice(key()),
                "FIRE",
                Map.of("place", Map.of("plate", near.plate().toString()))));
        JsonNode away = done(raise(
                nobody().onDevice(key()),
                "FALL",
                Map.of("place", Map.of("plate", far.plate().toString()))));
        JsonNode before = done(raise(
                nobody().onDevice(key()),
                "FALL",
                Map.of("place", Map.of("plate", near.plate().toString()))));
        jdbc.update(
                "update alarm set raised_at = raised_at - interval 61 minute where id = ?", Ids.fromOpaque(id(before)));

        JsonNode around = around(office, 500);

        assertThat(around.valueStream().map(it -> it.path("id").asString())).containsExactly(id(here), id(there));
        assertThat(around.at("/0/metres").asInt()).isZero();
        assertThat(around.at("/1/metres").asInt()).isBetween(290, 300);
        assertThat(around.at("/1/location/longitude").asDouble()).isEqualTo(107.503);
        assertThat(around(office, 3_000).valueStream().map(it -> it.path("id").asString()))
                .containsExactly(id(here), id(there), id(away));
    }

    private JsonNode around(Someone who, int metres) {
        return as(who).field(AROUND, Map.of("building", Ids.toOpaque(door.buildingId()), "metres", metres));
    }

    private void move(Door there, double longitude, double latitude) {
        jdbc.update(
                "update building set longitude = ?, latitude = ? where id = ?",
                longitude,
                latitude,
                there.buildingId());
    }
}
