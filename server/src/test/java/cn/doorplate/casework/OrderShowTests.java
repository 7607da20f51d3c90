package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

import cn.doorplate.TestClient;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.Export;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import tools.jackson.databind.JsonNode;

/** 晒单: what came of an order is shown to all while its pictures are fit, who ordered it lets it be, and no office took it down. */
@NullUnmarked // what is null where it must not be is a failed test
class OrderShowTests extends CaseDeskGround {

    private static final String WORDS = "一个上午就修好了水管。";

    private static final String SHOWING = """
        query($id: ID!) { node(id: $id) { ... on Order {
          actions showing { state text photos { id chosen byMe state } }
          history(first: 50) { nodes { action text bySide by { title isMe } } } } } }\
        """;

    private static final String SHOWN = """
        query($community: String!) { ordersShown(at: {region: $community}) {
          nodes { id text before { id } after { id } } } }\
        """;

    @Autowired
    CaseVerdicts verdicts;

    @Autowired
    CaseData data;

    @Autowired
    CaseRetention retention;

    @Autowired
    @Qualifier("oldShownOrders") Retained oldShownOrders;

    @Autowired
    CaseWriting writing;

    @Autowired
    Statements statements;

    /** At the office of the community. */
    private Someone staff;

    private Someone colleague;

    /** At the office of the street. */
    private Someone chief;

    private Someone member;
    private CaseRow order;
    private String before;
    private String after;

    @BeforeEach
    void isDone() {
        staff = at(community());
        colleague = at(community());
        chief = at(street());
        member = people.holding(Role.MEMBER_UNIT, region(door.community()));
        order = done();
        before = photo("BEFORE");
        after = photo("AFTER");
    }

    /** Ordered by the resident, done by a unit with a picture of before and one of after, and confirmed. */
    private CaseRow done() {
        long unit = Ids.next();
        jdbc.update(
                "insert into member_unit (id, region_code, name, created_at) values (?, ?, ?, utc_timestamp(3))",
                unit,
                door.community().value(),
                "单位" + unit);
        jdbc.update(
                "insert into member_unit_person (unit_id, person_id, created_at) values (?, ?, utc_timestamp(3))",
                unit,
                member.id());
        CaseRow filed = cases.file(resident, door, "home-repair", community());
        done(act(staff, "orderOffer", filed, Map.of("unit", Ids.toOpaque(unit))));
        done(act(member, "orderTake", filed, Map.of()));
        Map<String, ?> finish = Map.of(
                "outcome",
                "SOLVED",
                "text",
                "修好了。",
                "before",
                List.of(picture(member)),
                "after",
                List.of(picture(member)));
        done(act(member, "caseFinish", filed, finish));
        return cases.act(now(filed), new CaseAct.Confirm(5), resident, CaseHat.RAISER, null);
    }

    private static void done(JsonNode payload) {
        assertThat(payload.path("userErrors")).as(payload.toString()).isEmpty();
    }

    private String photo(String role) {
        return Ids.toOpaque(jdbc.queryForObject(
                "select media_id from case_photo where case_id = ? and role = ?", Long.class, order.id(), role));
    }

    private JsonNode show(Someone who, String... photos) {
        return act(who, "orderShow", order, Map.of("text", WORDS, "photos", List.of(photos)));
    }

    private JsonNode hide(Someone who) {
        return act(who, "orderHide", order, Map.of());
    }

    private JsonNode judge(Someone who, String photo, boolean fit) {
        Map<String, ?> said =
                fit ? Map.of("target", photo, "fit", true) : Map.of("target", photo, "fit", false, "reason", "拍到了人脸。");
        return act(who, "caseTextJudge", order, said);
    }

    /** WeChat says it, or that it does not know. */
    private void checked(String photo, CaseTextState state) {
        verdicts.decide(order.id(), Ids.fromOpaque(photo), state, state != CaseTextState.TO_BE_LOOKED_AT);
    }

    private JsonNode seen(Someone who) {
        return as(who).field(SHOWING, Map.of("id", Ids.toOpaque(order.id())));
    }

    private String state(Someone who) {
        return seen(who).at("/showing/state").asString("");
    }

    /** As in {@code TO_BE_LOOKED_AT by me}, of those that are chosen. */
    private Map<String, String> chosen(Someone who) {
        return seen(who)
                .at("/showing/photos")
                .valueStream()
                .filter(it -> it.path("chosen").asBoolean())
                .collect(Collectors.toMap(
                        it -> it.path("id").asString(),
                        it -> it.path("state").asString() + (it.path("byMe").asBoolean() ? " by me" : "")));
    }

    private JsonNode wall() {
        return TestClient.of(port)
                .field(SHOWN, Map.of("community", door.community().toString()))
                .path("nodes");
    }

    private List<String> told(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 50) { nodes { title } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .map(it -> it.path("title").asString())
                .toList();
    }

    private int count(String sql, Object... with) {
        return jdbc.queryForObject(sql, Integer.class, with);
    }

    @Test
    void whoChosePicturesIsToldThatAnotherPassesThem() {
        done(show(staff, before, after));
        checked(after, CaseTextState.TO_BE_LOOKED_AT);

        assertThat(code(judge(staff, after, true))).isEqualTo("OWN_WORK");
        assertThat(wall()).isEmpty();
        done(judge(chief, after, true));
        assertThat(wall()).hasSize(1);
    }

    @Test
    void whatAPersonFoundUnfitStaysSoHoweverOftenItIsShown() {
        done(show(staff, before, after));
        checked(after, CaseTextState.FIT);
        checked(before, CaseTextState.TO_BE_LOOKED_AT);
        done(judge(colleague, before, false));

        done(show(staff, after));
        assertThat(code(show(staff, before, after))).as("chosen again").isEqualTo("PHOTO");
        done(hide(staff));
        assertThat(code(show(staff, before, after))).as("shown anew").isEqualTo("PHOTO");
        done(show(staff, after));
        assertThat(wall()).hasSize(1);
        assertThat(wall().at("/0/before")).isEmpty();
    }

    @Test
    void withThePicturesOfWhoLeavesItGoesFromTheWall() {
        done(show(staff, before, after));
        checked(before, CaseTextState.FIT);
        checked(after, CaseTextState.FIT);
        assertThat(wall()).hasSize(1);

        data.erase(member.id());

        assertThat(wall()).isEmpty();
    }

    @Test
    void withWhoOrderedItNothingOfItIsShownAnyMore() {
        done(show(staff, before, after));
        checked(after, CaseTextState.FIT);
        assertThat(wall()).hasSize(1);

        data.erase(resident.id());

        assertThat(wall()).isEmpty();
        assertThat(count("select count(*) from order_shown where order_id = ?", order.id()))
                .isZero();
        assertThat(count("select count(*) from order_shown_photo where order_id = ?", order.id()))
                .isZero();
        assertThat(code(show(staff, before, after))).as("nobody could say no").isEqualTo("UNWANTED");
    }

    @Test
    void withTheWordsOfItsOrderItIsRemoved() {
        done(show(staff, before, after));
        checked(after, CaseTextState.FIT);
        Instant end = now(order).changedAt().plusMillis(1);

        while (retention.removeBefore(end, 100) == 100) {
            // Others' cases may be older still.
        }

        assertThat(wall()).isEmpty();
        assertThat(count("select count(*) from order_shown where order_id = ?", order.id()))
                .isZero();
        assertThat(count("select count(*) from order_shown_photo where order_id = ?", order.id()))
                .isZero();
    }

    @Test
    void whatAnOfficeTookDownIsNotShownAnewInSilence() {
        done(show(staff, before, after));
        done(show(staff, after));
        assertThat(told(resident)).as("once, however often it is changed").containsOnlyOnce("您的家庭小修会在“晒单”里展示");

        done(hide(chief));
        assertThat(told(resident)).contains("您的家庭小修不再在“晒单”里展示");
        done(show(staff, before, after));

        assertThat(told(resident)).filteredOn("您的家庭小修会在“晒单”里展示"::equals).hasSize(2);
        assertThat(told(chief)).contains("您撤下的晒单又展示了：家庭小修");
        assertThat(told(staff)).doesNotContain("您撤下的晒单又展示了：家庭小修");
    }

    @Test
    void whatWeChatCannotSayOfAPictureAPersonSaysWhoStandsInTheHistoryWithTheReason() {
        done(show(staff, before, after));
        assertThat(chosen(staff)).isEqualTo(Map.of(before, "CHECKING by me", after, "CHECKING by me"));

        checked(before, CaseTextState.TO_BE_LOOKED_AT);
        checked(after, CaseTextState.TO_BE_LOOKED_AT);

        assertThat(told(colleague)).as("once a showing").containsOnlyOnce("晒单的照片请您看一看：家庭小修");
        assertThat(told(staff)).doesNotContain("晒单的照片请您看一看：家庭小修");
        assertThat(chosen(colleague)).isEqualTo(Map.of(before, "TO_BE_LOOKED_AT", after, "TO_BE_LOOKED_AT"));
        assertThat(seen(colleague).path("actions").toString()).contains("JUDGE");
        assertThat(seen(resident).at("/showing/photos"))
                .as("not for who ordered it")
                .isEmpty();
        done(judge(colleague, after, true));
        done(judge(colleague, before, false));

        assertThat(chosen(colleague)).isEqualTo(Map.of(before, "UNFIT", after, "FIT"));
        checked(before, CaseTextState.FIT);
        assertThat(wall().at("/0/before")).as("a person's word stands").isEmpty();
        assertThat(wall().at("/0/after")).hasSize(1);
        JsonNode said = seen(colleague).at("/history/nodes");
        assertThat(said.path(said.size() - 1).path("action").asString()).isEqualTo("JUDGE");
        assertThat(said.path(said.size() - 1).path("text").asString()).isEqualTo("拍到了人脸。");
        assertThat(said.path(said.size() - 1).at("/by/isMe").asBoolean()).isTrue();
        assertThat(seen(resident).path("history").toString()).doesNotContain("拍到了人脸。");
        assertThat(jdbc.queryForList(
                        "select judged_seq from order_shown_photo where order_id = ? order by judged_seq",
                        Integer.class,
                        order.id()))
                .containsExactly(now(order).seq() - 1, now(order).seq());
    }

    @Test
    void whereNobodyElseIsAtTheOfficeTheOneAboveIsAskedToLook() {
        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                colleague.id());
        done(show(staff, after));
        checked(after, CaseTextState.TO_BE_LOOKED_AT);

        assertThat(told(chief)).contains("晒单的照片请您看一看：家庭小修");
    }

    @Test
    void nothingButWhatIsForAllIsJudgedOfAnOrderThatHasEnded() {
        assertThat(code(judge(chief, after, false))).as("nobody has shown it").isEqualTo("NOT_FOUND");
        String text = Ids.toOpaque(jdbc.queryForObject(
                "select id from case_text where case_id = ? and what = 'FILE'", Long.class, order.id()));
        assertThat(code(judge(chief, text, false))).isEqualTo("NOT_FOUND");
    }

    @Test
    void aPictureWhoseChooserLeavesBeforeWeChatHasSeenItWaitsForAPerson() {
        done(show(staff, after));

        data.erase(staff.id());

        assertThat(chosen(colleague)).isEqualTo(Map.of(after, "TO_BE_LOOKED_AT"));
    }

    @Test
    void whoOrderedItTakesItDownAndLetsItBeShownAgain() {
        done(show(staff, before, after));
        checked(after, CaseTextState.FIT);
        assertThat(code(act(resident, "orderShowAllow", order, Map.of()))).isEqualTo("CONFLICT");

        done(hide(resident));
        assertThat(wall()).isEmpty();
        assertThat(state(resident)).isEqualTo("UNWANTED");
        assertThat(told(staff)).contains("点单的人不愿公开：家庭小修");
        assertThat(code(show(staff, after))).isEqualTo("UNWANTED");
        assertThat(code(act(staff, "orderShowAllow", order, Map.of()))).isEqualTo("NOT_FOUND");

        done(act(resident, "orderShowAllow", order, Map.of()));
        assertThat(wall().at("/0/text").asString()).isEqualTo(WORDS);
        assertThat(state(resident)).isEqualTo("SHOWN");
        assertThat(told(staff)).contains("点单的人同意公开：家庭小修");
    }

    @Test
    void whateverBecomesOfItStandsInTheHistory() {
        done(show(staff, before, after));
        done(hide(chief));
        done(show(colleague, after));
        done(hide(resident));
        done(act(resident, "orderShowAllow", order, Map.of()));

        JsonNode all = seen(resident).at("/history/nodes");
        List<JsonNode> last = new ArrayList<>();
        for (int i = all.size() - 5; i < all.size(); i++) {
            last.add(all.path(i));
        }
        assertThat(last)
                .extracting(event -> event.path("action").asString()
                        + " by "
                        + event.path("bySide").asString())
                .containsExactly(
                        "SHOW by STAFF", "HIDE by STAFF", "SHOW by STAFF", "HIDE by RAISER", "SHOW_ALLOW by RAISER");
        assertThat(last.get(0).path("text").asString()).isEqualTo(WORDS);
        assertThat(seen(staff).path("actions").toString())
                .as("what is shown says that")
                .doesNotContain("SHOW");
    }

    @Test
    void howItStandsIsSaidWithWhatWasChosenLast() {
        assertThat(state(staff)).isEmpty();
        done(show(staff, before, after));
        done(show(colleague, after));

        assertThat(state(staff)).isEqualTo("SHOWN");
        assertThat(seen(staff).at("/showing/text").asString()).isEqualTo(WORDS);
        assertThat(chosen(staff)).as("who chose it first").isEqualTo(Map.of(after, "CHECKING by me"));
        assertThat(seen(staff).at("/showing/photos")).as("chosen before").hasSize(2);
        done(hide(chief));
        assertThat(state(staff)).isEqualTo("HIDDEN");
        assertThat(chosen(staff)).containsOnlyKeys(after);
        done(show(colleague, after));
        assertThat(chosen(colleague)).as("shown anew").isEqualTo(Map.of(after, "CHECKING by me"));
    }

    @Test
    void aYearAfterItWasShownItIsRemovedButThatItIsNotWantedStays() {
        done(show(staff, before, after));
        done(hide(resident));
        Instant then = writing.now().plusMillis(1);
        oldShownOrders.removeBefore(then, 1000);
        assertThat(state(resident)).isEqualTo("UNWANTED");

        done(act(resident, "orderShowAllow", order, Map.of()));
        oldShownOrders.removeBefore(then, 1000);
        assertThat(state(resident)).isEmpty();
    }

    @Test
    void theCopyOfOnesDataSaysWhatIsShownOfOnesOrders() {
        done(show(staff, before, after));

        Export into = mock(Export.class);
        data.export(resident.id(), into);

        assertThat(mockingDetails(into).getInvocations().toString()).contains("晒单说明=" + WORDS);
    }

    @Test
    void thePageOfManyCostsAsManyStatementsAsThatOfOne() {
        done(show(staff, before, after));
        checked(before, CaseTextState.FIT);
        checked(after, CaseTextState.FIT);
        wall();
        int ofOne = statements.during(this::wall).size();

        for (int i = 0; i < 3; i++) {
            order = done();
            done(show(staff, photo("BEFORE"), photo("AFTER")));
            checked(photo("BEFORE"), CaseTextState.FIT);
            checked(photo("AFTER"), CaseTextState.FIT);
        }
        assertThat(wall()).hasSize(4);
        assertThat(statements.during(this::wall)).hasSizeLessThanOrEqualTo(ofOne);
    }
}
