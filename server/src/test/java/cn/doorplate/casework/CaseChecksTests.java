package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Ids;
import cn.doorplate.wechat.MediaChecked;
import cn.doorplate.wechat.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What residents wrote and photographed is for others once WeChat, or a person, has looked at it. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseChecksTests extends CaseFixture {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    CaseVerdicts verdicts;

    @Autowired
    CaseData data;

    @Test
    void aTextThatIsFitIsReadByTheDeskAndTheOtherSideIsToldThen() throws Exception {
        onWeChat(resident);
        Reachable neighbour = people.reachable(index);
        lives(neighbour.someone(), household("702"));
        Map<String, Object> input =
                input("noise", Map.of("doorplate", door.plate().toString()), "楼上夜里很吵。");
        input.put("otherSides", List.of(Map.of("name", "李四", "phone", neighbour.phone(), "tell", true)));

        JsonNode dispute = done(dispute(resident, input));
        await().until(() -> row(dispute).facts().get(Known.TEXT) == CaseTextState.FIT);

        assertThat(text(office, dispute)).isEqualTo("楼上夜里很吵。");
        JsonNode theirs = seen(
                neighbour.someone(),
                dispute.path("id").asString(),
                "text ... on Dispute { otherSides { isMe told name } }");
        assertThat(theirs.path("text").asString()).isEqualTo("楼上夜里很吵。");
        assertThat(theirs.at("/otherSides/0/isMe").asBoolean()).isTrue();
        assertThat(theirs.at("/otherSides/0/told").asBoolean()).isTrue();
        assertThat(theirs.at("/otherSides/0/name").isNull()).isTrue();
        assertThat(side(resident, dispute).path("name").asString()).isEqualTo("李四");
        assertThat(side(office, dispute).path("name").asString()).isEqualTo("李*");
        assertThat(actionsOf(dispute)).containsExactly("FILE", "CHECKED", "TELL_SIDE");
    }

    @Test
    void aTextThatNobodyHasLookedAtIsReadByNobodyButItsAuthor() {
        JsonNode report = done(report(resident, lamp()));

        assertThat(text(resident, report)).isEqualTo("楼道口的路灯不亮了。");
        JsonNode seen = seen(property, report.path("id").asString(), "text textState placeName");
        assertThat(seen.path("text").isNull()).isTrue();
        assertThat(seen.path("textState").asString()).isEqualTo("CHECKING");
    }

    @Test
    void whatIsSaidOfOtherSidesIsReadByThoseWhoHandleItWithTheText() {
        Someone mediator = people.holding(Role.MEDIATOR, region());
        JsonNode dispute = done(dispute(resident, against("李四")));

        assertThat(said(resident, dispute)).containsExactly("李四", "702");
        assertThat(said(mediator, dispute)).as("nobody has looked at it").isEmpty();
        assertThat(revealed(mediator, dispute)).isEqualTo("NOT_FOUND");

        jdbc.update(
                "update case_check set created_at = created_at - interval 2 minute, next_at = created_at where case_id"
                        + " = ?",
                id(dispute));
        await().until(() -> row(dispute).facts().get(Known.TEXT) == CaseTextState.TO_BE_LOOKED_AT);
        assertThat(said(mediator, dispute)).containsExactly("李*", "702");
        assertThat(revealed(mediator, dispute)).isEmpty();
    }

    @Test
    void namesOfOtherSidesAndOfThoseForWhomANeighbourFilesAreCheckedWithTheText() throws Exception {
        onWeChat(resident);
        JsonNode dispute = done(dispute(resident, against("risky 的名字")));
        await().until(() -> row(dispute).facts().state() == CaseState.PAUSED);
        assertThat(row(dispute).facts().get(Known.TEXT)).isEqualTo(CaseTextState.UNFIT);
        assertThat(said(people.holding(Role.MEDIATOR, region()), dispute)).isEmpty();

        household("303");
        Someone head = people.holding(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        onWeChat(head);
        Map<String, Object> input = lamp();
        input.put("forWhom", Map.of("neighbour", neighbour("303", "risky 的名字")));
        JsonNode report = done(report(head, input));
        await().until(() -> row(report).facts().get(Known.TEXT) == CaseTextState.UNFIT);
    }

    private Map<String, Object> against(String name) {
        Map<String, Object> input =
                input("noise", Map.of("doorplate", door.plate().toString()), "楼上夜里很吵。");
        input.put("otherSides", List.of(Map.of("name", name, "door", "702", "tell", false)));
        return input;
    }

    /** What somebody reads of the first other side. */
    private List<String> said(Someone who, JsonNode dispute) {
        JsonNode side = seen(who, dispute.path("id").asString(), "... on Dispute { otherSides { name door } }")
                .at("/otherSides/0");
        return Stream.of("name", "door")
                .map(field -> side.path(field).asString(""))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private String revealed(Someone who, JsonNode dispute) {
        Map<String, Object> input = Map.of(
                "case",
                dispute.path("id").asString(),
                "person",
                CasePersonRef.side(2).toString(),
                "reason",
                "CASE",
                "text",
                "要联系对方");
        return as(who).field(
                        "mutation($input: CaseNameRevealInput!) { caseNameReveal(input: $input) {"
                                + " details { name } userErrors { code } } }",
                        Map.of("input", input))
                .at("/userErrors/0/code")
                .asString("");
    }

    @Test
    void whileWeChatCannotLookAPersonDoesAfterTwoMinutes() {
        Map<String, Object> input = lamp();
        input.put("door", "602");
        JsonNode report = done(report(resident, input));
        assertThat(seen(property, report.path("id").asString(), "placeName")
                        .path("placeName")
                        .asString())
                .isEqualTo("测试小区3栋2单元");
        jdbc.update(
                "update case_check set created_at = created_at - interval 2 minute, next_at = created_at where case_id"
                        + " = ?",
                id(report));
        await().until(() -> row(report).facts().get(Known.TEXT) == CaseTextState.TO_BE_LOOKED_AT);

        JsonNode seen = seen(property, report.path("id").asString(), "text textRef placeName");
        assertThat(seen.path("text").asString()).isEqualTo("楼道口的路灯不亮了。");
        assertThat(seen.path("placeName").asString()).isEqualTo("测试小区3栋2单元602");
        assertThat(seen.path("textRef").isNull())
                .as("of the property company nobody judges")
                .isTrue();
        assertThat(count("select count(*) from case_check where case_id = ?", id(report)))
                .as("of the text, and of what is said of the place")
                .isEqualTo(2);

        JsonNode unfit = judge(office, report, false, "含有他人隐私");
        assertThat(row(report).facts().get(Known.TEXT)).isEqualTo(CaseTextState.UNFIT);
        assertThat(row(report).facts().state()).isEqualTo(CaseState.PAUSED);
        assertThat(text(property, unfit)).isEmpty();
        assertThat(count("select count(*) from case_check where case_id = ?", id(report)))
                .as("a person's word stands, and the place is still looked at")
                .isEqualTo(1);
    }

    @Test
    void whatIsUrgentWaitsForNobody() {
        Map<String, Object> input = lamp();
        input.put("category", "lift");
        input.put("photos", photos(resident, 2));
        JsonNode report = done(report(resident, input));

        await().until(() -> row(report).facts().get(Known.TEXT) == CaseTextState.TO_BE_LOOKED_AT);
        assertThat(text(property, report)).isEqualTo("楼道口的路灯不亮了。");
        assertThat(photosOf(property, report)).hasSize(2);
        assertThat(count("select count(*) from case_check where what = 'PICTURE' and case_id = ?", id(report)))
                .as("WeChat looks at them all the same, as soon as it can")
                .isEqualTo(2);
    }

    @Test
    void aTextThatIsRefusedWaitsForItsAuthorWhoMendsIt() throws Exception {
        onWeChat(resident);
        Map<String, Object> input = lamp();
        input.put("text", "risky 的话");
        JsonNode report = done(report(resident, input));
        await().until(() -> row(report).facts().state() == CaseState.PAUSED);
        assertThat(text(property, report)).isEmpty();
        assertThat(text(resident, report)).isEqualTo("risky 的话");

        JsonNode mended = done(act(resident, "caseMend", "case", named(report, Map.of("text", "路灯不亮。"))));
        assertThat(mended.path("state").asString()).isEqualTo("WAITING");
        await().until(() -> row(report).facts().get(Known.TEXT) == CaseTextState.FIT);
        assertThat(text(property, report)).isEqualTo("路灯不亮。");
        assertThat(declined(act(resident, "caseMend", "case", named(report, Map.of("text", "再改")))))
                .isEqualTo("NOT_NEEDED");
    }

    @Test
    void aPhotoIsSeenWhenWeChatFoundNothingWhicheverOfAnswerAndNameCameFirst() throws Exception {
        onWeChat(resident);
        Map<String, Object> input = lamp();
        input.put("photos", photos(resident, 3));
        JsonNode report = done(report(resident, input));
        String handedOver = "select count(*) from case_check where case_id = ? and trace_id is not null";
        await().until(() -> count(handedOver, id(report)) == 3);
        assertThat(photosOf(property, report)).isEmpty();
        List<String> traces = jdbc.queryForList(
                "select trace_id from case_check where case_id = ? order by id", String.class, id(report));

        tell(traces.get(0), Verdict.PASS);
        tell(traces.get(0), Verdict.PASS);
        tell(traces.get(1), Verdict.RISKY);
        String early = "early-" + report.path("id").asString();
        tell(early, Verdict.PASS);
        jdbc.update("update case_check set trace_id = ? where trace_id = ?", early, traces.get(2));

        await().until(() -> count("select count(*) from case_check where case_id = ?", id(report)) == 0);
        assertThat(photosOf(property, report)).hasSize(2);
        assertThat(photosOf(resident, report)).hasSize(3);
        assertThat(count("select count(*) from case_photo where case_id = ? and state = 'UNFIT'", id(report)))
                .isEqualTo(1);
        assertThat(actionsOf(report))
                .containsOnlyOnce("FILE")
                .filteredOn("CHECKED"::equals)
                .hasSize(2);
    }

    @Test
    void aPhotoOfWhatIsUrgentIsSeenAtOnceAndStillChecked() {
        Map<String, Object> input =
                input("manhole", Map.of("doorplate", door.plate().toString()), "井盖没了。");
        input.put("photos", photos(resident, 2));
        JsonNode report = done(report(resident, input));

        assertThat(photosOf(office, report)).hasSize(2);
        assertThat(count("select count(*) from case_check where case_id = ? and what = 'PICTURE'", id(report)))
                .isEqualTo(2);
    }

    @Test
    void whereSomethingDangerousIsStaysKnownWhenWhoReportedItLeaves() {
        Map<String, Object> spot = Map.of("building", Ids.toOpaque(door.buildingId()), "words", "府前街中段");
        Map<String, Object> input = input("manhole", Map.of("spot", spot), "井盖没了。");
        input.put("photos", photos(resident, 1));
        JsonNode report = done(report(resident, input));
        assertThat(places(office, report).path("placeName").asString()).endsWith("府前街中段");

        data.erase(resident.id());

        JsonNode left = places(office, report);
        assertThat(left.path("placeName").asString()).endsWith("府前街中段");
        assertThat(left.path("text").isNull()).isTrue();
    }

    @Test
    void whatIsSaidOfThePlaceIsCheckedByItselfAndMendedByItself() throws Exception {
        onWeChat(resident);
        Map<String, Object> spot = Map.of("building", Ids.toOpaque(door.buildingId()), "words", "楼后的井");
        JsonNode report = done(report(resident, input("street-lamp", Map.of("spot", spot), "灯不亮。")));
        await().until(() -> row(report).facts().get(Known.TEXT) == CaseTextState.FIT);
        assertThat(places(office, report).path("placeName").asString()).endsWith("楼后的井");

        String words = places(office, report).path("placeWordsRef").asString();
        jdbc.update("update case_text set state = 'CHECKING' where id = ?", Ids.fromOpaque(words));
        jdbc.update(
                "insert into case_check (id, case_id, author_id, what, next_at, attempts, created_at)"
                        + " values (?, ?, ?, 'TEXT', '2040-01-01', 0, utc_timestamp(3))",
                Ids.fromOpaque(words),
                id(report),
                resident.id());
        verdicts.decide(id(report), Ids.fromOpaque(words), CaseTextState.UNFIT, true);
        assertThat(places(property, report).path("placeName").asString()).doesNotContain("楼后的井");
        assertThat(places(property, report).path("text").asString())
                .as("it is fit")
                .isEqualTo("灯不亮。");
        assertThat(places(resident, report).path("placeWordsState").asString()).isEqualTo("UNFIT");
        assertThat(row(report).facts().state()).isEqualTo(CaseState.PAUSED);

        assertThat(declined(act(resident, "caseMend", "case", named(report, Map.of("text", "灯不亮。")))))
                .isEqualTo("BLANK@place");
        done(act(resident, "caseMend", "case", named(report, Map.of("text", "灯不亮。", "place", "三栋楼后"))));
        await().until(() -> row(report).facts().get(Known.TEXT) == CaseTextState.FIT);
        assertThat(row(report).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(places(property, report).path("placeName").asString()).endsWith("三栋楼后");
    }

    private JsonNode places(Someone who, JsonNode report) {
        return seen(who, report.path("id").asString(), "text placeName placeWordsState placeWordsRef");
    }

    @Test
    void whatAnotherSideWritesIsReadByWhoRaisedItOnceItIsFit() throws Exception {
        onWeChat(resident);
        Reachable neighbour = people.reachable(index);
        lives(neighbour.someone(), household("702"));
        Map<String, Object> input =
                input("noise", Map.of("doorplate", door.plate().toString()), "楼上夜里很吵。");
        input.put("otherSides", List.of(Map.of("phone", neighbour.phone(), "tell", true)));
        JsonNode dispute = done(dispute(resident, input));
        await().until(() -> actionsOf(dispute).contains("TELL_SIDE"));

        done(answer(neighbour.someone(), dispute));
        JsonNode answer = side(resident, dispute).at("/answers/0");
        assertThat(answer.path("textState").asString()).isEqualTo("CHECKING");
        assertThat(answer.path("text").isNull()).isTrue();
        assertThat(side(neighbour.someone(), dispute).at("/answers/0/text").asString())
                .isEqualTo("我家没有吵。");
        onWeChat(neighbour.someone());
        jdbc.update("update case_check set next_at = created_at where case_id = ?", id(dispute));
        await().until(() ->
                side(resident, dispute).at("/answers/0/text").asString("").equals("我家没有吵。"));

        done(answer(neighbour.someone(), dispute));
        done(answer(neighbour.someone(), dispute));
        assertThat(declined(answer(neighbour.someone(), dispute))).isEqualTo("ENOUGH");
        assertThat(declined(answer(resident, dispute))).isEqualTo("NOT_FOUND@dispute");
    }

    private JsonNode answer(Someone who, JsonNode dispute) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("dispute", dispute.path("id").asString());
        input.put("text", "我家没有吵。");
        return act(who, "disputeAnswer", "dispute", input);
    }

    private void tell(String trace, Verdict verdict) {
        transaction.executeWithoutResult(status -> events.publishEvent(new MediaChecked(trace, verdict, 100)));
    }

    private JsonNode side(Someone who, JsonNode dispute) {
        return seen(
                        who,
                        dispute.path("id").asString(),
                        "... on Dispute { otherSides { name isMe answers { text textState } } }")
                .at("/otherSides/0");
    }

    private List<JsonNode> photosOf(Someone who, JsonNode report) {
        return seen(who, report.path("id").asString(), "photos { id }")
                .path("photos")
                .valueStream()
                .toList();
    }

    private List<String> actionsOf(JsonNode report) {
        return jdbc.queryForList(
                "select action from case_event where case_id = ? order by seq", String.class, id(report));
    }

    private String text(Someone who, JsonNode report) {
        return seen(who, report.path("id").asString(), "text").path("text").asString("");
    }

    private JsonNode judge(Someone who, JsonNode report, boolean fit, String reason) {
        JsonNode seen = seen(who, report.path("id").asString(), "textRef");
        return done(act(
                who,
                "caseTextJudge",
                "case",
                named(report, Map.of("target", seen.path("textRef").asString(), "fit", fit, "reason", reason))));
    }

    @Test
    void aSideThatNobodyKnowsIsToldOnceWhenTheDeskHasFoundOutWhoItIsAndTheTextIsFit() {
        people.holding(Role.MEDIATOR, region());
        Someone neighbour = people.someone();
        lives(neighbour, household("702"));
        JsonNode dispute = done(dispute(resident, against(Map.of("door", "九楼", "tell", true))));
        assertThat(row(dispute).facts().desk().role()).isEqualTo(Role.MEDIATOR);

        done(link(dispute, neighbour));
        assertThat(actionsOf(dispute)).as("its text is not checked").containsExactly("FILE");
        assertThat(isThere(neighbour, dispute)).isFalse();
        assertThat(declined(link(dispute, neighbour))).as("it is known").isEqualTo("CONFLICT");

        judge(office, dispute, true, "可以");
        assertThat(isThere(neighbour, dispute)).isTrue();
        judge(office, dispute, true, "可以");
        assertThat(actionsOf(dispute)).containsOnlyOnce("TELL_SIDE");
        assertThat(inbox(neighbour)).containsExactly("有一件邻里事项与您家有关");
        assertThat(inbox(resident)).doesNotContain("有一件邻里事项与您家有关");
    }

    @Test
    void aSideOfWhomTheFilerDidNotAgreeThatTheyAreToldIsNeverTold() {
        Someone neighbour = people.someone();
        lives(neighbour, household("702"));
        JsonNode dispute = done(dispute(resident, against(Map.of("door", "九楼"))));
        judge(office, dispute, true, "可以");

        done(link(dispute, neighbour));
        judge(office, dispute, true, "可以");

        assertThat(actionsOf(dispute)).doesNotContain("TELL_SIDE");
        assertThat(isThere(neighbour, dispute)).isFalse();
        assertThat(declined(answer(neighbour, dispute))).isEqualTo("NOT_FOUND@dispute");
        assertThat(inbox(neighbour)).isEmpty();
    }

    @Test
    void whoWasToldIsNotToldAgainWithAnotherSideOfTheSameMoment() {
        Someone first = people.someone();
        Someone second = people.someone();
        lives(first, household("701"));
        lives(second, household("702"));
        Map<String, Object> input = against(Map.of("door", "九楼", "tell", true));
        input.put("otherSides", List.of(Map.of("door", "九楼", "tell", true), Map.of("door", "十楼", "tell", true)));
        JsonNode dispute = done(dispute(resident, input));
        judge(office, dispute, true, "可以");

        done(link(dispute, first, 0));
        jdbc.update(
                "update case_party p join ledger_case c on c.id = p.case_id set p.told_at = c.changed_at"
                        + " where p.case_id = ? and p.told_at is not null",
                id(dispute));
        done(link(dispute, second, 1));

        assertThat(actionsOf(dispute)).filteredOn("TELL_SIDE"::equals).hasSize(2);
        assertThat(inbox(first)).hasSize(1);
        assertThat(inbox(second)).hasSize(1);
    }

    private Map<String, Object> against(Map<String, Object> side) {
        Map<String, Object> input =
                input("noise", Map.of("doorplate", door.plate().toString()), "楼上夜里很吵。");
        input.put("otherSides", List.of(side));
        return input;
    }

    private JsonNode link(JsonNode dispute, Someone whom) {
        return link(dispute, whom, 0);
    }

    private JsonNode link(JsonNode dispute, Someone whom, int which) {
        String side = seen(office, dispute.path("id").asString(), "... on Dispute { otherSides { id } }")
                .at("/otherSides/" + which + "/id")
                .asString();
        Map<String, Object> input = new HashMap<>();
        input.put("dispute", dispute.path("id").asString());
        input.put("version", row(dispute).version());
        input.put("side", side);
        input.put("resident", Ids.toOpaque(whom.id()));
        return act(office, "disputeSideLink", "dispute", input);
    }

    private boolean isThere(Someone who, JsonNode dispute) {
        return !seen(who, dispute.path("id").asString(), "id").isNull();
    }

    private List<String> inbox(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 100) { nodes { title } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(message -> message.path("title").asString())
                .toList();
    }

    @Test
    void whatIsWrittenAndPhotographedOfAnUrgentCaseIsReadAtOnceAndCheckedAllTheSame() {
        Map<String, Object> input = lamp();
        input.put("category", "lift");
        input.put("photos", photos(resident, 1));
        JsonNode urgent = done(report(resident, input));
        comment(resident, urgent);

        assertThat(text(property, urgent)).isEqualTo("楼道口的路灯不亮了。");
        assertThat(photosOf(property, urgent)).hasSize(2);
        assertThat(saidIn(property, urgent)).containsExactly("楼道口的路灯不亮了。", "快一点。");
        assertThat(count("select count(*) from case_check where case_id = ?", id(urgent)))
                .isEqualTo(4);

        Map<String, Object> ordinary = lamp();
        ordinary.put("photos", photos(resident, 1));
        JsonNode report = done(report(resident, ordinary));
        comment(resident, report);
        assertThat(text(property, report)).isEmpty();
        assertThat(photosOf(property, report)).isEmpty();
        assertThat(saidIn(property, report)).isEmpty();
        assertThat(count("select count(*) from case_check where case_id = ?", id(report)))
                .isEqualTo(4);
    }

    private void comment(Someone who, JsonNode report) {
        Map<String, Object> input = new HashMap<>();
        input.put("idempotencyKey", UUID.randomUUID().toString());
        input.put("case", report.path("id").asString());
        input.put("text", "快一点。");
        input.put("photos", photos(who, 1));
        done(act(who, "caseComment", "case", input));
    }

    /** What was written, as the history shows it to them. */
    private List<String> saidIn(Someone who, JsonNode report) {
        return seen(who, report.path("id").asString(), "history(first: 20) { nodes { text } }")
                .at("/history/nodes")
                .valueStream()
                .map(event -> event.path("text").asString(""))
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
