package cn.doorplate.resident;

import static cn.doorplate.resident.Client.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.PersonalDataExport;
import cn.doorplate.privacy.PersonalDataExports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people take along, and what is left when they go. */
class ResidentDataTests extends ResidentFixture {

    @Autowired
    ResidentData data;

    @Autowired
    PersonalDataExports exports;

    @Autowired
    AccessLog accessLog;

    @Autowired
    MembershipMapper memberships;

    @Test
    void aCopyHoldsHomesDependantsAndGuardians() throws IOException {
        Someone wang = settledWithChild();

        String copy = copyOf(wang);
        assertThat(copy).contains("住址与家人", "3栋", "501", "已核实", "王小宝", "孩子", "监护人同意", "代办中");
    }

    @Test
    void aCopySaysInWordsAsWhatSomebodyReadWhatAndWhy() throws IOException {
        Someone wang = settledWithChild();
        Someone worker = village.worker();
        client.mutate(
                worker,
                "residentReveal",
                "resident: \"" + TestVillage.id(wang.id()) + "\" reason: VISIT text: \"老人独居，上门看望\"",
                "details { name }");
        client.data(
                village.office(),
                "{ residents(within: {region: \"" + village.community.value() + "\"}) { nodes { name } } }");
        accessLog.record(List.of(new AccessLog.Entry(worker.id(), wang.id(), "newer.code", false, "")));

        String copy = copyOf(wang);

        JsonNode lines = JsonMapper.shared().readTree(copy).at("/查看记录/谁查看过您的信息");
        assertThat(words(lines.path(0))).containsExactly("网格员", "第一网格", "查看您的信息", "只看到一部分", "只看到一部分的不要求说明");
        assertThat(words(lines.path(1))).containsExactly("社区工作人员", "试点", "在住户名单中查看", "只看到一部分", "只看到一部分的不要求说明");
        assertThat(words(lines.path(2))).containsExactly("网格员", "第一网格", "查看完整姓名和电话", "完整显示", "走访联系：老人独居，上门看望");
        assertThat(lines).hasSize(3);
        assertThat(lines.path(0).path("时间").asString()).matches("20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(copy)
                .as("codes, and who it was")
                .doesNotContain("resident.", "newer.code", TestVillage.id(worker.id()));
    }

    private static List<String> words(JsonNode line) {
        return Stream.of("查看人身份", "查看人所在", "内容", "方式", "理由")
                .map(label -> line.path(label).asString())
                .toList();
    }

    private String copyOf(Someone someone) throws IOException {
        long export = exports.request(someone.id()).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        exports.find(export, someone.id()).orElseThrow().status() == PersonalDataExport.Status.READY);
        return new String(exports.open(export, someone.id()).orElseThrow(), StandardCharsets.UTF_8);
    }

    @Test
    void whoGoesLivesNowhereAndTakesTheirDependantsAlong() {
        Someone wang = settledWithChild();
        long child = Objects.requireNonNull(jdbc.queryForObject(
                "select dependant_id from guardianship where guardian_id = ?", Long.class, wang.id()));

        erase(wang);
        erase(wang);

        for (long person : List.of(wang.id(), child)) {
            assertThat(count("select count(*) from household_member where person_id = ? and live = 1", person))
                    .isZero();
            assertThat(count(
                            "select count(*) from role_grant where person_id = ?"
                                    + " and (valid_until is null or valid_until > utc_timestamp(3))",
                            person))
                    .isZero();
        }
        assertThat(count("select count(*) from guardianship where guardian_id = ? and live = 1", wang.id()))
                .isZero();
        assertThat(count("select count(*) from person_key where person_id = ? and destroyed_at is null", child))
                .isZero();
        assertThat(count("select count(*) from person where id = ? and name_sealed is not null", child))
                .isZero();
    }

    @Test
    void anElderWithAnAccountStaysWhenTheirGuardianGoes() {
        String phone = TestVillage.phone();
        Someone elder = village.person("刘桂芳", phone);
        Someone son = village.person("王强");
        client.add(
                son,
                key() + "kind: ELDER name: \"妈妈\" birthDate: \"1950-01-01\" consent: IN_PERSON phone: \"" + phone
                        + "\"");
        JsonNode offer =
                client.me(elder, "guardians { id version }").path("guardians").path(0);
        client.answer(elder, "guardianshipConfirm", offer);

        erase(son);

        assertThat(client.me(elder, "guardians { id }").path("guardians")).isEmpty();
        assertThat(count("select count(*) from person_key where person_id = ? and destroyed_at is null", elder.id()))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from guardianship where guardian_id = ? and name_sealed is not null",
                        son.id()))
                .isZero();
    }

    @Test
    void membershipsThatEndedLongAgoAreRemovedAndLivingOnesAreNot() {
        Someone wang = village.person("王英");
        long ended = village.lives(wang, village.household);
        long living = village.lives(wang, village.neighbours);
        jdbc.update(
                "update household_member set asked_at = '2001-01-01', decided_at = '2001-01-01' where person_id = ?",
                wang.id());
        jdbc.update(
                "update household_member set status = 'ENDED', live = null, ended_at = '2001-06-01' where id = ?",
                ended);

        new MembershipRetention(memberships).removeBefore(Instant.parse("2001-03-01T00:00:00Z"), 500);
        assertThat(count("select count(*) from household_member where id = ?", ended))
                .isEqualTo(1);
        new MembershipRetention(memberships).removeBefore(Instant.parse("2002-01-01T00:00:00Z"), 500);

        assertThat(count("select count(*) from household_member where id = ?", ended))
                .isZero();
        assertThat(count("select count(*) from household_member where id = ?", living))
                .isEqualTo(1);
    }

    private Someone settledWithChild() {
        Someone wang = village.person("王英");
        JsonNode membership = client.join(wang, village, "501").path("membership");
        client.add(
                wang,
                key() + "kind: CHILD name: \"王小宝\" birthDate: \"2018-03-01\" consent: AS_GUARDIAN household: \""
                        + membership.path("id").asString() + "\"");
        client.confirm(village.worker(), membership);
        return wang;
    }

    private void erase(Someone someone) {
        transactions.executeWithoutResult(status -> data.erase(someone.id()));
    }
}
