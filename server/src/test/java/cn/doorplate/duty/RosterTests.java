package cn.doorplate.duty;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Rosters: who is put on duty, when, instead of whom, and who is told. */
class RosterTests extends DutyTest {

    @Autowired
    DutyRosters rosters;

    @Autowired
    DutyReminders reminders;

    private DutyPost post() {
        return new DutyPost(DutyPostKind.GRID, door.gridId());
    }

    private List<OnDuty> onDuty(Instant at) {
        return rosters.onDuty(List.of(post()), at).getOrDefault(post(), List.of());
    }

    @Test
    void aShiftThatCrossesMidnightRepeatsWeekByWeek() {
        Reachable wang = reachable();
        String from = "2027-02-01T20:00:00+08:00";
        JsonNode shifts = done(add(with(shift(wang, from, "2027-02-02T06:00:00+08:00"), "weeks", 3)))
                .path("shifts");

        assertThat(texts(shifts, "from"))
                .containsExactly(from, "2027-02-08T20:00:00+08:00", "2027-02-15T20:00:00+08:00");
        assertThat(shifts.get(0).path("repeats").asBoolean()).isTrue();
        Instant night = Instant.parse("2027-02-08T18:00:00Z");
        assertThat(onDuty(night))
                .extracting(OnDuty::personId)
                .containsExactly(wang.someone().id());
        assertThat(rosters.isOnDuty(wang.someone().id(), post(), night)).isTrue();
        assertThat(onDuty(Instant.parse("2027-02-08T22:00:00Z"))).isEmpty();
        assertThat(onDuty(Instant.parse("2027-02-08T12:00:00Z"))).hasSize(1);
        assertThat(onDuty(Instant.parse("2027-02-08T11:59:59Z"))).isEmpty();
        assertThat(told(wang.someone())).containsExactly("您有新的值班");
        assertThat(ask(
                                worker,
                                "dutyRoster(post: {grid: \"" + Ids.toOpaque(door.gridId())
                                        + "\"}, from: \"2027-02-08T23:00:00+08:00\", until: \"2027-02-09T23:00:00+08:00\") {"
                                        + " post { name kind } shifts { from name phone } }")
                        .toString())
                .isEqualTo(
                        "{\"post\":{\"name\":\"第一网格\",\"kind\":\"GRID\"},\"shifts\":[{\"from\":\"2027-02-08T20:00:00+08:00\","
                                + "\"name\":\"小英\",\"phone\":\"0951-0000-5678\"}]}");
    }

    @Test
    void nobodyIsOnDutyTwiceAtAPostAndSeveralMayBeTogether() {
        Reachable wang = reachable();
        done(add(shift(wang, in(48), in(56))));

        assertThat(faults(add(shift(wang, in(55), in(60))))).containsExactly("from:OVERLAPS");
        assertThat(faults(add(shift(wang, in(40), in(49))))).containsExactly("from:OVERLAPS");
        assertThat(faults(add(with(shift(wang, in(48 - 7 * 24 + 168), in(50)), "weeks", 2))))
                .containsExactly("from:OVERLAPS");
        done(add(shift(wang, in(57), in(60))));
        done(add(shift(reachable(), in(48), in(56))));
        assertThat(onDuty(Instant.now().plus(Duration.ofHours(50)))).hasSize(2);
    }

    @Test
    void timesThatCannotBeAreDeclined() {
        Reachable wang = reachable();

        assertThat(faults(add(shift(wang, in(10), in(9))))).containsExactly("until:WRONG_PERIOD");
        assertThat(faults(add(shift(wang, in(10), in(35))))).containsExactly("until:WRONG_PERIOD");
        assertThat(faults(add(shift(wang, in(-10), in(-1))))).containsExactly("until:WRONG_PERIOD");
        assertThat(faults(add(shift(wang, in(401 * 24), in(401 * 24 + 1))))).containsExactly("until:WRONG_PERIOD");
        assertThat(faults(add(with(shift(wang, in(1), in(2)), "weeks", 27)))).containsExactly("weeks:INVALID");
        assertThat(faults(add(with(shift(wang, in(1), in(2)), "person", Map.of("phone", "14099999998")))))
                .containsExactly("person:NO_SUCH_PERSON");
    }

    @Test
    void ofTwoStaffWhoPutThePersonOnDutyAtOnceOneIsDeclined() {
        Reachable wang = reachable();

        List<CompletableFuture<JsonNode>> both = Stream.of(in(48), in(50))
                .map(from -> CompletableFuture.supplyAsync(() -> add(shift(wang, from, in(56)))))
                .toList();

        assertThat(both.stream().flatMap(one -> faults(one.join()).stream())).containsExactly("from:OVERLAPS");
    }

    @Test
    void aShiftIsHandedToAnotherAndBothAreTold() {
        Reachable wang = reachable();
        Reachable li = reachable();
        JsonNode shift = done(add(shift(wang, in(48), in(56)))).at("/shifts/0");
        Map<String, Object> handOver = with(
                Map.of("dutyShift", shift.path("id").asString(), "version", 0, "name", "李强"),
                "phone",
                "0951-0000-9999");

        assertThat(faults(
                        run(office, "dutyShiftHandOver", with(handOver, "person", Map.of("phone", wang.phone())), "")))
                .containsExactly("person:SAME_PERSON");
        Map<String, Object> toLi = with(handOver, "person", Map.of("phone", li.phone()));
        assertThat(done(run(worker, "dutyShiftHandOver", toLi, "dutyShift { version name }"))
                        .path("dutyShift")
                        .toString())
                .isEqualTo("{\"version\":1,\"name\":\"李强\"}");

        assertThat(told(wang.someone())).containsExactly("您的值班已由别人接替", "您有新的值班");
        assertThat(told(li.someone())).containsExactly("您有新的值班");
        assertThat(faults(run(office, "dutyShiftHandOver", toLi, ""))).containsExactly(":CONFLICT");
        assertThat(own(li)).hasSize(1);
        assertThat(own(wang)).isEmpty();
    }

    private JsonNode own(Reachable who) {
        return ask(who.someone(), "me { dutyShifts { nodes { name post { name } } } }")
                .at("/dutyShifts/nodes");
    }

    @Test
    void ofTwoStaffWhoChangeAShiftAtOnceOneIsToldSo() {
        JsonNode shift = done(add(shift(reachable(), in(48), in(56)))).at("/shifts/0");

        List<CompletableFuture<JsonNode>> both = Stream.of(in(57), in(58))
                .map(until -> CompletableFuture.supplyAsync(() -> change(shift, until)))
                .toList();

        assertThat(both.stream().flatMap(one -> faults(one.join()).stream())).containsExactly(":CONFLICT");
    }

    private JsonNode change(JsonNode shift, String until) {
        return run(
                office,
                "dutyShiftChange",
                with(
                        Map.of("dutyShift", shift.path("id").asString(), "version", 0, "name", "小英"),
                        "phone",
                        "0951-0000-5678",
                        "published",
                        false,
                        "from",
                        in(48),
                        "until",
                        until),
                "dutyShift { version }");
    }

    @Test
    void aSeriesIsTakenOffFromOneShiftOnAndThePersonIsToldOnce() {
        Reachable wang = reachable();
        JsonNode shifts =
                done(add(with(shift(wang, in(48), in(50)), "weeks", 4))).path("shifts");

        done(run(
                office,
                "dutyShiftRemove",
                Map.of("dutyShift", shifts.get(1).path("id").asString(), "version", 0, "andLater", true),
                ""));

        assertThat(own(wang)).hasSize(1);
        assertThat(told(wang.someone())).containsExactly("您的值班已取消", "您有新的值班");
    }

    @Test
    void peopleAreRemindedOnceTheDayBeforeUnlessTheyWereToldThatDay() {
        Reachable soon = reachable();
        Reachable later = reachable();
        done(add(shift(soon, in(23), in(25))));
        JsonNode shift = done(add(shift(later, in(48), in(50)))).at("/shifts/0");
        jdbc.update(
                "update duty_shift set starts_at = utc_timestamp(3) + interval 20 hour where id = ?",
                Ids.fromOpaque(shift.path("id").asString()));

        reminders.round();
        reminders.round();

        assertThat(told(later.someone())).containsExactly("值班提醒", "您有新的值班");
        assertThat(told(soon.someone())).containsExactly("您有新的值班");
    }

    @Test
    void whoWorksThereIsPutOnDutyByNameAndNobodyElseIs() {
        Reachable neighbour = reachable();
        people.give(
                neighbour.someone(), Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        String grid = Ids.toOpaque(door.gridId());
        JsonNode known = ask(office, "dutyPeople(post: {grid: \"" + grid + "\"}) { id title }");
        assertThat(texts(known, "title")).containsExactly("社区工作人员", "网格员");
        Map<String, Object> shift = shift(neighbour, in(48), in(50));

        done(add(with(shift, "person", Map.of("person", known.get(1).path("id").asString()))));

        assertThat(faults(add(with(
                        shift,
                        "person",
                        Map.of("person", Ids.toOpaque(neighbour.someone().id())),
                        "idempotencyKey",
                        key()))))
                .containsExactly("person:NO_SUCH_PERSON");
    }

    @Test
    void aRosterGoesWithItsGrid() {
        Reachable wang = reachable();
        PlaceRef empty = new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId());
        jdbc.update("update building_unit set grid_id = null where id = ?", door.unitId());
        done(add(with(shift(wang, in(48), in(50)), "post", Map.of("grid", Ids.toOpaque(empty.id())))));

        done(run(office, "gridRemove", Map.of("grid", Ids.toOpaque(empty.id()), "version", 0), ""));

        assertThat(own(wang)).isEmpty();
        assertThat(gaps("[NOBODY_ON_DUTY]")).isEmpty();
    }

    @Test
    void aStationThatIsNotThereIsNoPost() {
        assertThat(TestClient.code(TestClient.of(port)
                        .as(office)
                        .ask("{ dutyRoster(post: {station: \"" + Ids.toOpaque(1)
                                + "\"}, from: \"2027-02-08T23:00:00+08:00\", until: \"2027-02-09T23:00:00+08:00\") {"
                                + " shifts { id } } }")))
                .isEqualTo("NOT_FOUND");
    }
}
