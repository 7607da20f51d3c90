package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What who raised a case does with it. */
@NullUnmarked // what is null where it must not be is a failed test
class RaiserTests extends CaseFixture {

    private CaseRow lamp;

    @BeforeEach
    void file() {
        lamp = cases.lampAtProperty(resident, door);
    }

    @Test
    void itIsTakenBackByWhoRaisedItAndOnlyFromWhatTheySaw() {
        Map<String, Object> stale = input(lamp, Map.of());
        stale.put("version", lamp.version() + 1);
        assertThat(declined(act(resident, "caseWithdraw", "case", stale))).isEqualTo("CONFLICT");
        assertThat(declined(act(property, "caseWithdraw", "case", input(lamp, Map.of()))))
                .isEqualTo("CONFLICT");
        assertThat(declined(act(people.someone(), "caseWithdraw", "case", input(lamp, Map.of()))))
                .isEqualTo("NOT_FOUND@case");

        done(act(resident, "caseWithdraw", "case", input(lamp, Map.of("reason", "已经亮了"))));

        assertThat(now().facts().state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(declined(act(resident, "caseRevoke", "case", input(now(), Map.of()))))
                .isEqualTo("CONFLICT");
    }

    @Test
    void whoFiledItForAnotherTakesItBackAtTheirWordAndSaysHowTheySaidSo() {
        Map<String, Object> filing = lamp();
        filing.put("forWhom", Map.of("caller", Map.of("phone", "13800001234")));
        JsonNode report = done(report(property, filing));

        assertThat(declined(act(property, "caseRevoke", "case", named(report, Map.of()))))
                .isEqualTo("BLANK@said");
        done(act(property, "caseRevoke", "case", named(report, Map.of("said", "本人来电要求撤销"))));
        assertThat(row(report).facts().state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(declined(act(property, "caseRevoke", "case", named(report, Map.of("said", "再撤一次")))))
                .isEqualTo("CONFLICT");
    }

    @Test
    void itEndsWithAScoreOfWhoRaisedIt() {
        finish();
        assertThat(declined(act(resident, "caseConfirm", "case", input(now(), Map.of("score", 6)))))
                .isEqualTo("SCORE@score");

        done(act(resident, "caseConfirm", "case", input(now(), Map.of("score", 5, "text", "很快"))));

        assertThat(now().facts().get(Known.ENDING)).isEqualTo(CaseEnding.CONFIRMED);
        assertThat(now().facts().get(Known.SCORE)).isEqualTo(5);
        assertThat(count("select count(*) from case_check where case_id = ?", lamp.id()))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotSettledIsOpenedAgainOneLevelUpAndOnce() {
        finish();
        assertThat(declined(act(resident, "caseObject", "case", input(now(), Map.of("reason", " ")))))
                .isEqualTo("BLANK@reason");

        done(act(resident, "caseObject", "case", input(now(), Map.of("reason", "还是不亮"))));

        assertThat(now().facts().desk().role()).isEqualTo(Role.COMMUNITY_STAFF);
        assertThat(now().facts().has(Known.REOPENED)).isTrue();
        JsonNode theirs = seen(property, Ids.toOpaque(lamp.id()), "id actions");
        assertThat(theirs.isNull()).as("who had done it reads on").isFalse();
        assertThat(theirs.path("actions")).isEmpty();
        cases.act(now(), new CaseAct.Take(office.id(), null), office, CaseHat.DESK, Role.COMMUNITY_STAFF);
        cases.act(now(), new CaseAct.Finish(FinishOutcome.SOLVED), office, CaseHat.HANDLER, Role.COMMUNITY_STAFF);
        assertThat(declined(act(resident, "caseObject", "case", input(now(), Map.of("reason", "还是不亮")))))
                .isEqualTo("REOPENED_BEFORE");
    }

    @Test
    void itIsUrgedOnceADayHoweverManyAtOnce() throws Exception {
        List<String> codes = together(5, () -> urge(resident)).stream()
                .map(CaseFixture::declined)
                .toList();

        assertThat(codes).containsExactlyInAnyOrder("", "URGED_TODAY", "URGED_TODAY", "URGED_TODAY", "URGED_TODAY");
        assertThat(declined(urge(property))).isEqualTo("NOT_FOUND@case");
        assertThat(now().facts().get(Known.URGED_AT)).isNotNull();
        finish();
        assertThat(declined(urge(resident))).isEqualTo("NOT_OPEN");
    }

    @Test
    void whatTheRaiserAddsLetsAPausedCaseGoOn() {
        cases.act(now(), new CaseAct.Take(property.id(), null), property, CaseHat.DESK, Role.PROPERTY_STAFF);
        pause(PauseReason.WAITING_FOR_RESIDENT);

        done(comment(resident, "灯杆编号是 12", false));

        assertThat(now().facts().state()).isEqualTo(CaseState.IN_HAND);
        pause(PauseReason.APPOINTMENT);
        done(comment(resident, "知道了", false));
        assertThat(now().facts().state()).isEqualTo(CaseState.PAUSED);
        done(act(resident, "caseContinue", "case", input(now(), Map.of("text", "没有约过"))));
        assertThat(now().facts().state()).isEqualTo(CaseState.IN_HAND);
    }

    @Test
    void staffWriteForStaffAloneAndNobodyElseDoes() {
        assertThat(declined(comment(resident, "内部", true))).isEqualTo("NOT_STAFF@internal");
        assertThat(declined(comment(people.someone(), "路过", false))).isEqualTo("NOT_FOUND@case");
        done(comment(property, "灯泡要等货", true));
        List<String> pictures = photos(property, 1);
        Map<String, Object> input = saying("照片", true);
        input.put("photos", pictures);
        done(act(property, "caseComment", "case", input));

        assertThat(seen(property, Ids.toOpaque(lamp.id()), "photos { id }").path("photos"))
                .hasSize(1);
        assertThat(seen(resident, Ids.toOpaque(lamp.id()), "photos { id }").path("photos"))
                .isEmpty();
    }

    @Test
    void oneWritesTwentyTimesADayToACase() {
        for (int i = 0; i < 20; i++) {
            cases.act(now(), new CaseAct.Say(CaseAction.COMMENT), resident, CaseHat.RAISER, null);
        }

        assertThat(declined(comment(resident, "第二十一次", false))).isEqualTo("TOO_MANY");
        done(comment(property, "收到", false));
    }

    @Test
    void aCommentOfTheSameKeyIsWrittenOnce() {
        Map<String, Object> input = saying("灯杆编号是 12", false);
        input.put("photos", photos(resident, 2));

        done(act(resident, "caseComment", "case", input));
        done(act(resident, "caseComment", "case", input));

        assertThat(now().seq()).isEqualTo(2);
        assertThat(count(
                        "select count(*) from case_photo where case_id = ? and role = 'ANSWERED' and seq = 2",
                        lamp.id()))
                .isEqualTo(2);
    }

    private CaseRow now() {
        return table.find(lamp.id()).orElseThrow();
    }

    private void finish() {
        cases.act(now(), new CaseAct.Take(property.id(), null), property, CaseHat.DESK, Role.PROPERTY_STAFF);
        cases.act(now(), new CaseAct.Finish(FinishOutcome.SOLVED), property, CaseHat.HANDLER, Role.PROPERTY_STAFF);
    }

    private void pause(PauseReason reason) {
        CaseAct act = new CaseAct.Pause(reason, now().changedAt().plus(Duration.ofDays(1)));
        cases.act(now(), act, property, CaseHat.HANDLER, Role.PROPERTY_STAFF);
    }

    private static Map<String, Object> input(CaseRow row, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("case", Ids.toOpaque(row.id()));
        input.put("version", row.version());
        return input;
    }

    private JsonNode urge(Someone who) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("case", Ids.toOpaque(lamp.id()));
        return act(who, "caseUrge", "case", input);
    }

    private JsonNode comment(Someone who, String text, boolean internal) {
        return act(who, "caseComment", "case", saying(text, internal));
    }

    private Map<String, Object> saying(String text, boolean internal) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("case", Ids.toOpaque(lamp.id()));
        input.put("text", text);
        input.put("internal", internal);
        return input;
    }
}
