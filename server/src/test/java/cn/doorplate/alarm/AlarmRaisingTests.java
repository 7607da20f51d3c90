package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Which taps are one alarm, and which are none. */
class AlarmRaisingTests extends AlarmGround {

    @Autowired
    AlarmRaising raising;

    @Test
    void whoeverSendsAKeyThatMayBeAnybodysHasAnAlarmOfTheirOwn() {
        Set<String> raised = new HashSet<>();
        for (String key : List.of("", " ", "1", "1", "alarm")) {
            raised.add(id(done(raise(nobody().onDevice(key()), "FALL", Map.of("idempotencyKey", key)))));
        }

        assertThat(raised).hasSize(5);
        assertThat(callOffBy("1").path("alarm").isNull()).isTrue();
    }

    @Test
    void oneThatIsAsGoodAsOverKeepsNobodyFromTheOneThatIsOpen() {
        Someone elder = passerBy();
        Someone head = head();
        String phone = key();
        JsonNode unknown = done(raise(nobody().onDevice(phone), "FALL", Map.of()));
        JsonNode known = done(raise(as(elder).onDevice(key()), "FALL", Map.of()));
        awaitStage(unknown, "NEIGHBOURS");
        done(answer(head, unknown, "THERE"));
        jdbc.update(
                "update alarm set there_at = there_at - interval 20 minute where id = ?", Ids.fromOpaque(id(unknown)));

        JsonNode again = done(raise(as(elder).onDevice(phone), "FALL", Map.of()));

        assertThat(id(again)).isEqualTo(id(known));
        assertThat(own(unknown).path("outcome").asString()).isEqualTo("LAPSED");
    }

    @Test
    void theDoorThatIsScannedAfterwardsIsWhereTheyAreLookedFor() {
        Someone office = office();
        String device = key();
        Map<String, ?> atTheGate = Map.of(
                "place",
                Map.of("plate", doorplates.issue(door.buildingId(), null).toString()));
        JsonNode raised = done(raise(nobody().onDevice(device), "FALL", atTheGate));
        assertThat(own(raised).path("where").asString()).doesNotContain("单元");

        done(raise(nobody().onDevice(device), "FALL", Map.of()));

        assertThat(atDesk(office, raised).at("/alarm/where").asString()).contains("单元");
        // What says less does not make it less.
        done(raise(nobody().onDevice(device), "FALL", atTheGate));
        assertThat(own(raised).path("where").asString()).contains("单元");
    }

    @Test
    void toTakeBackOneTapEndsNothingThatWasTappedAgain() {
        String device = key();
        String first = key();
        JsonNode raised = done(raise(nobody().onDevice(device), "FALL", Map.of("idempotencyKey", first)));
        String second = key();
        done(raise(nobody().onDevice(device), "FALL", Map.of("idempotencyKey", second)));

        done(callOffBy(first));
        done(callOffBy(second));

        assertThat(own(raised).path("state").asString()).isEqualTo("CALLING");
        done(callOff(raised));
        assertThat(own(raised).path("state").asString()).isEqualTo("ENDED");
    }

    @Test
    void whoMakesUpDevicesForAWholeCommunityBuriesItsOfficeUnderNoMessagesAndNoneIsRefused() {
        Someone office = office();
        List<Door> doors = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            doors.add(places.door(door.community()));
        }
        Set<Long> raised = new HashSet<>();
        for (Door each : doors) {
            raised.add(raising.raise(new AlarmRaising.Raised(
                    key(),
                    AlarmKind.OTHER,
                    each.plate().toString(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    AlarmManner.TAPPED,
                    new Caller("203.0.113.77", key()))));
        }

        await().atMost(PATIENCE)
                .until(() -> Integer.valueOf(40)
                        .equals(jdbc.queryForObject(
                                "select count(*) from alarm where region = ? and stage = 'COMMUNITY'",
                                Integer.class,
                                door.community().value())));
        assertThat(raised).hasSize(40);
        assertThat(told(office).stream().filter("一键报警：求助"::equals)).hasSize(AlarmCrowd.OF_NETWORK.before());
        assertThat(told(office)).contains("同一处有多起报警");
    }

    @Test
    void whoSaidToComeLaterIsWaitedForThatLongAndNoLonger() {
        Someone head = head();
        Someone worker = worker();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        done(answer(head, raised, "COMING", Map.of("minutes", 60)));
        done(answer(worker, raised, "COMING", Map.of("minutes", 20)));

        done(answer(head, raised, "CANNOT"));

        assertThat(jdbc.queryForObject(
                        "select timestampdiff(second, h.answered_at, a.due_at) from alarm a join alarm_hand h"
                                + " on h.alarm_id = a.id where a.id = ? and h.person_id = ?",
                        Long.class,
                        Ids.fromOpaque(id(raised)),
                        worker.id()))
                .isEqualTo(Duration.ofMinutes(25).toSeconds());
    }
}
