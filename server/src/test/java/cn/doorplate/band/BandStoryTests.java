package cn.doorplate.band;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.dev.band.SimulatedBand;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Wristbands and those who wear them. */
class BandStoryTests extends BandGround {

    private static final Duration NOW = Duration.ZERO;
    private static final Duration A_MINUTE_AGO = Duration.ofMinutes(1);
    private static final double HOME = 27.2216;
    private static final double FAR = 27.2316; // some 1,100 m north
    private static final double LONGITUDE = 107.8886;

    private List<String> inbox(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 50) { nodes { title } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }

    private JsonNode alarmFor(Someone who) {
        return as(who).field("{ me { alarmsToAnswer { nodes { id alarm { kind where state } } } } }", Map.of())
                .at("/alarmsToAnswer/nodes/0");
    }

    private void fence(Someone who, JsonNode registered, String from, String until) {
        Map<String, Object> fence = new HashMap<>(Map.of("radius", 300));
        fence.put("from", from);
        fence.put("until", until);
        done(watch(who, registered, Map.of("heartLow", 45, "heartHigh", 130, "fence", fence)));
    }

    /** A time of day, so many hours from now. */
    private static String hours(int later) {
        return LocalTime.now(ZoneId.of("Asia/Shanghai")).plusHours(later).format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    @Test
    void anOldManLeavesHisFenceAtNightAndHisDaughterAndTheGridWorkerAreCalled() {
        Someone father = people.named("李德福");
        Someone daughter = people.named("李秀兰");
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        livesThere(father);
        actsFor(daughter, father);
        JsonNode registered = register();
        wear(father, registered);
        // It is night where he lives: the hours that hold are these.
        fence(daughter, registered, hours(-1), hours(2));
        SimulatedBand band = simulated(registered);

        assertThat(band.message()
                        .at(Duration.ofMinutes(5), LONGITUDE, HOME)
                        .beats(NOW, 72)
                        .send())
                .isEqualTo(200);
        assertThat(alarmsOf(father)).isZero();
        assertThat(band.message()
                        .at(A_MINUTE_AGO, LONGITUDE, FAR)
                        .at(NOW, LONGITUDE, FAR)
                        .send())
                .isEqualTo(200);

        assertThat(alarmsOf(father)).isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() ->
                        inbox(worker).contains("一键报警：求助") && inbox(daughter).contains("一键报警：求助"));
        JsonNode seen = as(worker)
                .field(
                        "query($id: ID!) { alarmToAnswer(id: $id) { words name position { location { latitude } } } }",
                        Map.of("id", alarmFor(worker).path("id").asString()));
        assertThat(seen.path("words").asString()).contains("离开了设定的范围");
        assertThat(seen.at("/position/location/latitude").asDouble()).isEqualTo(FAR);
        assertThat(alarmFor(daughter).at("/alarm/state").asString()).isEqualTo("CALLING");
        // Who knows them looks for them: it is their home's.
        assertThat(alarmFor(worker).at("/alarm/where").asString()).contains("3栋");
        // Further on, or again: it is one alarm.
        band.message().at(NOW, LONGITUDE, FAR + 0.001).send();
        assertThat(alarmsOf(father)).isEqualTo(1);
    }

    @Test
    void whoPressesTheButtonIsLookedForAtHome() {
        Someone wearer = people.named("陈阿婆");
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        livesThere(wearer);
        JsonNode registered = register();
        wear(wearer, registered);

        assertThat(simulated(registered).message().sos().send()).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> inbox(worker).contains("一键报警：摔倒"));
        assertThat(alarmFor(worker).at("/alarm/where").asString())
                .contains("3栋")
                .contains("2单元");
        assertThat(alarmFor(worker).at("/alarm/kind").asString()).isEqualTo("FALL");
    }

    @Test
    void aHeartThatRacesCallsForHelp() {
        Someone wearer = people.named("周大爷");
        livesThere(wearer);
        JsonNode registered = register();
        wear(wearer, registered);

        simulated(registered)
                .message()
                .beats(Duration.ofMinutes(3), 140)
                .beats(Duration.ofMinutes(2), 142)
                .beats(A_MINUTE_AGO, 145)
                .beats(NOW, 150)
                .send();

        assertThat(jdbc.queryForList("select kind from alarm where person_id = ?", String.class, wearer.id()))
                .containsExactly("MEDICAL");
    }

    @Test
    void whoHasAnAccountIsAskedBeforeAnythingIsKept() {
        Someone father = people.named("王建国");
        Someone son = people.named("王小军");
        actsFor(son, father);
        JsonNode registered = register();
        String relation = as(son).field("{ me { dependants { id } } }", Map.of())
                .at("/dependants/0/id")
                .asString();
        JsonNode waiting = done(act(
                        son,
                        "bandWear",
                        "band " + BAND,
                        Map.of("code", registered.path("code").asString(), "dependant", relation, "consent", "OWN")))
                .path("band");
        assertThat(waiting.path("status").asString()).isEqualTo("WAITING");
        SimulatedBand band = simulated(registered);

        band.message().beats(NOW, 80).send();
        assertThat(band(son, registered).path("heartRate").isNull()).isTrue();
        assertThat(jdbc.queryForObject(
                        "select count(*) from band_reading where person_id = ?", Integer.class, father.id()))
                .isZero();
        assertThat(declined(act(
                        son,
                        "bandAgree",
                        "band { id }",
                        Map.of(
                                "band",
                                id(registered),
                                "version",
                                waiting.path("version").asInt()))))
                .isEqualTo("NOT_FOUND@band");

        done(act(
                father,
                "bandAgree",
                "band { id }",
                Map.of(
                        "band",
                        id(registered),
                        "version",
                        waiting.path("version").asInt())));
        band.message().beats(NOW, 81).send();
        assertThat(band(son, registered).at("/heartRate/beats").asInt()).isEqualTo(81);
        assertThat(band(son, registered).at("/heartRates/0/beats").asInt()).isEqualTo(81);
        // That the son looked is for the father to see.
        assertThat(jdbc.queryForObject(
                        "select count(*) from access_log where reader_id = ? and subject_id = ? and what = 'band'",
                        Integer.class,
                        son.id(),
                        father.id()))
                .isPositive();
    }

    @Test
    void nobodyElseSeesABandAndNothingIsReadableWithoutItsWearersKey() {
        Someone wearer = people.named("赵奶奶");
        JsonNode registered = register();
        wear(wearer, registered);
        SimulatedBand band = simulated(registered);
        band.message().beats(NOW, 77).at(NOW, LONGITUDE, HOME).send();

        assertThat(band(office, registered).isNull()).isTrue();
        assertThat(band(people.someone(), registered).isNull()).isTrue();
        assertThat(jdbc.queryForObject(
                        "select locate('beats', state) + locate('heartRate', state) + locate('heartHigh', care) from band"
                                + " where wearer_id = ?",
                        Integer.class,
                        wearer.id()))
                .isZero();
        keys.destroy(wearer.id());
        assertThat(band.message().beats(NOW, 78).send()).isEqualTo(200);
    }

    @Test
    void whoGivesABandBackLeavesNothingBehind() {
        Someone wearer = people.named("孙爷爷");
        JsonNode registered = register();
        wear(wearer, registered);
        simulated(registered).message().beats(NOW, 77).send();

        done(act(
                wearer,
                "bandReturn",
                "done",
                Map.of(
                        "band",
                        id(registered),
                        "version",
                        band(wearer, registered).path("version").asInt())));

        assertThat(jdbc.queryForObject(
                        "select count(*) from band_reading where person_id = ?", Integer.class, wearer.id()))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from band where id is not null and wearer_id = ?", Integer.class, wearer.id()))
                .isZero();
        // Another may wear it now.
        Someone next = people.named("吴奶奶");
        assertThat(wear(next, registered).at("/band/mine").asBoolean()).isTrue();
    }
}
