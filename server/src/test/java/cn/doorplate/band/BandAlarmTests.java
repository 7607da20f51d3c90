package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.band.SimulatedBand;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What becomes of an alarm that a band raises: one, wherever its wearer goes, and what those see of it who come. */
class BandAlarmTests extends BandGround {

    private static final Duration NOW = Duration.ZERO;
    private static final double LONGITUDE = 107.8886;
    private static final double HOME = 27.2216;
    /** Degrees of latitude, some 1,100 metres. */
    private static final double FAR = 0.01;

    @Autowired
    PersonFiles files;

    @Autowired
    TransactionTemplate transactions;

    private Someone wearer;
    private Someone worker;
    private JsonNode registered;
    private SimulatedBand band;

    @BeforeEach
    void putOn() {
        wearer = people.named("李奶奶");
        worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        livesThere(wearer);
        registered = register();
        wear(wearer, registered);
        band = simulated(registered);
    }

    private JsonNode atDesk() {
        String id = await().atMost(PATIENCE)
                .until(
                        () -> as(worker)
                                .field("{ me { alarmsToAnswer { nodes { id } } } }", Map.of())
                                .at("/alarmsToAnswer/nodes/0/id")
                                .asString(""),
                        it -> !it.isEmpty());
        return as(worker)
                .field(
                        "query($id: ID!) { alarmToAnswer(id: $id) { words presses alarm { kind steps { words } }"
                                + " position { accuracy location { latitude } } } }",
                        Map.of("id", id));
    }

    private static double latitude(JsonNode alarm) {
        return alarm.at("/position/location/latitude").asDouble();
    }

    private static List<String> steps(JsonNode alarm) {
        return alarm.at("/alarm/steps")
                .valueStream()
                .map(step -> step.path("words").asString())
                .toList();
    }

    /** Somebody has helped. */
    private void end() {
        jdbc.update(
                "update alarm set state = 'ENDED', outcome = 'HELPED', ended_at = raised_at, due_at = null, open_device = null,"
                        + " open_person = null where person_id = ?",
                wearer.id());
    }

    private SimulatedBand.Message racing() {
        return band.message()
                .beats(Duration.ofMinutes(3), 151)
                .beats(Duration.ofMinutes(2), 152)
                .beats(Duration.ofMinutes(1), 153)
                .beats(NOW, 154);
    }

    @Test
    void whoWalksOnHasOneAlarmThatKnowsWhereTheyAreNow() {
        assertThat(band.message()
                        .sos(Duration.ofMinutes(9))
                        .at(Duration.ofMinutes(9), LONGITUDE, HOME)
                        .send())
                .isEqualTo(200);
        assertThat(band.message().sos().at(NOW, LONGITUDE, HOME + FAR).send()).isEqualTo(200);

        assertThat(alarmsOf(wearer)).isEqualTo(1);
        JsonNode alarm = atDesk();
        assertThat(alarm.path("presses").asInt()).isEqualTo(2);
        assertThat(latitude(alarm)).isEqualTo(HOME + FAR);
    }

    @Test
    void whatIsNoWorseTakesNothingBackOfWhatWasSaid() {
        assertThat(band.message().sos().send()).isEqualTo(200);
        done(watch(wearer, registered, Map.of("fence", Map.of("radius", 300))));

        assertThat(band.message()
                        .at(Duration.ofMinutes(1), LONGITUDE, HOME + FAR)
                        .at(NOW, LONGITUDE, HOME + FAR)
                        .send())
                .isEqualTo(200);

        JsonNode alarm = atDesk();
        assertThat(alarm.at("/alarm/kind").asString()).isEqualTo("FALL");
        assertThat(alarm.path("words").asString()).contains("求助键").contains("离开了设定的范围");
        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void whatIsSaidWhileTheAlarmIsInOtherHandsIsAddedAfterwards() {
        assertThat(band.message().sos().send()).isEqualTo(200);
        transactions.executeWithoutResult(status -> {
            jdbc.queryForList("select id from alarm where person_id = ? for update", wearer.id());
            assertThat(band.message().sos().at(NOW, LONGITUDE, HOME + FAR).send())
                    .isEqualTo(200);
        });

        await().atMost(PATIENCE).until(() -> atDesk().path("presses").asInt() == 2);

        assertThat(latitude(atDesk())).isEqualTo(HOME + FAR);
        assertThat(alarmsOf(wearer)).isEqualTo(1);
    }

    @Test
    void theButtonIsNeverToldThatItWasTooOften() {
        for (int i = 1; i <= 8; i++) {
            assertThat(band.message().sos().send()).isEqualTo(200);
            assertThat(alarmsOf(wearer)).isEqualTo(i);
            end();
        }
    }

    @Test
    void whereTheyAreFollowsWhenItIsKnown() {
        assertThat(band.message().sos().send()).isEqualTo(200);
        assertThat(atDesk().path("position").isNull()).isTrue();

        assertThat(band.message().at(NOW, LONGITUDE, HOME + FAR).send()).isEqualTo(200);

        JsonNode alarm = atDesk();
        assertThat(latitude(alarm)).isEqualTo(HOME + FAR);
        assertThat(alarm.path("presses").asInt()).isEqualTo(1);
        assertThat(steps(alarm)).contains("随身设备报来新的位置");
        // And not when it is over.
        end();
        assertThat(band.message().at(NOW, LONGITUDE, HOME).send()).isEqualTo(200);
        assertThat(jdbc.queryForObject("select alarm_id from band where wearer_id = ?", Long.class, wearer.id()))
                .isNull();
    }

    @Test
    void whoIsAtHomeIsAtTheirOwnDoorAndNotAtTheNeighboursThoughThatIsNearer() {
        jdbc.update(
                "insert into building (id, region_code, compound_id, grid_id, name, address, longitude, latitude)"
                        + " values (?, ?, ?, ?, '4栋', '测试路1号', ?, ?)",
                Ids.next(),
                door.community().value(),
                door.compoundId(),
                door.zoneId(),
                LONGITUDE,
                HOME + 0.0005);

        assertThat(band.message().sos().at(NOW, LONGITUDE, HOME + 0.0005).send())
                .isEqualTo(200);

        assertThat(jdbc.queryForList("select building_id from alarm where person_id = ?", Long.class, wearer.id()))
                .containsExactly(door.buildingId());
    }

    @Test
    void noMeasurementOfTheHeartStandsInTheAlarm() {
        assertThat(racing().send()).isEqualTo(200);

        assertThat(atDesk().path("words").asString()).contains("心率过快").doesNotContainPattern("15[1-4]");
    }

    @Test
    void whatIsToldLateSaysWhenItWas() {
        Duration ago = Duration.ofMinutes(200);
        assertThat(band.message().sos(ago).send()).isEqualTo(200);

        Instant now = Instant.now();
        String then = SpokenTime.of(now.minus(ago), now);
        String aMinuteBefore = SpokenTime.of(now.minus(ago).minusSeconds(60), now);
        assertThat(atDesk().path("words").asString()).containsAnyOf(then, aMinuteBefore);
    }

    @Test
    void ofADependantWhoIsErasedNothingIsKnownAnyMore() {
        Someone guardian = people.named("李秀兰");
        long mother = Objects.requireNonNull(transactions.execute(
                status -> files.enterDependant("刘桂芳", LocalDate.of(1950, 1, 1), null, guardian.id())));
        Someone dependant = new Someone(mother, "");
        actsFor(guardian, dependant);
        JsonNode hers = register();
        done(act(
                guardian,
                "bandWear",
                "band { id }",
                Map.of(
                        "code",
                        hers.path("code").asString(),
                        "dependant",
                        as(guardian)
                                .field("{ me { dependants { id } } }", Map.of())
                                .at("/dependants/0/id")
                                .asString(),
                        "consent",
                        "IN_PERSON")));
        assertThat(simulated(hers).message().sos().at(NOW, LONGITUDE, HOME).send())
                .isEqualTo(200);
        assertThat(alarmsOf(dependant)).isEqualTo(1);
        long alarm = Objects.requireNonNull(
                jdbc.queryForObject("select id from alarm where person_id = ?", Long.class, mother));

        transactions.executeWithoutResult(status -> files.eraseDependant(mother));

        assertThat(jdbc.queryForMap("select person_id, content, forgotten from alarm where id = ?", alarm))
                .containsEntry("person_id", null)
                .containsEntry("content", null);
        assertThat(jdbc.queryForObject("select count(*) from band where wearer_id = ?", Integer.class, mother))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from band_reading where person_id = ?", Integer.class, mother))
                .isZero();
    }
}
