package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleGrants;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Asking a volunteer to run it. */
@NullUnmarked
class ErrandTests extends HallGround {

    private static final String ERRAND =
            "{ id state standing runBy consent consentAt revokedAt actions wish history { line note } }";
    private static final String JOB =
            "{ id state own area title person { name phone address wish } history { line note } }";

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    HandsGone gone;

    @Autowired
    RoleGrants grants;

    @Autowired
    TransactionTemplate transaction;

    private Someone resident;
    private Someone volunteer;

    @BeforeEach
    void publish() {
        published(county, door.county(), "relief", content());
        resident = resident();
        named(resident, "王小英");
        volunteer = volunteer();
        named(volunteer, "李大勇");
    }

    @Test
    void onlyOneVolunteerTakesIt() throws Exception {
        JsonNode errand = done(ask(resident, 1));
        List<Someone> volunteers =
                IntStream.range(0, 8).mapToObj(i -> volunteer()).toList();

        List<JsonNode> answers = atOnce(volunteers, who -> take(who, errand));

        assertThat(answers.stream().filter(it -> declined(it).isEmpty())).hasSize(1);
        assertThat(answers.stream().filter(it -> declined(it).contains("TAKEN")))
                .hasSize(7);
    }

    @Test
    void aVolunteerSeesWhoItIsOnlyAfterTakingItAndWhileTheConsentStands() {
        JsonNode errand = done(ask(resident, 1));
        assertThat(told(volunteer)).contains("附近有人请求代办");
        JsonNode before = jobs(volunteer, "errandPool");
        assertThat(id(before)).isEqualTo(id(errand));
        assertThat(before.path("person").isNull()).isTrue();

        JsonNode job = done(take(volunteer, errand));

        assertThat(job.at("/person/name").asString()).isEqualTo("王小英");
        assertThat(job.at("/person/phone").asString()).hasSize(11);
        assertThat(job.at("/person/address").asString()).startsWith("测试社区").contains("3栋");
        assertThat(job.at("/person/wish").asString()).isEqualTo("请帮我交材料。");
        assertThat(jdbc.queryForList(
                        "select what from access_log where subject_id = ? and reader_id = ?",
                        String.class,
                        resident.id(),
                        volunteer.id()))
                .contains("hall.errand");
        assertThat(mine().path("runBy").asString()).isEqualTo("楼栋长 李*勇");

        JsonNode revoked = done(act(resident, "errandConsentRevoke", "errand " + ERRAND, Map.of("errand", id(errand))));
        assertThat(revoked.path("state").asString()).isEqualTo("REVOKED");
        assertThat(jobs(volunteer, "errandJobs").path("person").isNull()).isTrue();
        assertThat(told(volunteer)).contains("委托人撤回同意");
        assertThat(declined(report(volunteer, errand, "DONE"))).containsExactly("NOT_NOW");
    }

    @Test
    void itIsDoneWhenWhoAskedSaysSo() {
        JsonNode errand = done(ask(resident, 1));
        done(take(volunteer, errand));
        done(report(volunteer, errand, "DONE"));
        assertThat(mine().path("actions").toString()).isEqualTo("[\"CONFIRM\",\"REVOKE\"]");

        done(confirm(errand, false));
        assertThat(mine().path("state").asString()).isEqualTo("TAKEN");
        done(report(volunteer, errand, "DONE"));
        done(confirm(errand, true));

        assertThat(mine().path("state").asString()).isEqualTo("DONE");
        assertThat(declined(confirm(errand, true))).containsExactly("NOT_NOW");
        assertThat(jobs(volunteer, "errandJobs").path("person").isNull()).isTrue();
        done(ask(resident, 1));
    }

    @Test
    void whatIsHandedBackMayBeTakenByAnother() {
        JsonNode errand = done(ask(resident, 1));
        done(take(volunteer, errand));
        done(report(volunteer, errand, "HANDED_BACK"));

        Someone other = volunteer();
        assertThat(declined(report(volunteer, errand, "DONE"))).containsExactly("NOT_FOUND@errand");
        done(take(other, errand));
        assertThat(declined(take(volunteer, errand))).containsExactly("TAKEN");
    }

    @Test
    void noErrandWithoutTheConsentInForceAHomeAndAServiceThatAllowsIt() {
        assertThat(declined(ask(resident, 99))).containsExactly("CONSENT@consent");
        assertThat(declined(ask(passerBy(), 1))).containsExactly("NO_HOME");
        Map<String, Object> own = content();
        own.put("delegable", false);
        published(community, door.community(), "relief", Map.of("delegable", false));
        assertThat(declined(ask(resident, 1))).containsExactly("NOT_DELEGABLE@service");
    }

    @Test
    void whoIsNotNearOrAsksThemselfDoesNotTakeIt() {
        JsonNode errand = done(ask(resident, 1));
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        assertThat(declined(take(elsewhere, errand))).containsExactly("NOT_FOUND@errand");
        people.give(resident, Role.BUILDING_HEAD, new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
        assertThat(declined(take(resident, errand))).containsExactly("OWN");
        assertThat(declined(ask(resident, 1))).containsExactly("OPEN_ALREADY");
    }

    @Test
    void theOfficeIsToldOnceOfWhatLiesUntaken() {
        JsonNode errand = done(ask(resident, 1));
        assertThat(untaken(24)).isEmpty();
        assertThat(untaken(0)).containsExactly(id(errand));
        now("hall_errand", errand, "UNTAKEN");

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(told(community)).contains("代办无人接单"));
        assertThat(daysToNextStep(errand)).isEqualTo(28);

        now("hall_errand", errand, "LAPSE");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mine().path("state").asString()).isEqualTo("LAPSED"));
        assertThat(told(resident)).contains("代办无人接单，已结束");
        assertThat(declined(take(volunteer, errand))).containsExactly("NOT_NOW");
        done(ask(resident, 1));
    }

    @Test
    void whoDoesNothingIsRemindedTheOfficeIsToldAndAnotherMayTakeIt() {
        JsonNode errand = done(ask(resident, 1));
        done(take(volunteer, errand));
        assertThat(daysToNextStep(errand)).isEqualTo(2);
        now("hall_errand", errand, "REMINDER");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(volunteer)).contains("代办还没有反馈"));
        assertThat(daysToNextStep(errand)).isEqualTo(3);
        assertThat(untaken(0)).isEmpty();

        now("hall_errand", errand, "STUCK");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(told(community)).contains("代办没有进展"));
        assertThat(untaken(0)).containsExactly(id(errand));

        now("hall_errand", errand, "GIVE_BACK");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mine().path("state").asString()).isEqualTo("OPEN"));
    }

    @Test
    void whatNobodyConfirmsEndsAndTheVolunteerSeesNobodyAnyMore() {
        JsonNode errand = done(ask(resident, 1));
        done(take(volunteer, errand));
        done(report(volunteer, errand, "DONE"));
        assertThat(daysToNextStep(errand)).isEqualTo(6);
        assertThat(jobs(volunteer, "errandJobs").path("person").isNull()).isFalse();

        now("hall_errand", errand, "UNCONFIRMED");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mine().path("state").asString()).isEqualTo("UNCONFIRMED"));
        assertThat(jobs(volunteer, "errandJobs").path("person").isNull()).isTrue();
        assertThat(told(resident)).contains("代办已结束");
    }

    @Test
    void whenTheVolunteersRoleEndsItIsOpenAgain() {
        JsonNode errand = done(ask(resident, 1));
        done(take(volunteer, errand));

        transaction.executeWithoutResult(status -> grants.end(grant(volunteer), null));

        assertThat(mine().path("state").asString()).isEqualTo("OPEN");
        assertThat(told(resident)).contains("代办在等别人接单");
        assertThat(daysToNextStep(errand)).isZero();
    }

    @Test
    void whoseRoleRanOutSeesNobodyAndAnotherMayTakeIt() {
        people.give(
                volunteer,
                Role.BUILDING_HEAD,
                new PlaceRef(PlaceKind.BUILDING, places.door().buildingId()));
        JsonNode errand = done(ask(resident, 1));
        done(take(volunteer, errand));
        gone.sweep();
        assertThat(mine().path("state").asString()).isEqualTo("TAKEN");
        jdbc.update("update role_grant set valid_until = '2026-01-01 00:00:00' where id = ?", grant(volunteer));

        JsonNode job = jobs(volunteer, "errandJobs");
        assertThat(id(job)).isEqualTo(id(errand));
        assertThat(job.path("person").isNull()).isTrue();
        assertThat(job.path("history")).isEmpty();
        gone.sweep();

        assertThat(mine().path("state").asString()).isEqualTo("OPEN");
        done(take(volunteer(), errand));
    }

    @Test
    void forWhomItIsKnowsOfItAndTakesTheConsentBackAndWhoActsForThemNoMoreSeesIt() {
        Someone elder = passerBy();
        JsonNode errand = done(ask(resident, 1, actsFor(resident, elder)));
        assertThat(told(elder)).contains("有人替您请了代办");
        actsNoMore(resident);

        assertThat(mine().isMissingNode()).isTrue();
        assertThat(declined(confirm(errand, true))).containsExactly("NOT_FOUND@errand");
        JsonNode revoked = done(act(elder, "errandConsentRevoke", "errand " + ERRAND, Map.of("errand", id(errand))));
        assertThat(revoked.path("state").asString()).isEqualTo("REVOKED");
    }

    private long grant(Someone someone) {
        return jdbc.queryForObject("select min(id) from role_grant where person_id = ?", Long.class, someone.id());
    }

    /** Whole days. */
    private long daysToNextStep(JsonNode errand) {
        return Duration.between(
                        Instant.now(),
                        jdbc.queryForObject(
                                        "select step_at from hall_errand where id = ?",
                                        java.sql.Timestamp.class,
                                        Ids.fromOpaque(id(errand)))
                                .toInstant())
                .toDays();
    }

    private Someone volunteer() {
        return people.holding(Role.BUILDING_HEAD, new PlaceRef(PlaceKind.BUILDING, door.buildingId()));
    }

    private JsonNode ask(Someone who, int consent) {
        return ask(who, consent, null);
    }

    private JsonNode ask(Someone who, int consent, String forWhom) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("service", "relief");
        input.put("wish", "请帮我交材料。");
        input.put("consent", consent);
        input.put("forWhom", forWhom);
        return act(who, "errandAsk", "errand " + ERRAND, input);
    }

    private JsonNode take(Someone who, JsonNode errand) {
        return act(who, "errandTake", "job " + JOB, Map.of("errand", id(errand)));
    }

    private JsonNode report(Someone who, JsonNode errand, String outcome) {
        return act(
                who, "errandReport", "job " + JOB, Map.of("errand", id(errand), "outcome", outcome, "note", "材料已交。"));
    }

    private JsonNode confirm(JsonNode errand, boolean done) {
        return act(resident, "errandConfirm", "errand " + ERRAND, Map.of("errand", id(errand), "done", done));
    }

    private JsonNode mine() {
        return as(resident)
                .field("{ me { errands { nodes " + ERRAND + " } } }", Map.of())
                .at("/errands/nodes/0");
    }

    private JsonNode jobs(Someone who, String list) {
        return as(who).field("{ " + list + " { nodes " + JOB + " } }", Map.of()).at("/nodes/0");
    }

    private List<String> untaken(int hours) {
        return as(community)
                .field(
                        "query($in: String!, $h: Int!) { errandsUntaken(within: $in, hours: $h) { nodes { id area } } }",
                        Map.of("in", door.community().toString(), "h", hours))
                .path("nodes")
                .valueStream()
                .map(HallGround::id)
                .toList();
    }
}
