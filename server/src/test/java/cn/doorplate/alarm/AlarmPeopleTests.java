package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.privacy.PersonalDataExport;
import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who is told of alarms, how it reached them, and what is known of who raised them. */
class AlarmPeopleTests extends AlarmGround {

    private static final String CALLED = "一键报警：摔倒";

    @Autowired
    AlarmData data;

    @Autowired
    AlarmDurability durability;

    @Autowired
    PersonalDataExports exports;

    private void shift(Someone who, String from, String until) {
        jdbc.update(
                "insert ignore into duty_roster (post_kind, post_id, region_code) values ('GRID', ?, ?)",
                door.gridId(),
                door.community().value());
        jdbc.update(
                "insert into duty_shift (id, post_kind, post_id, person_id, name, phone, published, starts_at, ends_at)"
                        + " values (?, 'GRID', ?, ?, '王小英', '13800000000', false, utc_timestamp(3) + interval ? hour_minute,"
                        + " utc_timestamp(3) + interval ? hour_minute)",
                Ids.next(),
                door.gridId(),
                who.id(),
                from,
                until);
    }

    @Test
    void whoeverIsOnDutyIsToldFirstAndTheOthersOfTheGridWithTheCommunity() {
        Someone onDuty = worker();
        Someone other = worker();
        Someone office = office();
        shift(onDuty, "-1:00", "7:00");
        shift(other, "7:00", "15:00");

        JsonNode raised = raise("FALL");

        awaitStage(raised, "NEIGHBOURS");
        assertThat(told(onDuty)).contains(CALLED);
        assertThat(told(other)).doesNotContain(CALLED);
        pass(raised, java.time.Duration.ofSeconds(AlarmTimes.USUAL.communityAfter()));
        awaitStage(raised, "COMMUNITY");
        assertThat(told(other)).contains(CALLED);
        assertThat(atDesk(office, raised)
                        .path("told")
                        .valueStream()
                        .map(it -> it.path("title").asString()))
                .containsExactlyInAnyOrder("值班人员", "网格员", "社区工作人员");
    }

    @Test
    void whereTheRosterHasAGapEveryWorkerOfTheGridIsToldAtOnce() {
        Someone one = worker();
        Someone two = worker();
        shift(one, "-9:00", "-1:00");

        awaitStage(raise("FALL"), "NEIGHBOURS");

        assertThat(told(one)).contains(CALLED);
        assertThat(told(two)).contains(CALLED);
    }

    @Test
    void onePersonOnTwoPhonesRaisesOneAlarm() {
        Someone elder = passerBy();

        JsonNode first = done(raise(as(elder).onDevice(key()), "FALL", Map.of()));
        JsonNode second = done(raise(as(elder).onDevice(key()), "FALL", Map.of()));

        assertThat(id(second)).isEqualTo(id(first));
    }

    @Test
    void howItReachedEachOfThemIsSaid() {
        Someone head = head();
        Someone office = office();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        jdbc.update(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)"
                        + " select ?, person_id, seq, 'SMS', kind, region_code, 'SENT', utc_timestamp(3), utc_timestamp(3)"
                        + " from message where person_id = ? and subject = ?",
                Ids.next(),
                head.id(),
                Ids.fromOpaque(id(raised)));

        JsonNode told = reached(office, raised);
        assertThat(told.at("/0/read").asBoolean()).isFalse();
        assertThat(told.at("/0/ways").toString()).isEqualTo("[{\"channel\":\"SMS\",\"state\":\"SENT\"}]");

        jdbc.update(
                "update message set read_at = utc_timestamp(3) where person_id = ? and subject = ?",
                head.id(),
                Ids.fromOpaque(id(raised)));
        assertThat(reached(office, raised).at("/0/read").asBoolean()).isTrue();
    }

    @Test
    void howACrowdReachedEachOfThemIsSaidTheSame() {
        Someone office = office();
        JsonNode last = raise("FALL");
        for (int i = 0; i < AlarmCrowd.OF_BUILDING.before(); i++) {
            last = done(raise(nobody().onDevice(key()), "FALL", Map.of()));
        }
        awaitStage(last, "COMMUNITY");
        jdbc.update("update message set read_at = utc_timestamp(3) where person_id = ?", office.id());

        assertThat(reached(office, last).at("/0/read").asBoolean()).isTrue();
    }

    private JsonNode reached(Someone who, JsonNode raised) {
        return as(who).field(
                        "query($id: ID!) { alarmToAnswer(id: $id) { told { read ways { channel state } } } }",
                        Map.of("id", id(raised)))
                .path("told");
    }

    @Test
    void whoIsOnTheWayIsToldThatItIsOverAndWhatCameOfItIsKept() {
        Someone head = head();
        Someone worker = worker();
        JsonNode raised = raise("FALL");
        awaitStage(raised, "NEIGHBOURS");
        done(answer(head, raised, "COMING"));
        done(answer(worker, raised, "THERE"));

        JsonNode ended = done(act(
                as(worker),
                "alarmEnd",
                "alarm { report alarm { state outcome } }",
                Map.of("alarm", id(raised), "outcome", "HANDED_OVER", "words", "交给 120 送县医院")));

        assertThat(ended.at("/alarm/alarm/outcome").asString()).isEqualTo("HANDED_OVER");
        assertThat(ended.at("/alarm/report").asString()).isEqualTo("交给 120 送县医院");
        assertThat(told(head)).contains("报警已结束：摔倒");
        assertThat(told(worker)).doesNotContain("报警已结束：摔倒");
    }

    @Test
    void whatSomebodyRaisedIsTheirsToTakeAlong() {
        Someone elder = passerBy();
        done(raise(as(elder), "FALL", Map.of("words", "起不来", "phone", "13800001111")));
        long export = exports.request(elder.id()).id();
        await().atMost(PATIENCE)
                .until(() ->
                        exports.find(export, elder.id()).orElseThrow().status() == PersonalDataExport.Status.READY);

        assertThat(new String(exports.open(export, elder.id()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("摔倒", "起不来", "13800001111", "测试小区");
    }

    @Test
    void whoLeavesIsForgottenAndTheirAlarmGoesOnAndTheirPhoneRaisesAnother() {
        Someone elder = passerBy();
        Someone head = head();
        String device = key();
        JsonNode raised = done(raise(as(elder).onDevice(device), "FALL", Map.of("words", "起不来")));
        awaitStage(raised, "NEIGHBOURS");

        data.erase(elder.id());

        JsonNode theirs = atDesk(head, raised);
        assertThat(theirs.path("words").isNull()).isTrue();
        assertThat(theirs.path("name").isNull()).isTrue();
        JsonNode next = done(raise(nobody().onDevice(device), "FALL", Map.of("words", "又摔了")));
        assertThat(id(next)).isNotEqualTo(id(raised));
        done(answer(head, raised, "THERE"));
        done(act(
                as(head),
                "alarmEnd",
                "alarm { id }",
                Map.of("alarm", id(raised), "outcome", "HELPED", "words", "扶起来了")));
        assertThat(atDesk(head, raised).path("historyIntact").asBoolean()).isTrue();
    }

    @Test
    void whatTheStreetSaysOfTheTimesHoldsInItsCommunities() {
        Someone street = street();
        done(act(
                as(street),
                "alarmTimesSet",
                "times { version }",
                Map.of(
                        "region",
                        door.community().at(RegionLevel.STREET).toString(),
                        "communityAfter",
                        45,
                        "streetAfter",
                        120,
                        "version",
                        0)));
        people.holding(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));

        JsonNode raised = raise("FALL");

        awaitStage(raised, "NEIGHBOURS");
        assertThat(jdbc.queryForObject(
                        "select timestampdiff(second, raised_at, due_at) from alarm where id = ?",
                        Integer.class,
                        Ids.fromOpaque(id(raised))))
                .isEqualTo(45);
    }

    @Test
    void aDatabaseThatAcknowledgesBeforeItHasWrittenIsNoticed() {
        Integer before = jdbc.queryForObject("select @@global.innodb_flush_log_at_trx_commit", Integer.class);
        try {
            for (int how : List.of(1, 2, 0)) {
                jdbc.execute("set global innodb_flush_log_at_trx_commit = " + how);
                await().until(() -> durability.isOnDisk() == (how == 1));
            }
        } finally {
            jdbc.execute("set global innodb_flush_log_at_trx_commit = " + before);
        }
    }
}
