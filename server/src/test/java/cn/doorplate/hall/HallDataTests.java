package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.privacy.PersonalDataExport;
import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is left of what somebody applied for, booked and asked for, when they leave and after years. */
@NullUnmarked
class HallDataTests extends HallGround {

    @Autowired
    HallData data;

    @Autowired
    HallForgetting forgetting;

    @Autowired
    PersonalDataExports exports;

    private Someone resident;
    private JsonNode sent;

    @BeforeEach
    void apply() {
        published(county, door.county(), "relief", content());
        resident = resident();
        sent = done(submit(resident, application(resident, "relief")));
    }

    @Test
    void whoLeavesLeavesNothingOpenAndNothingThatTheySaid() {
        ask(null);

        data.erase(resident.id());
        data.erase(resident.id());

        assertThat(state("hall_application")).isEqualTo("WITHDRAWN");
        assertThat(state("hall_errand")).isEqualTo("REVOKED");
        assertThat(count("select count(*) from hall_application where person_id = ? and answers is not null"))
                .isZero();
        assertThat(count("select count(*) from hall_errand where person_id = ? and wish is not null"))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from hall_application_file where application_id = ?",
                        Integer.class,
                        Ids.fromOpaque(id(sent))))
                .isZero();
    }

    @Test
    void yearsAfterItIsOverOnlyThatItWasIsKnown() {
        done(act(
                resident,
                "serviceApplicationWithdraw",
                "application { state }",
                Map.of("application", id(sent), "reason", "不办了")));
        jdbc.update(
                "update hall_application set closed_at = '2001-01-01 00:00:00' where id = ?", Ids.fromOpaque(id(sent)));

        assertThat(forgetting.applications(Instant.parse("2002-01-01T00:00:00Z"), 100))
                .isEqualTo(1);
        assertThat(forgetting.applications(Instant.parse("2002-01-01T00:00:00Z"), 100))
                .isZero();

        JsonNode now = now(resident, sent);
        assertThat(now.path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(now.path("answers")).isEmpty();
        assertThat(now.path("files")).isEmpty();
        assertThat(now.path("history").valueStream().map(it -> it.path("text").asString("")))
                .containsExactly("", "");
    }

    @Test
    void theCopyHasWhatWasSaidHandedInAndRunForOthers() {
        done(act(
                resident,
                "serviceApplicationComment",
                "event { number }",
                Map.of("idempotencyKey", UUID.randomUUID().toString(), "application", id(sent), "text", "请打我的电话。")));
        done(desk(street, "serviceApplicationTake", sent, Map.of()));
        done(desk(street, "serviceApplicationRefuse", sent, Map.of("reason", "收入高于标准。")));
        JsonNode errand = ask(null);
        Someone volunteer = volunteer(errand);
        done(act(
                volunteer,
                "errandReport",
                "job { id }",
                Map.of("errand", id(errand), "outcome", "DONE", "note", "材料已交。")));

        assertThat(export(resident)).contains("请打我的电话。", "收入高于标准。", "不予办理", "材料已交。", "志愿者说已办好", "户口簿");
        assertThat(export(volunteer)).contains("我替别人代办的", "等委托人确认").doesNotContain("请帮我交材料。");
    }

    @Test
    void whenTheVolunteerLeavesAnotherMayTakeIt() {
        JsonNode errand = ask(null);
        Someone volunteer = volunteer(errand);

        data.erase(volunteer.id());

        assertThat(state("hall_errand")).isEqualTo("OPEN");
        assertThat(told(resident)).contains("代办在等别人接单");
        assertThat(jdbc.queryForObject(
                        "select count(*) from hall_errand where taker_id = ?", Integer.class, volunteer.id()))
                .isZero();
    }

    @Test
    void whatSomebodyAskedForAnotherPassesToThatOneWhenTheyLeave() {
        Someone elder = passerBy();
        String relation = actsFor(resident, elder);
        JsonNode application = forAnother(relation);
        ask(relation);

        data.erase(resident.id());

        JsonNode now = now(elder, application);
        assertThat(now.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(now.path("answers")).isNotEmpty();
        assertThat(count("select count(*) from hall_application where applicant_id = ? and person_id <> applicant_id"))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from hall_errand where person_id = ? and asked_by = person_id and state = 'OPEN'",
                        Integer.class,
                        elder.id()))
                .isEqualTo(1);
    }

    @Test
    void whatSomebodyAskedForWhoHasNoAccountEndsLikeTheirOwn() {
        Someone child = passerBy();
        JsonNode application = forAnother(actsFor(resident, child));
        jdbc.update("update person set status = 'DEPENDANT' where id = ?", child.id());

        data.erase(resident.id());

        assertThat(jdbc.queryForObject(
                        "select concat(state, forgotten) from hall_application where id = ?",
                        String.class,
                        Ids.fromOpaque(id(application))))
                .isEqualTo("WITHDRAWN1");
    }

    @Test
    void whoLeavesLeavesNothingHoweverMuchItIs() {
        jdbc.update(
                "update hall_application set state = 'DONE', closed_at = '2026-01-01 00:00:00' where id = ?",
                Ids.fromOpaque(id(sent)));
        for (int i = 0; i < 150; i++) {
            jdbc.update(
                    "insert into hall_application (id, service_key, made_of, region_code, desk, person_id, applicant_id, state,"
                            + " answers, queue_at, submitted_at, closed_at, created_at) select ?, service_key, made_of,"
                            + " region_code, desk, person_id, applicant_id, state, answers, queue_at, submitted_at, closed_at,"
                            + " created_at from hall_application where id = ?",
                    Ids.next(),
                    Ids.fromOpaque(id(sent)));
        }

        data.erase(resident.id());

        assertThat(count("select count(*) from hall_application where person_id = ? and forgotten = 0"))
                .isZero();
    }

    private JsonNode forAnother(String relation) {
        Map<String, Object> input = application(resident, "relief");
        input.put("forWhom", relation);
        return done(submit(resident, input));
    }

    private JsonNode ask(String forWhom) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("service", "relief");
        input.put("wish", "请帮我交材料。");
        input.put("consent", 1);
        input.put("forWhom", forWhom);
        return done(act(resident, "errandAsk", "errand { id }", input));
    }

    /** Somebody who has taken it. */
    private Someone volunteer(JsonNode errand) {
        Someone volunteer = people.holding(Role.BUILDING_HEAD, new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
        done(act(volunteer, "errandTake", "job { id }", Map.of("errand", id(errand))));
        return volunteer;
    }

    private String export(Someone who) {
        long export = exports.request(who.id()).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> exports.find(export, who.id()).orElseThrow().status() == PersonalDataExport.Status.READY);
        return new String(exports.open(export, who.id()).orElseThrow(), StandardCharsets.UTF_8);
    }

    private String state(String table) {
        return jdbc.queryForObject("select state from " + table + " where person_id = ?", String.class, resident.id());
    }

    private int count(String sql) {
        return jdbc.queryForObject(sql, Integer.class, resident.id());
    }
}
