package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A case goes from desk to desk, is given more time, and is asked about on the phone. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseSendingTests extends CaseDeskGround {

    @Autowired
    Statements statements;

    @Test
    void itIsSentToADeskBelowWithinTheTimeThereWas() {
        Someone staff = at(community());
        at(property());
        CaseRow row = cases.lamp(resident, door);
        Instant top = row.facts().the(Known.TOP);

        JsonNode sent = act(staff, "caseDispatch", row, Map.of("to", desk(property()), "note", "请看看。"));

        assertThat(sent.at("/case/state").asString()).isEqualTo("WAITING");
        assertThat(sent.at("/case/level").asString()).isEqualTo("COMPOUND");
        assertThat(now(row).facts().desk()).isEqualTo(property());
        assertThat(now(row).facts().get(Known.SENDER)).isEqualTo(community());
        assertThat(now(row).facts().the(Known.DUE)).isBeforeOrEqualTo(top);
    }

    @Test
    void itGoesToNoDeskThatIsAboveElsewhereItsOwnOrEmpty() {
        Someone staff = at(community());
        at(street());
        CaseRow row = cases.lamp(resident, door);
        CaseDesk elsewhere = TestCases.property(places.door());
        at(elsewhere);

        assertThat(code(dispatch(staff, row, street()))).isEqualTo("DESK");
        assertThat(code(dispatch(staff, row, elsewhere))).isEqualTo("DESK");
        assertThat(code(dispatch(staff, row, community()))).isEqualTo("DESK");
        assertThat(code(dispatch(staff, row, property()))).isEqualTo("NOBODY_THERE");
        Map<String, Object> resident = Map.of("role", "RESIDENT", "place", Map.of("unit", Ids.toOpaque(door.unitId())));
        assertThat(code(act(staff, "caseDispatch", row, Map.of("to", resident))))
                .isEqualTo("DESK");
    }

    @Test
    void itMayGetAnotherCategoryOfItsKind() {
        Someone staff = at(community());
        at(property());
        CaseRow row = cases.lamp(resident, door);

        assertThat(code(act(staff, "caseDispatch", row, Map.of("to", desk(property()), "category", "noise"))))
                .isEqualTo("CATEGORY");
        assertThat(code(act(staff, "caseDispatch", row, Map.of("to", desk(property()), "category", "manhole"))))
                .isEmpty();
        assertThat(now(row).facts().get(Known.CATEGORY)).isEqualTo("manhole");
        assertThat(now(row).facts().has(Known.URGENT)).isTrue();
    }

    private JsonNode dispatch(Someone staff, CaseRow row, CaseDesk to) {
        return act(staff, "caseDispatch", row, Map.of("to", desk(to)));
    }

    @Test
    void itIsSentBackTwiceAndThenTheLevelAboveRulesWhichBinds() {
        Someone office = at(community());
        Someone guard = at(property());
        Someone ruler = at(street());
        CaseRow row = cases.lampAtProperty(resident, door);

        assertThat(code(act(guard, "caseReturn", row, Map.of("reason", "")))).isEqualTo("BLANK");
        JsonNode back = act(guard, "caseReturn", row, Map.of("reason", "市政的灯。"));
        assertThat(back.at("/case/returns").asInt()).isEqualTo(1);
        assertThat(now(row).facts().desk()).isEqualTo(community());
        dispatch(office, row, property());
        act(guard, "caseReturn", row, Map.of("reason", "还是市政的。"));
        assertThat(now(row).facts().state()).isEqualTo(CaseState.RULING);
        assertThat(now(row).facts().desk()).isEqualTo(street());

        assertThat(code(rule(office, row, property()))).as("not theirs to say").isEqualTo("CONFLICT");
        assertThat(code(rule(ruler, row, county()))).isEqualTo("DESK");
        assertThat(code(rule(ruler, row, property()))).isEmpty();
        assertThat(now(row).facts().has(Known.BOUND)).isTrue();
        assertThat(code(act(guard, "caseReturn", row, Map.of("reason", "又来了。"))))
                .isEqualTo("BOUND");
    }

    @Test
    void theDeskThatSortsCannotSendBackWhatNobodySent() {
        Someone office = at(community());
        CaseRow row = cases.lamp(resident, door);

        assertThat(code(act(office, "caseReturn", row, Map.of("reason", "不知道谁管。"))))
                .isEqualTo("NOWHERE");
    }

    private JsonNode rule(Someone who, CaseRow row, CaseDesk to) {
        return act(who, "caseRule", row, Map.of("to", desk(to), "reason", "灯在小区里。"));
    }

    @Test
    void moreTimeIsAskedForOnceAndGivenOneLevelUp() {
        Someone staff = at(community());
        Someone above = at(street());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        Instant cap = now(row).facts().the(Known.CAP);

        assertThat(code(ask(staff, row, cap))).isEqualTo("WINDOW");
        assertThat(code(ask(staff, row, cap.plus(Duration.ofDays(60))))).isEqualTo("WINDOW");
        assertThat(code(ask(staff, row, cap.plusSeconds(60)))).isEmpty();
        assertThat(now(row).facts().the(Known.DUE))
                .as("not before it is granted")
                .isEqualTo(cap);
        assertThat(code(ask(staff, row, cap.plusSeconds(120)))).isEqualTo("ASKED_BEFORE");
        assertThat(code(decide(staff, row, true))).isEqualTo("CONFLICT");
        assertThat(code(act(above, "caseExtensionDecide", row, Map.of("grant", false))))
                .isEqualTo("BLANK");
        assertThat(code(decide(above, row, true))).isEmpty();
        assertThat(now(row).facts().the(Known.DUE)).isEqualTo(cap.plusSeconds(60));
    }

    @Test
    void onlyTheNearestOfficeThatAnybodyHoldsIsOfferedToSayWhetherThereIsMoreTime() {
        Someone staff = at(community());
        Someone above = at(street());
        Someone highest = at(county());
        CaseRow row = asked(staff);

        assertThat(possible(above, row)).contains("EXTENSION_DECIDE", "COMMENT");
        assertThat(possible(highest, row)).contains("COMMENT").doesNotContain("EXTENSION_DECIDE");
        assertThat(code(decide(highest, row, true))).isEqualTo("CONFLICT");
        String ledger = "query($within: String!) { caseLedger(within: $within, first: 20) { nodes { id actions } } }";
        Map<String, ?> here = Map.of("within", door.community().toString());
        as(highest).field(ledger, here);
        int one = statements.during(() -> as(highest).field(ledger, here)).size();
        asked(staff);
        asked(staff);
        assertThat(statements.during(() -> as(highest).field(ledger, here))).hasSize(one);

        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                above.id());
        assertThat(possible(highest, row)).contains("EXTENSION_DECIDE");
        assertThat(code(decide(highest, row, true))).isEmpty();
    }

    private CaseRow asked(Someone staff) {
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        assertThat(code(ask(staff, row, now(row).facts().the(Known.CAP).plusSeconds(60))))
                .isEmpty();
        return row;
    }

    private List<String> possible(Someone who, CaseRow row) {
        return as(who).field(
                        "query($id: ID!) { node(id: $id) { ... on Case { actions } } }",
                        Map.of("id", Ids.toOpaque(row.id())))
                .path("actions")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private JsonNode ask(Someone staff, CaseRow row, Instant until) {
        return act(staff, "caseExtensionAsk", row, Map.of("reason", "等配件。", "until", until.toString()));
    }

    private JsonNode decide(Someone who, CaseRow row, boolean grant) {
        return act(who, "caseExtensionDecide", row, Map.of("grant", grant));
    }

    @Test
    void atTheCountyAnotherThanWhoAsksDecides() {
        Someone asks = at(county());
        Someone decides = at(county());
        CaseRow row = cases.file(resident, door, "street-lamp", county());
        act(asks, "caseTake", row, Map.of());
        ask(asks, row, now(row).facts().the(Known.CAP).plusSeconds(60));

        assertThat(code(decide(asks, row, true))).isEqualTo("OWN_WORK");
        assertThat(code(decide(decides, row, true))).isEmpty();
    }

    @Test
    void whoWasCalledBackEndsItOrHasItOpenedAgainOneLevelUp() {
        Someone staff = at(community());
        Someone colleague = at(community());
        at(street());
        CaseRow row = done(staff);

        assertThat(code(called(staff, row, Map.of("reached", true, "content", true, "score", 5))))
                .isEqualTo("OWN_WORK");
        assertThat(code(called(colleague, row, Map.of("reached", true, "content", true))))
                .isEqualTo("SCORE");
        assertThat(code(called(colleague, row, Map.of("reached", true, "content", true, "score", 6))))
                .isEqualTo("SCORE");
        assertThat(code(called(colleague, row, Map.of("reached", true, "score", 5))))
                .isEqualTo("SCORE");
        assertThat(code(called(colleague, row, Map.of("reached", false)))).isEmpty();
        assertThat(now(row).facts().state()).isEqualTo(CaseState.DONE);
        JsonNode content = called(colleague, row, Map.of("reached", true, "content", true, "score", 4));
        assertThat(content.at("/case/ending").asString()).isEqualTo("CALLED_BACK");
        assertThat(content.at("/case/score").asInt()).isEqualTo(4);

        CaseRow other = done(staff);
        called(colleague, other, Map.of("reached", true, "content", false, "text", "还是不亮。"));
        assertThat(now(other).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(now(other).facts().desk()).isEqualTo(street());
        assertThat(now(other).facts().has(Known.REOPENED)).isTrue();
    }

    @Test
    void whoIsStillNotContentAfterItWasOpenedAgainEndsItAsRejectedAndGivesTwoAtMost() {
        Someone staff = at(community());
        Someone colleague = at(community());
        Someone above = at(street());
        CaseRow row = done(staff);
        called(colleague, row, Map.of("reached", true, "content", false));
        act(above, "caseTake", row, Map.of());
        act(above, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "又换了一盏。"));

        assertThat(code(called(colleague, row, Map.of("reached", true, "content", false, "score", 3))))
                .isEqualTo("SCORE_TOO_HIGH");
        JsonNode rejected = called(colleague, row, Map.of("reached", true, "content", false, "score", 1));

        assertThat(code(rejected)).isEmpty();
        assertThat(rejected.at("/case/ending").asString()).isEqualTo("REJECTED");
        assertThat(rejected.at("/case/score").asInt()).isEqualTo(1);
        assertThat(said(row).at("/standing").asString()).contains("仍不认可");
        assertThat(said(row).at("/history/nodes").toString()).contains("居民仍不认可，评1分");
    }

    /** As who raised it reads it. */
    private JsonNode said(CaseRow row) {
        return as(resident)
                .field(
                        "query($id: ID!) { node(id: $id) { ... on Case { standing history(first: 20) { nodes { line } } } } }",
                        Map.of("id", Ids.toOpaque(row.id())));
    }

    @Test
    void whoIsNotContentWithWhatClosedInSilenceIsRecordedWithTheirScoreAndItStaysClosed() {
        Someone staff = at(community());
        Someone colleague = at(community());
        CaseRow row = cases.silence(now(done(staff)));

        assertThat(code(called(colleague, row, Map.of("reached", false)))).isEmpty();
        assertThat(code(called(colleague, row, Map.of("reached", true, "content", false))))
                .isEqualTo("SCORE");
        JsonNode told = called(colleague, row, Map.of("reached", true, "content", false, "score", 1, "text", "没人来过。"));

        assertThat(code(told)).isEmpty();
        assertThat(told.at("/case/state").asString()).isEqualTo("CLOSED");
        assertThat(told.at("/case/ending").asString()).isEqualTo("SILENT");
        assertThat(told.at("/case/score").asInt()).isEqualTo(1);
        assertThat(said(row).at("/standing").asString()).contains("没有收到意见").contains("1分");
        assertThat(said(row).at("/history/nodes").toString()).contains("没有人接听").contains("办结后电话回访居民，评1分");
        assertThat(code(called(colleague, row, Map.of("reached", true, "content", true, "score", 5))))
                .as("it is asked once")
                .isEqualTo("CONFLICT");
    }

    @Test
    void aPropertyCompanyDoesNotCallBackAboutItsOwnWork() {
        Someone guard = at(property());
        Someone colleague = at(property());
        CaseRow row = cases.lampAtProperty(resident, door);
        act(guard, "caseTake", row, Map.of());
        act(guard, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "好了。"));

        assertThat(code(called(colleague, row, Map.of("reached", true, "content", true, "score", 5))))
                .isEqualTo("CONFLICT");
    }

    private CaseRow done(Someone staff) {
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        act(staff, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "好了。"));
        return row;
    }

    private JsonNode called(Someone who, CaseRow row, Map<String, ?> said) {
        return act(who, "caseCallBack", row, said);
    }

    @Test
    void whatAnActionCostsDoesNotGrow() {
        Someone office = at(community());
        Someone guard = at(property());
        Someone above = at(street());
        CaseRow row = cases.lamp(resident, door);

        assertCheap(office, "caseDispatch", row, Map.of("to", desk(property()), "note", "请看看。"));
        assertCheap(guard, "caseReturn", row, Map.of("reason", "市政的灯。"));
        dispatch(office, row, property());
        act(guard, "caseReturn", row, Map.of("reason", "还是市政的。"));
        assertCheap(above, "caseRule", row, Map.of("to", desk(community()), "reason", "归社区。"));
        act(office, "caseTake", row, Map.of());
        String until = now(row).facts().the(Known.CAP).plusSeconds(60).toString();
        assertCheap(office, "caseExtensionAsk", row, Map.of("reason", "等配件。", "until", until));
        assertCheap(above, "caseExtensionDecide", row, Map.of("grant", true));
        act(office, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "好了。"));
        assertCheap(above, "caseCallBack", row, Map.of("reached", true, "content", true, "score", 5));
    }

    /** Twenty for the action and its rights, and what it takes to show the case afterwards. */
    private void assertCheap(Someone who, String mutation, CaseRow row, Map<String, ?> more) {
        int version = now(row).version();
        List<String> sent = statements.during(
                () -> assertThat(code(act(who, mutation, row, version, more))).isEmpty());
        int shown = sent.size()
                - sent.indexOf(sent.stream()
                        .filter(it -> it.startsWith("update case_lane"))
                        .findFirst()
                        .orElseThrow())
                - 1;
        assertThat(sent.size() - shown).as(mutation).isLessThanOrEqualTo(20);
        assertThat(shown).as("to show it after " + mutation).isLessThanOrEqualTo(10);
    }

    @Test
    void theDesksToSendItToAreThoseAroundThePlaceAndCostTheSameWhereverItIs() {
        Someone staff = at(street());
        at(property());
        CaseRow row = cases.file(
                resident, door, "street-lamp", CaseDesk.office(door.community().at(RegionLevel.STREET)));

        JsonNode targets = targets(staff, row);
        assertThat(names(targets))
                .containsExactly(
                        "PROPERTY_STAFF true",
                        "GRID_WORKER false",
                        "GRID_WORKER false",
                        "GRID_WORKER false",
                        "MEDIATOR false",
                        "COMMUNITY_STAFF false",
                        "MEDIATOR false");
        assertThat(statements.during(() -> targets(staff, row))).hasSizeLessThanOrEqualTo(16);
        assertThat(as(at(property()))
                        .ask(TARGETS, Map.of("id", Ids.toOpaque(row.id())))
                        .at("/errors/0/extensions/code")
                        .asString())
                .isEqualTo("NOT_FOUND");
    }

    private static final String TARGETS =
            "query($id: ID!) { caseTargets(case: $id) { desk { role placeName level } staffed unit { name } } }";

    private JsonNode targets(Someone who, CaseRow row) {
        return as(who).field(TARGETS, Map.of("id", Ids.toOpaque(row.id())));
    }

    private static List<String> names(JsonNode targets) {
        return StreamSupport.stream(targets.spliterator(), false)
                .map(it -> it.at("/desk/role").asString() + " "
                        + it.path("staffed").asBoolean())
                .toList();
    }
}
