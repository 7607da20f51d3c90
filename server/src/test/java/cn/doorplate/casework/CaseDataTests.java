package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.Export;
import cn.doorplate.shared.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What becomes of cases when people leave or time passes, and what of them is in the copy of one's data. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseDataTests extends CaseFixture {

    @Autowired
    private CaseData data;

    @Autowired
    private CaseRetention retention;

    @Autowired
    private CaseTextMapper texts;

    @Autowired
    private CaseVerification verification;

    @Autowired
    private PersonFiles files;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whoLeavesEndsTheirOpenCasesAndIsInNoneAnyMore() {
        CaseRow open = cases.lamp(resident, door);

        data.erase(resident.id());
        data.erase(resident.id());

        CaseRow left = table.find(open.id()).orElseThrow();
        assertThat(left.facts().state()).isEqualTo(CaseState.CLOSED);
        assertThat(left.facts().get(Known.ENDING)).isEqualTo(CaseEnding.LEFT);
        assertThat(left.raisedBy()).isNull();
        assertThat(left.seq()).isEqualTo(2);
        assertThat(textsOf(open)).isZero();
    }

    @Test
    void whatIsUrgentGoesOnWithoutWhoReportedIt() {
        CaseRow gas = cases.file(resident, door, "gas", CaseDesk.office(door.community()));

        data.erase(resident.id());

        CaseRow left = table.find(gas.id()).orElseThrow();
        assertThat(left.facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(left.raisedBy()).isNull();
        assertThat(left.buildingId()).isEqualTo(door.buildingId());
    }

    @Test
    void whatWasSaidIsRemovedSomeTimeAfterTheEndAndTheHistoryStays() {
        CaseRow ended = cases.act(
                cases.file(resident, door, "noise", CaseDesk.office(door.community())),
                new CaseAct.Withdraw(),
                resident,
                CaseHat.RAISER,
                null);
        CaseRow open = cases.lamp(resident, door);

        while (retention.removeBefore(ended.changedAt(), 100) == 100) {
            // Others' cases may be older still.
        }
        assertThat(textsOf(ended)).as("it has just ended").isEqualTo(1);
        while (retention.removeBefore(ended.changedAt().plusMillis(1), 100) == 100) {
            // As if so much time were over.
        }

        assertThat(textsOf(ended)).isZero();
        assertThat(table.find(ended.id()).orElseThrow().raisedBy()).isNull();
        assertThat(textsOf(open)).isEqualTo(1);
        assertThat(table.find(open.id()).orElseThrow().raisedBy()).isEqualTo(resident.id());
    }

    @Test
    void whoWasFiledForAndIsErasedIsNamedNowhereAndTheCaseGoesOn() {
        Reachable elder = people.reachable(index);
        long relation = Ids.next();
        jdbc.update(
                "update person set status = 'DEPENDANT' where id = ?",
                elder.someone().id());
        jdbc.update(
                "insert into guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at)"
                        + " values (?, ?, ?, 'ELDER', 'ACTIVE', 1, 'OWN_ACCOUNT', utc_timestamp(3))",
                relation,
                resident.id(),
                elder.someone().id());
        Map<String, Object> input = lamp();
        input.put("forWhom", Map.of("dependant", Ids.toOpaque(relation)));
        JsonNode report = done(report(resident, input));
        assertThat(named(property, report, "raisedFor")).isEqualTo("王*英");

        transaction.executeWithoutResult(
                status -> files.eraseDependant(elder.someone().id()));

        assertThat(row(report).raisedFor()).isNull();
        assertThat(row(report).raisedBy()).isEqualTo(resident.id());
        assertThat(row(report).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(named(property, report, "raisedFor")).isEmpty();
        assertThat(named(property, report, "raisedBy")).isEqualTo("王*英");
        assertThat(count(
                        "select count(*) from case_party where case_id = ? and person_id = ?",
                        id(report),
                        elder.someone().id()))
                .isZero();
        done(act(property, "caseTake", "case", named(report, Map.of())));
        assertThat(isWhole(report)).isTrue();
    }

    @Test
    void whoCalledAndIsErasedIsNamedNowhereAndTheirCaseEnds() {
        Map<String, Object> input = lamp();
        input.put("forWhom", Map.of("caller", Map.of("name", "张大爷", "phone", "13912345678")));
        JsonNode report = done(report(property, input));
        done(act(property, "caseTake", "case", named(report, Map.of())));
        long caller = row(report).raisedBy();

        transaction.executeWithoutResult(status -> files.eraseDependant(caller));

        CaseRow left = row(report);
        assertThat(left.facts().state()).isEqualTo(CaseState.CLOSED);
        assertThat(left.facts().get(Known.ENDING)).isEqualTo(CaseEnding.LEFT);
        assertThat(left.raisedBy()).isNull();
        JsonNode seen = seen(
                property,
                report.path("id").asString(),
                "number text textState placeName standing raisedBy { name phone } filedBy { name } photos { id }"
                        + " history(first: 20) { nodes { line text } }");
        assertThat(seen.path("number").asString()).isEqualTo(left.caseNumber().spaced());
        assertThat(seen.path("raisedBy").isNull()).isTrue();
        assertThat(seen.path("textState").asString()).isEqualTo("GONE");
        assertThat(seen.toString()).doesNotContain("路灯不亮了", "张", "13912345678", "139*");
        assertThat(count("select count(*) from case_party where case_id = ? and person_id is not null", id(report)))
                .isZero();
        assertThat(isWhole(report)).isTrue();
    }

    @Test
    void whoseGuardianLeavesIsNamedByNoneOfTheirCases() {
        Someone elder = people.someone();
        long relation = Ids.next();
        jdbc.update(
                "insert into guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at)"
                        + " values (?, ?, ?, 'ELDER', 'ACTIVE', 1, 'OWN_ACCOUNT', utc_timestamp(3))",
                relation,
                resident.id(),
                elder.id());
        Map<String, Object> input = lamp();
        input.put("forWhom", Map.of("dependant", Ids.toOpaque(relation)));
        JsonNode report = done(report(resident, input));

        data.erase(resident.id());

        assertThat(row(report).raisedFor()).isNull();
        assertThat(count("select count(*) from case_party where case_id = ? and person_id is not null", id(report)))
                .isZero();
        assertThat(isWhole(report)).isTrue();
    }

    @Test
    void theCopyOfOnesDataHasWhatOneWroteAndNoNotesOfStaff() {
        JsonNode report = done(report(resident, lamp()));
        comment(resident, report, "还是不亮，请快一点。", false);
        comment(property, report, "此人经常投诉，缓办。", true);
        comment(property, report, "明天上午来修。", false);

        Export into = mock(Export.class);
        data.export(resident.id(), into);

        assertThat(mockingDetails(into).getInvocations().toString())
                .contains("楼道口的路灯不亮了。", "还是不亮，请快一点。")
                .doesNotContain("此人经常投诉");
        Export theirs = mock(Export.class);
        data.export(property.id(), theirs);
        assertThat(mockingDetails(theirs).getInvocations()).isEmpty();
    }

    private void comment(Someone who, JsonNode report, String text, boolean internal) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("case", report.path("id").asString());
        input.put("text", text);
        input.put("internal", internal);
        done(act(who, "caseComment", "case", input));
    }

    private String named(Someone who, JsonNode report, String whom) {
        return seen(who, report.path("id").asString(), whom + " { name }")
                .at("/" + whom + "/name")
                .asString("");
    }

    private boolean isWhole(JsonNode report) {
        return verification.cases(id(report) - 1).broken().stream()
                .noneMatch(broken -> broken.number().value() == row(report).number());
    }

    private long textsOf(CaseRow row) {
        return texts.of(List.of(row.id()), List.of("FILE")).stream()
                .filter(text -> text.sealed() != null)
                .count();
    }
}
