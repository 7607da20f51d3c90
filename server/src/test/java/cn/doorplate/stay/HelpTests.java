package cn.doorplate.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody at a station needs help. */
class HelpTests extends StayGround {

    private static final String TOLD = "有人求助：要药品";

    private void pass(JsonNode call, Duration by) {
        jdbc.update(
                "update stay_help set due_at = due_at - interval ? second where id = ?",
                by.toSeconds(),
                Ids.fromOpaque(id(call)));
    }

    private List<JsonNode> calls(Someone who, Place station, boolean open) {
        return as(who).field(
                        "query($id: ID!, $open: Boolean!) { helpCalls(station: $id, open: $open) { nodes " + CALL
                                + " } }",
                        Map.of("id", station.id(), "open", open))
                .path("nodes")
                .valueStream()
                .toList();
    }

    @Test
    void aRiderAsksForMedicineAndWhoIsOnDutyAnswersAtOnce() {
        Place station = station();
        Someone keeper = passerBy();
        Someone rider = rider();
        onDuty(keeper, station);

        JsonNode call = done(ask(rider, station, "MEDICINE", Map.of("words", "发烧了，有退烧药吗")));

        assertThat(call.path("standing").asString()).contains("已通知站点值班人员").contains("120");
        assertThat(told(keeper)).contains(TOLD);
        assertThat(told(office)).doesNotContain(TOLD);
        JsonNode theirs = seen(keeper, call);
        assertThat(theirs.path("words").asString()).isEqualTo("发烧了，有退烧药吗");
        assertThat(theirs.path("name").asString()).isEqualTo("王*英");
        assertThat(theirs.path("phone").isNull()).isTrue();
        done(say(keeper, call, "有布洛芬，进门左手柜子"));
        JsonNode answered = seen(rider, call);
        assertThat(answered.path("state").asString()).isEqualTo("ANSWERED");
        assertThat(answered.at("/sayings/0/words").asString()).isEqualTo("有布洛芬，进门左手柜子");
        assertThat(answered.at("/sayings/0/byHelper").asBoolean()).isTrue();
        assertThat(told(rider)).contains("有人回应您的求助");
        done(say(rider, call, "谢谢，拿到了"));
        assertThat(told(keeper)).contains("求助的人说了话");
        assertThat(done(close(rider, call)).path("state").asString()).isEqualTo("CLOSED");
        assertThat(declined(say(keeper, call, "不客气"))).isEqualTo("CLOSED");
        assertThat(logged(keeper, rider)).isNotEmpty().containsOnly("stay.help");
        assertThat(calls(keeper, station, true)).isEmpty();
        assertThat(calls(keeper, station, false)).hasSize(1);
    }

    @Test
    void whereNobodyIsOnDutyGridAndCommunityAreToldAtOnce() {
        Place station = station();
        Someone worker = gridWorker();

        JsonNode call = done(ask(rider(), station, "MEDICINE"));

        assertThat(told(worker)).contains(TOLD);
        assertThat(told(office)).contains(TOLD);
        assertThat(call.path("standing").asString()).contains("网格员和社区");
        assertThat(seen(office, call).path("state").asString()).isEqualTo("ASKED");
    }

    @Test
    void whileNobodyAnswersMoreAreToldAndWhoAskedHearsOfIt() {
        Place station = station();
        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET)));
        Someone rider = rider();
        onDuty(passerBy(), station);
        JsonNode call = done(ask(rider, station, "MEDICINE"));
        assertThat(told(office)).doesNotContain(TOLD);

        pass(call, HelpCircle.PATIENCE);
        await().atMost(Duration.ofSeconds(60)).until(() -> told(office).contains(TOLD));
        assertThat(told(rider)).contains("还没有人回应");
        assertThat(told(street)).doesNotContain(TOLD);
        pass(call, HelpCircle.PATIENCE);
        await().atMost(Duration.ofSeconds(60)).until(() -> told(street).contains(TOLD));
        pass(call, HelpCircle.LASTS);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> seen(rider, call).path("state").asString().equals("CLOSED"));
    }

    @Test
    void whereOnlyTheStreetCanBeToldItHasADayToAnswer() {
        jdbc.update("delete from role_grant where person_id = ?", office.id());
        Place station = station();
        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET)));
        Someone rider = rider();
        JsonNode call = done(ask(rider, station, "MEDICINE"));
        assertThat(told(street)).contains(TOLD);
        assertThat(call.path("standing").asString()).contains("已通知街道");

        pass(call, HelpCircle.PATIENCE);
        JsonNode other = done(ask(rider(), station, "MEDICINE"));
        pass(other, HelpCircle.LASTS);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> seen(street, other).path("state").asString().equals("CLOSED"));

        done(say(street, call, "社区马上到"));
        assertThat(seen(rider, call).path("state").asString()).isEqualTo("ANSWERED");
    }

    @Test
    void whereThereIsNobodyAtAllThatIsSaidAtOnceAndItIsTriedAgain() {
        jdbc.update("delete from role_grant where person_id = ?", office.id());
        Place station = station();
        Someone rider = rider();

        JsonNode call = done(ask(rider, station, "MEDICINE"));

        assertThat(call.path("standing").asString()).contains("没有能马上通知到的人").contains("120");
        assertThat(told(rider)).contains("还没有人回应");
        Someone keeper = passerBy();
        onDuty(keeper, station);
        pass(call, HelpCircle.PATIENCE);
        await().atMost(Duration.ofSeconds(60)).until(() -> told(keeper).contains(TOLD));
    }

    @Test
    void theOtherSideHearsThatACallHasEndedAndOfWordsBeforeAnybodyAnswered() {
        Place station = station();
        Someone keeper = passerBy();
        onDuty(keeper, station);
        Someone rider = rider();
        JsonNode call = done(ask(rider, station, "UNWELL"));

        done(say(rider, call, "我在后门，喘不上气"));
        assertThat(told(keeper)).contains("求助的人说了话");
        done(close(rider, call));
        assertThat(told(keeper)).contains("求助已结束");
        JsonNode next = done(ask(rider, station, "UNWELL"));
        done(close(keeper, next));
        assertThat(told(rider)).containsOnlyOnce("您的求助已结束");
    }

    @Test
    void aCallEndsWithItsStationAndWhoAskedHearsOfIt() {
        Place station = station();
        Someone rider = rider();
        JsonNode call = done(ask(rider, station, "VEHICLE"));

        done(act(office, "stationRemove", "removed", Map.of("station", station.id(), "version", 0)));

        assertThat(seen(rider, call).path("state").asString()).isEqualTo("CLOSED");
        assertThat(told(rider)).contains("您的求助已结束");
    }

    @Test
    void anAnswerEndsTheWaiting() {
        Place station = station();
        Someone keeper = passerBy();
        onDuty(keeper, station);
        JsonNode call = done(ask(rider(), station, "MEDICINE"));
        done(say(keeper, call, "马上来"));

        pass(call, HelpCircle.PATIENCE);
        JsonNode other = done(ask(rider(), station, "MEDICINE"));
        pass(other, HelpCircle.PATIENCE);

        await().atMost(Duration.ofSeconds(60)).until(() -> told(office).contains(TOLD));
        assertThat(told(office)).as("of the other one").hasSize(1);
    }

    @Test
    void whoHelpsMayCallWhereWhoAskedAgreedAndThatIsLogged() {
        Place station = station();
        Someone rider = rider();
        JsonNode call = done(ask(rider, station, "VEHICLE", Map.of("mayCall", true)));

        assertThat(seen(office, call).path("phone").asString()).matches("1[0-9]{10}");
        assertThat(calls(office, station, true).get(0).path("phone").isNull())
                .as("in a list")
                .isTrue();
        assertThat(logged(office, rider)).contains("stay.help.phone");
        done(close(office, call));
        assertThat(seen(office, call).path("phone").isNull()).isTrue();
    }

    @Test
    void nobodyElseSeesACall() {
        Place station = station();
        JsonNode call = done(ask(rider(), station, "MEDICINE"));
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        for (Someone other : List.of(passerBy(), elsewhere)) {
            assertThat(seen(other, call).isNull()).isTrue();
            assertThat(declined(say(other, call, "我来"))).isEqualTo("NOT_FOUND@call");
            assertThat(declined(close(other, call))).isEqualTo("NOT_FOUND@call");
            assertThat(TestClient.code(as(other)
                            .ask(
                                    "query($id: ID!) { helpCalls(station: $id) { nodes { id } } }",
                                    Map.of("id", station.id()))))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void whoHasHelpedStaysWithTheCallWhenTheirShiftIsOver() {
        Place station = station();
        Someone keeper = passerBy();
        onDuty(keeper, station);
        JsonNode call = done(ask(rider(), station, "OTHER", Map.of("words", "借个扳手")));
        done(say(keeper, call, "有的"));

        jdbc.update("update duty_shift set ends_at = starts_at where person_id = ?", keeper.id());

        assertThat(seen(keeper, call).path("state").asString()).isEqualTo("ANSWERED");
        assertThat(seen(passerBy(), call).isNull()).isTrue();
    }

    @Test
    void callsAreBoundedAndSayWhatIsMissing() {
        Place station = station();
        Someone rider = rider();
        Someone withoutPhone = people.someone();

        assertThat(declined(ask(rider, station, "OTHER"))).isEqualTo("BLANK@words");
        assertThat(declined(ask(rider, station, "MEDICINE", Map.of("words", "药".repeat(201)))))
                .isEqualTo("TOO_LONG@words");
        assertThat(declined(ask(withoutPhone, station, "MEDICINE", Map.of("mayCall", true))))
                .isEqualTo("NO_PHONE@mayCall");
        String key = key();
        JsonNode first = done(ask(rider, station, "MEDICINE", Map.of("idempotencyKey", key)));
        assertThat(id(done(ask(rider, station, "MEDICINE", Map.of("idempotencyKey", key)))))
                .isEqualTo(id(first));
        done(ask(rider, station, "VEHICLE"));
        assertThat(declined(ask(rider, station, "UNWELL"))).isEqualTo("OPEN_ALREADY");
        done(close(rider, first));
        done(ask(rider, station, "UNWELL"));
    }
}
