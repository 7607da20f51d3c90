package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.identity.Reaches;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.messaging.LinkUnsent;
import cn.doorplate.messaging.SmsLinks;
import cn.doorplate.messaging.TestSms;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The slip by which somebody without an account sees what was filed for them, and takes it back. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseSlipTests extends CaseFixture {

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoHoldsTheSlipSeesTheCaseAndTakesItBackWithTheLastFourDigits() {
        JsonNode report = filedForACaller();
        String path = slip(property, report);

        HttpResponse<String> page = TestClient.of(port).get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(report.path("number").asString(), "楼道口的路灯不亮了。", "测试小区3栋2单元", "撤销");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");

        String last = lastDigits(report);
        String wrong = last.equals("0000") ? "1111" : "0000";
        assertThat(revoke(path, wrong).body()).contains("没有撤销");
        assertThat(row(report).facts().state()).isEqualTo(CaseState.WAITING);

        assertThat(revoke(path, last).body()).contains("已撤销").doesNotContain("没有撤销");
        assertThat(row(report).facts().state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(count(
                        "select count(*) from case_event where case_id = ? and action = 'REVOKE' and party = 1",
                        id(report)))
                .isEqualTo(1);
    }

    @Test
    void anElderForWhomAHeadFilesIsToldBySmsWhereTheySeeItAndTakeItBack() {
        household("303");
        Someone head = people.holding(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        JsonNode report = filedForANeighbour(head, "13900139001");

        String path = addressBySms(report);
        assertThat(TestClient.of(port).get(path).body())
                .contains(report.path("number").asString(), "楼道口的路灯不亮了。");
        assertThat(revoke(path, lastDigits(report)).body()).contains("已撤销");
        assertThat(row(report).facts().state()).isEqualTo(CaseState.WITHDRAWN);
    }

    @Test
    void whoHasNoPhoneGetsASlipAndWhoHasAnAccountTheMessageAlone() {
        household("303");
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        JsonNode withPhone = filedForANeighbour(worker, "13900139002");
        assertThat(TestClient.of(port).get(addressBySms(withPhone)).statusCode())
                .isEqualTo(200);

        assertThat(messages(worker, withPhone)).isEmpty();

        JsonNode without = filedForANeighbour(worker, null);
        assertThat(count("select count(*) from case_slip where case_id = ?", id(without)))
                .isZero();
        assertThat(messages(worker, without)).singleElement().asString().contains("请打印代办单", "一小时内");
        assertThat(TestClient.of(port).get(slip(worker, without)).statusCode()).isEqualTo(200);

        Someone elder = people.reachable(index).someone();
        lives(elder, household("304"));
        Map<String, Object> input = new HashMap<>(lamp());
        input.put("forWhom", Map.of("neighbour", neighbour("304", "王小英")));
        JsonNode known = done(report(worker, input));
        assertThat(row(known).raisedBy()).isEqualTo(elder.id());
        assertThat(count("select count(*) from case_slip where case_id = ?", id(known)))
                .isZero();
        assertThat(code(print(worker, known))).isEqualTo("HAS_ACCOUNT");
        assertThat(as(elder)
                        .field("{ me { inbox { messages(first: 5) { nodes { title text subject } } } } }", Map.of())
                        .path("inbox")
                        .toString())
                .contains("已为您登记一件事项", "撤销代办", known.path("id").asString());
    }

    @Test
    void noAddressIsPromisedWhereNoSmsBringsOne() {
        household("303");
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        long elder = row(filedForANeighbour(worker, "13900139003")).raisedBy();

        assertThat(tokens(TestSms.links("LINK", "link")).wayTo(elder)).isEqualTo(SlipTokens.Way.SMS);
        assertThat(tokens(TestSms.links("CASE", "title")).wayTo(elder)).isEqualTo(SlipTokens.Way.PAPER);
    }

    private SlipTokens tokens(SmsLinks links) {
        return new SlipTokens(
                context.getBean(CaseSlipMapper.class),
                context.getBean(Reaches.class),
                links,
                context.getBean(CaseWriting.class));
    }

    @Test
    void whoFiledItPrintsASlipWhenTheSmsDoesNotArrive() {
        household("303");
        Someone worker = people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        JsonNode report = filedForANeighbour(worker, "13900139004");
        jdbc.update("update ledger_case set filed_at = filed_at - interval 9 hour where id = ?", id(report));
        assertThat(code(print(worker, report))).isEqualTo("PRINT_OVER");

        LinkUnsent unsent = new LinkUnsent(row(report).raisedBy(), id(report));
        transaction.executeWithoutResult(status -> context.publishEvent(unsent));

        assertThat(messages(worker, report)).singleElement().asString().contains("请打印代办单", "3 天内");
        assertThat(TestClient.of(port).get(slip(worker, report)).statusCode()).isEqualTo(200);
        jdbc.update("update case_slip set unsent_at = unsent_at - interval 3 day where case_id = ?", id(report));
        assertThat(code(print(worker, report))).isEqualTo("PRINT_OVER");
    }

    private List<String> messages(Someone who, JsonNode about) {
        return as(who).field("{ me { inbox { messages(first: 20) { nodes { title text subject } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .filter(message -> about.path("id")
                        .asString()
                        .equals(message.path("subject").asString("")))
                .map(JsonNode::toString)
                .toList();
    }

    private JsonNode filedForANeighbour(Someone by, String phone) {
        Map<String, Object> neighbour = new HashMap<>(neighbour("303", "周老太"));
        neighbour.put("phone", phone);
        Map<String, Object> input = new HashMap<>(lamp());
        input.put("forWhom", Map.of("neighbour", neighbour));
        return done(report(by, input));
    }

    /** As the template spells it: what comes before the last value stands there. */
    private String addressBySms(JsonNode report) {
        List<String> values = new TestSms(context).valuesFor(row(report).raisedBy());
        return "/cases/slip/" + values.get(values.size() - 1);
    }

    @Test
    void whoHoldsTheSlipContradictsAPauseOfWhichTheyKnowNothing() {
        JsonNode report = filedForACaller();
        String path = slip(property, report);
        String last = lastDigits(report);
        assertThat(goOn(path, last).body()).contains("现在不能继续计时");
        cases.act(row(report), new CaseAct.Take(property.id(), null), property, CaseHat.DESK, Role.PROPERTY_STAFF);
        pause(report, PauseReason.WAITING_FOR_RESIDENT);

        assertThat(TestClient.of(port).get(path).body()).contains("暂停计时", "继续计时");
        assertThat(goOn(path, last.equals("0000") ? "1111" : "0000").body()).contains("没有继续计时");
        assertThat(row(report).facts().state()).isEqualTo(CaseState.PAUSED);
        assertThat(goOn(path, last).body()).contains("正在办理").doesNotContain("继续计时");

        assertThat(row(report).facts().state()).isEqualTo(CaseState.IN_HAND);
        assertThat(count(
                        "select count(*) from case_event where case_id = ? and action = 'RESUME' and party = 1",
                        id(report)))
                .isEqualTo(1);
        pause(report, PauseReason.APPOINTMENT);
        goOn(path, last);
        assertThat(row(report).facts().state()).isEqualTo(CaseState.IN_HAND);
    }

    private void pause(JsonNode report, PauseReason reason) {
        CaseAct pause = new CaseAct.Pause(reason, row(report).changedAt().plus(Duration.ofDays(1)));
        cases.act(row(report), pause, property, CaseHat.HANDLER, Role.PROPERTY_STAFF);
    }

    @Test
    void theDigitsAreNotToBeTriedOut() {
        JsonNode report = filedForACaller();
        String path = slip(property, report);
        String last = lastDigits(report);
        for (int i = 0; i < 5; i++) {
            revoke(path, last.equals("000" + i) ? "1111" : "000" + i);
        }

        assertThat(revoke(path, last).body()).contains("没有撤销");
        assertThat(row(report).facts().state()).isEqualTo(CaseState.WAITING);
    }

    @Test
    void aSlipIsPrintedByWhoFiledItAndForAnHour() {
        JsonNode report = filedForACaller();
        assertThat(code(print(office, report))).isEqualTo("NOT_FOUND");
        assertThat(code(print(resident, done(report(resident, lamp()))))).isEqualTo("NOT_FOUND");
        String path = slip(property, report);

        jdbc.update("update ledger_case set filed_at = filed_at - interval 1 hour where id = ?", id(report));
        assertThat(code(print(property, report))).isEqualTo("PRINT_OVER");
        assertThat(TestClient.of(port).get(path).statusCode()).isEqualTo(200);
        jdbc.update("update case_slip set expires_at = created_at where case_id = ?", id(report));
        assertThat(TestClient.of(port).get(path).statusCode()).isEqualTo(404);
        assertThat(TestClient.of(port).get("/cases/slip/AAAAAAAAAAAAAAAAAAAAAA").statusCode())
                .isEqualTo(404);
    }

    private JsonNode filedForACaller() {
        Map<String, Object> input = new HashMap<>(lamp());
        input.put("forWhom", Map.of("caller", Map.of("name", "张大爷", "phone", "0851-2345678")));
        return done(report(property, input));
    }

    private String slip(Someone who, JsonNode report) {
        return URI.create(print(who, report).at("/slip/url").asString()).getPath();
    }

    private JsonNode print(Someone who, JsonNode report) {
        return as(who).field(
                        "mutation($case: ID!) { caseSlipPrint(input: {case: $case}) {"
                                + " slip { url expiresAt } userErrors { code } } }",
                        Map.of("case", report.path("id").asString()));
    }

    private static String code(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }

    private static String lastDigits(JsonNode report) {
        String number = report.path("number").asString();
        return number.substring(number.length() - 4);
    }

    private HttpResponse<String> revoke(String path, String digits) {
        return post(path, "act=revoke&digits=" + digits);
    }

    private HttpResponse<String> goOn(String path, String digits) {
        return post(path, "act=continue&digits=" + digits);
    }

    private HttpResponse<String> post(String path, String form) {
        return TestClient.of(port)
                .post(path, "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }
}
