package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.shared.Ids;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A case comes into somebody's hands at its desk, and is done there. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseHandsTests extends CaseDeskGround {

    @Autowired
    Statements statements;

    @Autowired
    CaseWriting writing;

    @Autowired
    CaseVerification verification;

    @Autowired
    BlindIndex index;

    @Test
    void whoTakesItHasItAndSaysHowItWasDone() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);

        JsonNode taken = act(staff, "caseTake", row, Map.of());
        assertThat(taken.at("/case/state").asString()).isEqualTo("IN_HAND");
        assertThat(taken.at("/case/handler/isMe").asBoolean()).isTrue();
        assertThat(taken.at("/case/category/code").asString()).isEqualTo("street-lamp");
        assertThat(taken.at("/case/dueAt").asString())
                .isEqualTo(taken.at("/case/levelDueAt").asString());

        JsonNode done = act(staff, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "灯泡已换。"));
        assertThat(done.at("/case/state").asString()).isEqualTo("DONE");
        assertThat(done.at("/case/finish/text").asString()).isEqualTo("灯泡已换。");
        assertThat(now(row).facts().get(Known.FINISHER)).isEqualTo(staff.id());
        assertThat(actions(row)).containsExactly("FILE", "TAKE", "FINISH");
    }

    @Test
    void oneOfTwoWhoTakeItAtOnceHasItAndTheOtherIsTold() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);

        assertThat(code(act(staff, "caseTake", row, 0, Map.of()))).isEqualTo("CONFLICT");
        act(staff, "caseTake", row, Map.of());
        assertThat(code(act(at(community()), "caseTake", row, row.version(), Map.of())))
                .isEqualTo("CONFLICT");
        assertThat(code(act(at(community()), "caseTake", row, Map.of())))
                .as("by who has read it since")
                .isEqualTo("CONFLICT");
        assertThat(now(row).facts().get(Known.HANDLER)).isEqualTo(staff.id());
    }

    @Test
    void nobodyElseLearnsThatThereIsSuchACase() {
        CaseRow row = cases.lampAtProperty(resident, door);
        Someone elsewhere = at(TestCases.property(places.door(door.community())));

        assertThat(code(act(elsewhere, "caseTake", row, Map.of()))).isEqualTo("NOT_FOUND");
        assertThat(code(act(at(mediator()), "caseTake", row, Map.of()))).isEqualTo("NOT_FOUND");
        assertThat(code(act(at(community()), "caseTake", row, Map.of())))
                .as("it may be seen, and is another's to take")
                .isEqualTo("CONFLICT");
    }

    @Test
    void nobodyTakesWhatTheyRaisedThemselves() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(staff, door);

        assertThat(code(act(staff, "caseTake", row, Map.of()))).isEqualTo("OWN_WORK");
    }

    @Test
    void whatIsPutBackWaitsAgainAndWinsNoTime() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        CaseRow taken = now(row);

        assertThat(code(act(staff, "caseRelease", row, Map.of("reason", " ")))).isEqualTo("BLANK");
        assertThat(code(act(at(community()), "caseRelease", row, Map.of("reason", "不是我的。"))))
                .isEqualTo("CONFLICT");
        JsonNode back = act(staff, "caseRelease", row, Map.of("reason", "明天请假。"));

        assertThat(back.at("/case/state").asString()).isEqualTo("WAITING");
        assertThat(now(row).facts().the(Known.DUE))
                .as("to be taken again soon")
                .isBefore(taken.facts().the(Known.DUE));
        assertThat(now(row).facts().get(Known.CAP)).isEqualTo(taken.facts().get(Known.CAP));
        assertThat(now(row).facts().has(Known.HANDLER)).isFalse();
    }

    @Test
    void theClockStandsStillForAWhileAndGoesOnWithWhatWasLeft() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());

        Map<String, ?> tooLong = pause(Duration.ofDays(8));
        assertThat(code(act(staff, "casePause", row, tooLong))).isEqualTo("WINDOW");
        for (int i = 0; i < 3; i++) {
            JsonNode paused = act(staff, "casePause", row, pause(Duration.ofDays(2)));
            assertThat(code(paused)).isEmpty();
            assertThat(now(row).facts().state()).isEqualTo(CaseState.PAUSED);
            assertThat(now(row).facts().has(Known.DUE)).isFalse();
            assertThat(code(act(staff, "caseResume", row, Map.of()))).isEmpty();
            assertThat(now(row).facts().state()).isEqualTo(CaseState.IN_HAND);
        }
        assertThat(code(act(staff, "casePause", row, pause(Duration.ofDays(2)))))
                .isEqualTo("PAUSED_OFTEN");
    }

    private Map<String, ?> pause(Duration length) {
        return Map.of(
                "reason",
                "WAITING_FOR_RESIDENT",
                "until",
                writing.now().plus(length).toString(),
                "text",
                "请补充灯杆编号。");
    }

    @Test
    void textsThatCannotStandThereAreDeclined() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());

        assertThat(code(finish(staff, row, ""))).isEqualTo("BLANK");
        assertThat(code(finish(staff, row, "长".repeat(1001)))).isEqualTo("TOO_LONG");
        assertThat(code(finish(staff, row, "好\u202E了"))).isEqualTo("MARKUP");
        assertThat(code(finish(staff, row, "第一行\r\n第二行"))).isEmpty();
    }

    private JsonNode finish(Someone staff, CaseRow row, String text) {
        return act(staff, "caseFinish", row, Map.of("outcome", "SOLVED", "text", text));
    }

    @Test
    void aDuplicateNamesTheOtherCaseThatOneMaySee() {
        Someone staff = at(community());
        CaseRow first = cases.lamp(resident, door);
        CaseRow elsewhere = cases.lamp(resident, places.door());
        CaseRow row = cases.lamp(people.someone(), door);
        act(staff, "caseTake", row, Map.of());

        for (CaseRow wrong : List.of(row, elsewhere)) {
            assertThat(code(duplicate(staff, row, "DUPLICATE", wrong))).isEqualTo("DUPLICATE");
        }
        assertThat(code(duplicate(staff, row, "SOLVED", first))).isEqualTo("DUPLICATE");
        JsonNode done = duplicate(staff, row, "DUPLICATE", first);
        assertThat(done.at("/case/finish/text").asString())
                .contains(first.caseNumber().spaced());
    }

    private JsonNode duplicate(Someone staff, CaseRow row, String outcome, CaseRow of) {
        return act(
                staff,
                "caseFinish",
                row,
                Map.of(
                        "outcome",
                        outcome,
                        "text",
                        "重复。",
                        "duplicateOf",
                        of.caseNumber().spaced()));
    }

    @Test
    void photosThatAreSentAlongBelongToTheCaseAndOthersAreDeclined() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        String photo = picture(staff);

        Map<String, ?> with = Map.of("outcome", "SOLVED", "text", "好了。", "photos", List.of(photo));
        assertThat(code(act(
                        staff,
                        "caseFinish",
                        row,
                        Map.of("outcome", "SOLVED", "text", "好了。", "photos", List.of(picture(resident))))))
                .isEqualTo("PHOTO");
        assertThat(code(act(
                        staff, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "好了。", "after", List.of(photo)))))
                .isEqualTo("WRONG_KIND");
        assertThat(code(act(staff, "caseFinish", row, with))).isEmpty();
        assertThat(jdbc.queryForList("select role from case_photo where case_id = ?", String.class, row.id()))
                .containsExactly("ANSWERED");
    }

    @Test
    void whoMayAnswersAQuestionAtOnce() {
        Someone staff = at(community());
        CaseRow row = cases.file(resident, door, "insurance", community());

        assertThat(code(act(staff, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "好了。"))))
                .as("it has not been taken")
                .isEqualTo("CONFLICT");
        JsonNode answered = act(staff, "questionAnswer", row, Map.of("text", "带身份证到社区窗口。"));
        assertThat(answered.at("/question/state").asString()).isEqualTo("DONE");
        assertThat(answered.at("/question/finish/text").asString()).isEqualTo("带身份证到社区窗口。");
        assertThat(code(act(staff, "questionAnswer", cases.lamp(resident, door), Map.of("text", "好。"))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void whatWeChatHoldsForAgainstTheRulesIsNoAnswerAndWhatItCannotCheckIs() throws Exception {
        Someone staff = at(community());
        CaseRow row = cases.file(resident, door, "insurance", community());
        assertThat(code(act(staff, "questionAnswer", row, Map.of("text", "risky，不过没有查。"))))
                .isEmpty();

        onWeChat(staff);
        CaseRow other = cases.file(resident, door, "insurance", community());
        assertThat(code(act(staff, "questionAnswer", other, Map.of("text", "risky 的话"))))
                .isEqualTo("RISKY");
        assertThat(actions(other)).containsExactly("FILE");
        assertThat(code(act(staff, "questionAnswer", other, Map.of("text", "带身份证。"))))
                .isEmpty();
    }

    /** Who was in the mini-program just now: for others the platform checks nothing. */
    private void onWeChat(Someone someone) throws Exception {
        String openid = "o" + UUID.randomUUID().toString().replace("-", "");
        people.onWeChat(someone, openid, index);
        WeChatStandIn platform = WeChatStandIn.shared();
        URI login = URI.create(platform.url() + "/sns/jscode2session?appid=" + WeChatStandIn.APP_ID + "&secret="
                + WeChatStandIn.APP_SECRET + "&grant_type=authorization_code&js_code=" + platform.codeFor(openid));
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(login).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        assertThat(answer).contains(openid);
    }

    @Test
    void anActionCostsAtMostTwentyStatements() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);

        assertThat(statements.during(() -> act(staff, "caseTake", row, row.version(), Map.of())))
                .hasSizeLessThanOrEqualTo(20);
        int first = finishing(staff, row, 1);
        CaseRow other = cases.lamp(resident, door);
        act(staff, "caseTake", other, Map.of());

        assertThat(first).as("with a photo").isLessThanOrEqualTo(26);
        assertThat(finishing(staff, other, 9)).as("with nine").isEqualTo(first);
    }

    private int finishing(Someone staff, CaseRow row, int photos) {
        int version = now(row).version();
        List<String> sent = Stream.generate(() -> picture(staff)).limit(photos).toList();
        Map<String, ?> done = Map.of("outcome", "SOLVED", "text", "好了。", "photos", sent);
        return statements
                .during(() -> act(staff, "caseFinish", row, version, done))
                .size();
    }

    @Test
    void whatIsOnlySaidMakesNoActionOfAnotherFail() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);
        say(resident, row, "还是不亮。");
        urge(row);

        assertThat(now(row).seq()).isEqualTo(3);
        assertThat(now(row).version()).isEqualTo(row.version());
        assertThat(code(act(staff, "caseTake", row, row.version(), Map.of()))).isEmpty();
        int taken = now(row).version();
        assertThat(taken).isEqualTo(row.version() + 1);
        assertThat(code(say(staff, row, "马上去看。"))).isEmpty();
        assertThat(code(say(resident, row, List.of(picture(resident)))))
                .as("with a photo")
                .isEmpty();
        assertThat(code(act(staff, "caseRelease", row, taken, Map.of("reason", "请假。"))))
                .isEmpty();
        assertThat(code(act(staff, "caseTake", row, taken, Map.of()))).isEqualTo("CONFLICT");
    }

    @Test
    void whoeverSpeaksMeanwhileTheHistoryHasNoGapsAndWhoActsIsNotKeptFromIt() {
        Someone staff = at(community());
        Someone colleague = at(community());
        CaseRow row = cases.lamp(resident, door);
        List<CompletableFuture<Void>> speaking = Stream.of(resident, colleague, resident, colleague)
                .map(who -> CompletableFuture.runAsync(() -> IntStream.range(0, 8)
                        .forEach(i ->
                                assertThat(code(say(who, row, "第" + i + "次说。"))).isEmpty())))
                .toList();
        for (int i = 0; i < 12; i++) {
            assertThat(code(act(staff, "caseTake", row, Map.of()))).isEmpty();
            assertThat(code(act(staff, "caseRelease", row, Map.of("reason", "请假。"))))
                    .isEmpty();
        }
        speaking.forEach(CompletableFuture::join);

        assertThat(now(row).seq()).isEqualTo(1 + 32 + 24);
        assertThat(now(row).version()).isEqualTo(row.version() + 24);
        assertThat(verification.cases(row.id() - 1).broken())
                .noneMatch(broken -> broken.number().value() == row.number());
    }

    private JsonNode say(Someone who, CaseRow row, String text) {
        return said(who, row, text, List.of());
    }

    private JsonNode say(Someone who, CaseRow row, List<String> photos) {
        return said(who, row, "您看。", photos);
    }

    private JsonNode said(Someone who, CaseRow row, String text, List<String> photos) {
        Map<String, Object> input = Map.of(
                "idempotencyKey",
                UUID.randomUUID().toString(),
                "case",
                Ids.toOpaque(row.id()),
                "text",
                text,
                "photos",
                photos);
        return as(who).field(
                        "mutation($input: CaseCommentInput!) { caseComment(input: $input) { case { id } userErrors { code } } }",
                        Map.of("input", input));
    }

    private void urge(CaseRow row) {
        Map<String, Object> input =
                Map.of("idempotencyKey", UUID.randomUUID().toString(), "case", Ids.toOpaque(row.id()));
        JsonNode urged = as(resident)
                .field(
                        "mutation($input: CaseUrgeInput!) { caseUrge(input: $input) { case { id } userErrors { code } } }",
                        Map.of("input", input));
        assertThat(code(urged)).isEmpty();
    }
}
