package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import cn.doorplate.worktime.WorkCalendars;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Applying online, and what the desk does with it. */
@NullUnmarked
class ApplicationTests extends HallGround {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    WorkCalendars calendars;

    @Autowired
    HandsGone gone;

    private Someone resident;
    private JsonNode entry;

    @BeforeEach
    void publish() {
        entry = published(county, door.county(), "relief", content());
        resident = resident();
        named(resident, "王小英");
    }

    @Test
    void materialsAreAskedAndTheClockStandsStill() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        assertThat(sent.path("desk").asString()).isEqualTo("测试街道");
        assertThat(told(street)).contains("有新的申请");
        done(desk(street, "serviceApplicationTake", sent, Map.of()));

        done(desk(street, "serviceApplicationAskMaterials", sent, Map.of("materials", List.of(2), "text", "请补交收入证明。")));
        JsonNode asked = now(resident, sent);
        long left = left(sent);
        assertThat(asked.path("state").asString()).isEqualTo("MATERIALS_ASKED");
        assertThat(asked.path("dueAt").isNull()).isTrue();
        assertThat(asked.at("/asked/materials/0").asInt()).isEqualTo(2);
        assertThat(Duration.ofMillis(left)).isBetween(Duration.ofMinutes(475), Duration.ofHours(8));
        assertThat(told(resident)).contains("请补正材料");

        comment(resident, sent, "明天补交");
        assertThat(left(sent)).as("a comment moves nothing").isEqualTo(left);

        JsonNode again = done(resubmit(resident, sent, List.of(Map.of("field", "people", "text", "4"))));
        assertThat(again.path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(again.path("asked").isNull()).isTrue();
        assertThat(again.at("/answers/0/text").asString()).isEqualTo("4");
        assertThat(again.at("/answers/1/text").asString()).isEqualTo("11010519491231002X");
        assertThat(calendars.of(street()).between(Instant.now(), due(again)).toMillis())
                .as("it goes on from where it stood")
                .isCloseTo(left, within(20_000L));
    }

    @Test
    void itIsAcceptedAndDoneWithinThePromisedDaysWithAResult() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        done(desk(street, "serviceApplicationTake", sent, Map.of()));
        done(desk(street, "serviceApplicationAccept", sent, Map.of()));

        JsonNode accepted = now(resident, sent);
        assertThat(calendars.of(street()).between(Instant.now(), due(accepted)))
                .isBetween(Duration.ofHours(30), Duration.ofHours(60));

        String file = upload(street);
        done(desk(street, "serviceApplicationFinish", sent, Map.of("text", "已批准，次月起发放。", "files", List.of(file))));
        JsonNode over = now(resident, sent);
        assertThat(over.path("state").asString()).isEqualTo("DONE");
        assertThat(over.path("result").asString()).isEqualTo("已批准，次月起发放。");
        assertThat(over.at("/resultFiles/0/media/id").asString()).isEqualTo(file);
        assertThat(over.path("actions")).isEmpty();
        assertThat(over.path("history")
                        .valueStream()
                        .map(it -> it.path("kind").asString())
                        .toList())
                .containsExactly("SUBMITTED", "TAKEN", "ACCEPTED", "DONE");
        assertThat(over.path("history").valueStream().map(it -> it.path("by").asString()))
                .containsOnly("申请人", "工作人员");
        assertThat(declined(desk(street, "serviceApplicationRefuse", sent, Map.of("reason", "不行"))))
                .containsExactly("NOT_NOW");
    }

    @Test
    void aRefusalNeedsAReason() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        done(desk(street, "serviceApplicationTake", sent, Map.of()));

        assertThat(declined(desk(street, "serviceApplicationRefuse", sent, Map.of("reason", " "))))
                .containsExactly("BLANK@reason");
        done(desk(street, "serviceApplicationRefuse", sent, Map.of("reason", "收入高于标准。")));
        assertThat(now(resident, sent).path("result").asString()).isEqualTo("收入高于标准。");
    }

    @Test
    void theFormRefusesWhatDoesNotFitFieldByField() {
        Map<String, Object> input = application(resident, "relief");
        input.put(
                "answers",
                List.of(
                        Map.of("field", "people", "text", "21"),
                        Map.of("field", "id-number", "text", "110105194912310021"),
                        Map.of("field", "works", "text", "否"),
                        Map.of("field", "income", "text", "100"),
                        Map.of("field", "born", "text", "2999-01-01"),
                        Map.of("field", "phone", "text", "123"),
                        Map.of("field", "ways", "options", List.of("信鸽")),
                        Map.of("field", "secret", "text", "1")));

        assertThat(declined(submit(resident, input)))
                .containsExactlyInAnyOrder(
                        "ANSWER_INVALID@answers[0]",
                        "ANSWER_INVALID@answers[1]",
                        "ANSWER_UNASKED@answers[3]",
                        "ANSWER_INVALID@answers[4]",
                        "ANSWER_INVALID@answers[5]",
                        "ANSWER_INVALID@answers[6]",
                        "ANSWER_UNASKED@answers[7]");
        assertThat(jdbc.queryForObject(
                        "select count(*) from hall_application where person_id = ?", Integer.class, resident.id()))
                .isZero();
    }

    @Test
    void whatIsAskedOnlyInACaseIsAskedThen() {
        Map<String, Object> input = application(resident, "relief");
        input.put(
                "answers",
                List.of(
                        Map.of("field", "people", "text", "2"),
                        Map.of("field", "id-number", "text", "11010519491231002X"),
                        Map.of("field", "works", "text", "是")));

        assertThat(declined(submit(resident, input))).containsExactly("ANSWER_MISSING@answers");
    }

    @Test
    void aMaterialThatIsNeededHasToBeUploadedByWhoSendsIt() {
        Map<String, Object> input = application(resident, "relief");
        input.put("files", List.of());
        assertThat(declined(submit(resident, input))).containsExactly("MATERIAL_MISSING@files");

        input.put("files", List.of(Map.of("material", 1, "media", upload(passerBy()))));
        assertThat(declined(submit(resident, input))).containsExactly("FILE@files[0].media");
        input.put("files", List.of(Map.of("material", 2, "media", upload(resident))));
        assertThat(declined(submit(resident, input))).containsExactly("FILE@files[0].material");
    }

    @Test
    void theSameRequestAgainIsOneApplicationAndASecondOneWaitsForTheFirst() {
        Map<String, Object> input = application(resident, "relief");
        JsonNode first = done(submit(resident, input));

        assertThat(id(done(submit(resident, input)))).isEqualTo(id(first));
        assertThat(declined(submit(resident, application(resident, "relief")))).containsExactly("OPEN_ALREADY");

        done(act(resident, "serviceApplicationWithdraw", "application { state }", Map.of("application", id(first))));
        done(submit(resident, application(resident, "relief")));
    }

    @Test
    void whatOneAppliedUnderIsKeptAndWhoReadAnOlderGuideReadsItAnew() {
        Map<String, Object> input = application(resident, "relief");
        JsonNode sent = done(submit(resident, input));
        Map<String, Object> changed = content();
        changed.put("name", "新的名称");
        publish(
                county,
                done(draft(
                        county, door.county(), "relief", entry.path("version").asInt(), changed)));

        assertThat(now(resident, sent).at("/service/name").asString()).isEqualTo("最低生活保障申请（示例）");
        Someone other = resident();
        Map<String, Object> late = application(other, "relief");
        late.put("edition", input.get("edition"));
        assertThat(declined(submit(other, late))).containsExactly("EDITION@edition");
    }

    @Test
    void itIsNobodyElses() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        Someone neighbour = resident();

        assertThat(now(neighbour, sent).isNull()).isTrue();
        assertThat(declined(act(
                        neighbour,
                        "serviceApplicationWithdraw",
                        "application { state }",
                        Map.of("application", id(sent)))))
                .containsExactly("NOT_FOUND@application");
        assertThat(dossier(community, sent).isNull()).as("it is the street's").isTrue();
        assertThat(declined(desk(community, "serviceApplicationTake", sent, Map.of())))
                .containsExactly("NOT_FOUND@application");
        JsonNode file = sent.at("/files/0/media");
        assertThat(media(street, file).path("id").asString()).isEqualTo(id(file));
        assertThat(media(neighbour, file).isNull()).isTrue();
    }

    @Test
    void whoReadsItInFullIsLoggedAndListsMaskTheName() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));

        JsonNode line = as(street)
                .field(
                        "query($desk: String!) { applicationQueue(desk: $desk) { nodes { id name late taken } } }",
                        Map.of("desk", street().toString()))
                .at("/nodes/0");
        JsonNode file = dossier(street, sent);

        assertThat(line.path("name").asString()).isEqualTo("王*英");
        assertThat(file.path("name").asString()).isEqualTo("王小英");
        assertThat(jdbc.queryForList(
                        "select what from access_log where subject_id = ? order by seq", String.class, resident.id()))
                .contains("hall.queue", "hall.application");
        assertThat(jdbc.queryForObject(
                        "select count(*) from hall_application where answers like '%11010519491231002X%'",
                        Integer.class))
                .as("sealed")
                .isZero();
    }

    @Test
    void whoIsOnlyCountedIsNotLookedAt() {
        done(submit(resident, application(resident, "relief")));

        JsonNode lines = as(street)
                .field(
                        "query($desk: String!) { applicationQueue(desk: $desk) { nodes { id late } } }",
                        Map.of("desk", street().toString()))
                .at("/nodes");

        assertThat(lines).hasSize(1);
        assertThat(jdbc.queryForList("select what from access_log where subject_id = ?", String.class, resident.id()))
                .doesNotContain("hall.queue");
    }

    @Test
    void nobodyDecidesWhatTheyHaveNotTaken() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));

        assertThat(declined(desk(street, "serviceApplicationAccept", sent, Map.of())))
                .containsExactly("NOT_HELD");
        done(desk(street, "serviceApplicationTake", sent, Map.of()));
        Someone colleague = people.holding(Role.STREET_STAFF, region(street()));
        assertThat(declined(desk(colleague, "serviceApplicationAccept", sent, Map.of())))
                .containsExactly("NOT_HELD");
        assertThat(declined(act(
                        street,
                        "serviceApplicationAccept",
                        "dossier { id }",
                        Map.of("application", id(sent), "version", 1))))
                .containsExactly("CONFLICT");
    }

    @Test
    void whatIsLateIsToldToTheOfficeAboveOnceAndMayBeUrged() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        assertThat(declined(urge(sent))).containsExactly("NOT_LATE");
        jdbc.update(
                "update hall_application set due_at = '2026-01-02 00:00:00', step_at = '2026-01-01 00:00:00' where id = ?",
                Ids.fromOpaque(id(sent)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(county)).contains("申请超过时限"));
        assertThat(told(street)).contains("申请快到时限", "申请超过时限");
        JsonNode late = now(resident, sent);
        assertThat(late.path("late").asBoolean()).isTrue();
        assertThat(late.path("standing").asString()).contains("已经超时");
        done(urge(sent));
        assertThat(declined(urge(sent))).containsExactly("URGED");
        assertThat(told(county)).contains("申请人催办");
        assertThat(told(county).stream().filter("申请超过时限"::equals)).hasSize(1);
    }

    @Test
    void oneAppliesForWhomOneActsForAndForNobodyElse() {
        Someone elder = passerBy();
        named(elder, "李大爷");
        String relation = actsFor(resident, elder);
        Map<String, Object> input = application(resident, "relief");
        input.put("forWhom", relation);

        JsonNode sent = done(submit(resident, input));

        assertThat(sent.path("forWhom").asString()).isEqualTo("李大爷");
        assertThat(now(elder, sent).path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(dossier(street, sent).path("byAnother").asBoolean()).isTrue();
        Someone stranger = resident();
        Map<String, Object> other = application(stranger, "relief");
        other.put("forWhom", relation);
        assertThat(declined(submit(stranger, other))).containsExactly("NOT_YOURS@forWhom");
    }

    @Test
    void forWhomItIsKnowsOfItAndTakesItBackAndWhoActsForThemNoMoreSeesIt() {
        Someone elder = passerBy();
        Map<String, Object> input = application(resident, "relief");
        input.put("forWhom", actsFor(resident, elder));
        JsonNode sent = done(submit(resident, input));
        assertThat(told(elder)).contains("有人替您提交了申请");
        assertThat(now(elder, sent).path("actions").toString()).contains("WITHDRAW");

        actsNoMore(resident);
        assertThat(now(resident, sent).isNull()).isTrue();
        assertThat(as(resident)
                        .field("{ me { serviceApplications { nodes { id } } } }", Map.of())
                        .at("/serviceApplications/nodes"))
                .isEmpty();
        assertThat(declined(withdraw(resident, sent))).containsExactly("NOT_FOUND@application");
        assertThat(media(resident, sent.at("/files/0/media")).path("id").asString(""))
                .isEmpty();

        done(withdraw(elder, sent));
        assertThat(now(elder, sent).path("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void nobodyDecidesTheirOwnNorWhatTheySentForAnother() {
        people.give(resident, Role.STREET_STAFF, region(street()));
        JsonNode own = done(submit(resident, application(resident, "relief")));
        Someone elder = passerBy();
        Map<String, Object> input = application(resident, "relief");
        input.put("forWhom", actsFor(resident, elder));
        JsonNode others = done(submit(resident, input));

        for (JsonNode each : List.of(own, others)) {
            assertThat(dossier(resident, each).path("actions")).isEmpty();
            assertThat(declined(desk(resident, "serviceApplicationTake", each, Map.of())))
                    .containsExactly("OWN_APPLICATION");
            jdbc.update(
                    "update hall_application set handler_id = ? where id = ?", resident.id(), Ids.fromOpaque(id(each)));
            assertThat(declined(desk(resident, "serviceApplicationAskMaterials", each, Map.of("text", "请补交。"))))
                    .containsExactly("OWN_APPLICATION");
            assertThat(declined(desk(resident, "serviceApplicationAccept", each, Map.of())))
                    .containsExactly("OWN_APPLICATION");
            assertThat(declined(desk(
                            resident, "serviceApplicationFinish", each, Map.of("text", "办好了。", "files", List.of()))))
                    .containsExactly("OWN_APPLICATION");
            assertThat(declined(desk(resident, "serviceApplicationRefuse", each, Map.of("reason", "不行。"))))
                    .containsExactly("OWN_APPLICATION");
        }
        done(desk(street, "serviceApplicationTake", own, Map.of()));
    }

    @Test
    void whatIsAskedForAndNotHandedInIsRemindedOfAndEnds() {
        JsonNode sent = asked();
        assertThat(Duration.between(Instant.now(), stepAt(sent))).isBetween(Duration.ofDays(6), Duration.ofDays(7));
        now("hall_application", sent, "REMINDER");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(resident)).contains("还没有补正材料"));
        assertThat(now(resident, sent).path("state").asString()).isEqualTo("MATERIALS_ASKED");
        assertThat(Duration.between(Instant.now(), stepAt(sent))).isBetween(Duration.ofDays(22), Duration.ofDays(23));
        now("hall_application", sent, "LAPSE");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(resident)).contains("申请已结束"));
        JsonNode over = now(resident, sent);
        assertThat(over.path("state").asString()).isEqualTo("LAPSED");
        assertThat(over.path("standing").asString()).contains("可以重新申请");
        done(submit(resident, application(resident, "relief")));
    }

    @Test
    void materialsAreAskedForTwiceAtMost() {
        JsonNode sent = asked();
        done(resubmit(resident, sent, List.of()));
        done(desk(street, "serviceApplicationAskMaterials", sent, Map.of("text", "还缺一页。")));
        done(resubmit(resident, sent, List.of()));

        assertThat(dossier(street, sent).path("actions").toString())
                .doesNotContain("ASK_MATERIALS")
                .contains("ACCEPT");
        assertThat(declined(desk(street, "serviceApplicationAskMaterials", sent, Map.of("text", "再补。"))))
                .containsExactly("ASKED_TWICE");
    }

    @Test
    void whenTheHandlerLeavesTheOfficeGoesOn() {
        Someone colleague = people.holding(Role.STREET_STAFF, region(street()));
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        done(desk(street, "serviceApplicationTake", sent, Map.of()));
        jdbc.update("update role_grant set valid_until = '2026-01-01 00:00:00' where person_id = ?", street.id());

        comment(resident, sent, "还需要什么？");
        assertThat(told(colleague)).contains("申请人留言");
        gone.sweep();

        assertThat(dossier(colleague, sent).at("/line/taken").asBoolean()).isFalse();
        assertThat(told(colleague)).contains("申请要重新领取");
        done(desk(colleague, "serviceApplicationTake", sent, Map.of()));
        gone.sweep();
        assertThat(dossier(colleague, sent).at("/line/own").asBoolean()).isTrue();
    }

    @Test
    void nobodySaysMoreThanTwentyThingsADayAndTheNewestAreRead() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        for (int i = 1; i <= 20; i++) {
            comment(resident, sent, "第" + i + "条");
        }
        assertThat(declined(say(resident, sent, "第21条"))).containsExactly("MUCH_SAID");
        done(desk(street, "serviceApplicationTake", sent, Map.of()));
        comment(street, sent, "请稍等。");
        jdbc.update(
                "update hall_application_event set created_at = '2026-01-01 00:00:00', seq = seq + 1000"
                        + " where application_id = ?",
                Ids.fromOpaque(id(sent)));
        jdbc.update(
                "update hall_application_event set seq = seq - 1000 where application_id = ? and seq <= 1002",
                Ids.fromOpaque(id(sent)));

        comment(resident, sent, "又过了一天");
        assertThat(now(resident, sent).path("history"))
                .as("those within the last 200 numbers")
                .hasSize(22);
    }

    @Test
    void manyTapsAtOnceAreOneApplication() throws Exception {
        List<Map<String, Object>> inputs = List.of(1, 2, 3, 4, 5).stream()
                .map(i -> application(resident, "relief"))
                .toList();

        List<JsonNode> answers = atOnce(inputs, input -> submit(resident, input));

        assertThat(answers.stream().filter(it -> declined(it).isEmpty())).hasSize(1);
        assertThat(answers.stream().filter(it -> declined(it).contains("OPEN_ALREADY")))
                .hasSize(4);
    }

    /** One that was taken, and for which materials are asked. */
    private JsonNode asked() {
        JsonNode sent = done(submit(resident, application(resident, "relief")));
        done(desk(street, "serviceApplicationTake", sent, Map.of()));
        done(desk(street, "serviceApplicationAskMaterials", sent, Map.of("materials", List.of(2), "text", "请补交收入证明。")));
        return sent;
    }

    private Instant stepAt(JsonNode application) {
        return jdbc.queryForObject(
                        "select step_at from hall_application where id = ?",
                        java.sql.Timestamp.class,
                        Ids.fromOpaque(id(application)))
                .toInstant();
    }

    private JsonNode withdraw(Someone who, JsonNode application) {
        return act(who, "serviceApplicationWithdraw", "application { state }", Map.of("application", id(application)));
    }

    private static Instant due(JsonNode application) {
        return Instant.parse(application.path("dueAt").asString());
    }

    private long left(JsonNode application) {
        return jdbc.queryForObject(
                "select left_ms from hall_application where id = ?", Long.class, Ids.fromOpaque(id(application)));
    }

    private JsonNode urge(JsonNode application) {
        return act(
                resident, "serviceApplicationUrge", "application { urgedAt }", Map.of("application", id(application)));
    }

    private void comment(Someone who, JsonNode application, String text) {
        assertThat(done(say(who, application, text)).path("text").asString()).isEqualTo(text);
    }

    private JsonNode say(Someone who, JsonNode application, String text) {
        return act(
                who,
                "serviceApplicationComment",
                "event { kind text }",
                Map.of("idempotencyKey", UUID.randomUUID().toString(), "application", id(application), "text", text));
    }

    private JsonNode resubmit(Someone who, JsonNode application, List<Map<String, Object>> answers) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("application", id(application));
        input.put("answers", answers);
        return act(who, "serviceApplicationResubmit", "application " + APPLICATION, input);
    }

    private JsonNode media(Someone who, JsonNode file) {
        return as(who).field("query($id: ID!) { node(id: $id) { ... on Media { id } } }", Map.of("id", id(file)));
    }
}
