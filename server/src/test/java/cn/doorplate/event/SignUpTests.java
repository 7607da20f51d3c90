package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.TestPeople.Someone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing up, waiting, being offered a place, giving it back. */
class SignUpTests extends EventGround {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aNewcomerGetsAPlaceAndAPass() {
        String event = published(content(2));
        Someone someone = passerBy();

        JsonNode signUp = done(signUp(someone, event));

        assertThat(signUp.path("state").asString()).isEqualTo("PLACED");
        assertThat(signUp.path("own").asBoolean()).isTrue();
        assertThat(signUp.path("pass").asString()).hasSizeGreaterThan(20);
        assertThat(signUp.path("standing").asString()).startsWith("名额已为您留好");
        assertThat(signUp.path("actions").toString()).isEqualTo("[\"CANCEL\"]");
        assertThat(file(event).at("/event/placesLeft").asInt()).isEqualTo(1);
    }

    @Test
    void theSameRequestAgainIsAnsweredAgainAndAnotherOneIsDeclined() {
        String event = published(content(2));
        Someone someone = passerBy();
        Map<String, Object> key = Map.of("idempotencyKey", "k1");

        JsonNode first = done(signUp(someone, event, key));

        assertThat(id(done(signUp(someone, event, key)))).isEqualTo(id(first));
        assertThat(declined(signUp(someone, event))).isEqualTo("ALREADY_SIGNED_UP");
        assertThat(file(event).path("placed").asInt()).isEqualTo(1);
    }

    @Test
    void whoComesToAFullEventWaitsInOrderAndIsOfferedWhatBecomesFree() {
        String event = published(content(1));
        Someone first = passerBy();
        Someone second = passerBy();
        Someone third = passerBy();
        JsonNode has = done(signUp(first, event));
        JsonNode waits = done(signUp(second, event));
        JsonNode waitsBehind = done(signUp(third, event));
        assertThat(waits.path("state").asString()).isEqualTo("WAITING");
        assertThat(waits.path("standing").asString()).contains("候补第 1 位");
        assertThat(waitsBehind.path("ahead").asInt()).isEqualTo(1);

        done(giveBack(first, has));

        JsonNode offered = now(second, waits);
        assertThat(offered.path("state").asString()).isEqualTo("OFFERED");
        assertThat(offered.path("actions").toString()).isEqualTo("[\"ACCEPT\",\"CANCEL\"]");
        assertThat(told(second)).contains("有名额了，请确认");
        assertThat(now(third, waitsBehind).path("ahead").asInt()).isZero();
        assertThat(done(accept(second, waits)).path("state").asString()).isEqualTo("PLACED");
        assertThat(done(accept(second, waits)).path("state").asString()).isEqualTo("PLACED");
        assertThat(declined(accept(third, waitsBehind))).isEqualTo("NOT_OFFERED");
    }

    @Test
    void anOfferThatIsNotTakenGoesToTheNextAndBothAreTold() {
        String event = published(content(1));
        Someone first = passerBy();
        Someone second = passerBy();
        Someone third = passerBy();
        JsonNode has = done(signUp(first, event));
        JsonNode waits = done(signUp(second, event));
        JsonNode waitsBehind = done(signUp(third, event));
        done(giveBack(first, has));

        time.pass(event, Duration.ofMinutes(121));

        await().atMost(PATIENCE)
                .until(() -> now(third, waitsBehind).path("state").asString().equals("OFFERED"));
        assertThat(now(second, waits).path("state").asString()).isEqualTo("LAPSED");
        assertThat(told(second)).contains("保留的名额已过期");
        assertThat(told(third)).contains("有名额了，请确认");
        assertThat(declined(accept(second, waits))).isIn("LATE", "NOT_OFFERED");
    }

    @Test
    void whoWaitedInVainIsToldWhenItBegins() {
        String event = published(content(1));
        done(signUp(passerBy(), event));
        Someone second = passerBy();
        JsonNode waits = done(signUp(second, event));

        time.passUntil(event, Duration.ofSeconds(-1));

        await().atMost(PATIENCE).until(() -> told(second).contains("候补没有轮到"));
        assertThat(now(second, waits).path("state").asString()).isEqualTo("UNMET");
    }

    @Test
    void whereNobodyMayWaitWhoComesTooLateIsToldItIsFull() {
        String event = published(content(1, "waitingLimit", 0));
        done(signUp(passerBy(), event));

        assertThat(declined(signUp(passerBy(), event))).isEqualTo("FULL");
    }

    @Test
    void signingUpBeginsAndEndsWhenItWasSaid() {
        Map<String, Object> content = content(5);
        content.put("signUpOpensAt", Instant.now().plus(Duration.ofDays(1)).toString());
        content.put("signUpClosesAt", Instant.now().plus(Duration.ofDays(2)).toString());
        String event = published(content);
        assertThat(declined(signUp(passerBy(), event))).isEqualTo("NOT_OPEN_YET");

        time.pass(event, Duration.ofHours(25));
        await().atMost(PATIENCE).untilAsserted(() -> done(signUp(passerBy(), event)));

        time.pass(event, Duration.ofHours(25));
        assertThat(declined(signUp(passerBy(), event))).isEqualTo("OVER");
    }

    @Test
    void aPlaceCannotBeGivenBackAfterTheDeadlineButATurnInTheLineCan() {
        Map<String, Object> content = content(1);
        content.put("cancelUntil", Instant.now().plus(Duration.ofDays(13)).toString());
        String event = published(content);
        Someone first = passerBy();
        Someone second = passerBy();
        JsonNode has = done(signUp(first, event));
        JsonNode waits = done(signUp(second, event));

        time.pass(event, Duration.ofDays(13).plusMinutes(1));

        assertThat(declined(giveBack(first, has))).isEqualTo("TOO_LATE");
        assertThat(done(giveBack(second, waits)).path("state").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void placesOfAGroupAreForNobodyElse() {
        Map<String, Object> content = content(3);
        content.put("who", Map.of("audiences", List.of("RESIDENTS")));
        content.put(
                "groups",
                List.of(Map.of("name", "网约车司机", "capacity", 2, "who", Map.of("audiences", List.of("RIDERS")))));
        String event = published(content);

        JsonNode driver = done(signUp(rider(), event));
        JsonNode neighbour = done(signUp(resident(), event));

        assertThat(driver.path("group").asString()).isEqualTo("网约车司机");
        assertThat(neighbour.path("group").isNull()).isTrue();
        assertThat(done(signUp(resident(), event)).path("state").asString()).isEqualTo("WAITING");
        assertThat(done(signUp(rider(), event)).path("state").asString()).isEqualTo("PLACED");
        JsonNode declined = signUp(passerBy(), event);
        assertThat(declined(declined)).isEqualTo("WRONG_GROUP");
        assertThat(declined.at("/userErrors/0/message").asString()).contains("本地居民；网约车司机（骑手和司机）");
    }

    @Test
    void whoIsTooYoungIsDeclinedAndWhoseAgeIsNotKnownIsAskedForIt() {
        String event = published(content(5, "who", Map.of("audiences", List.of("EVERYONE"), "fromAge", 60)));
        Someone someone = passerBy();

        assertThat(declined(signUp(someone, event))).isEqualTo("AGE_UNKNOWN@birthDate");
        assertThat(declined(signUp(someone, event, Map.of("birthDate", "去年")))).isEqualTo("BIRTH_DATE@birthDate");
        assertThat(declined(signUp(someone, event, Map.of("birthDate", "1999-01-01"))))
                .isEqualTo("WRONG_AGE");
        assertThat(done(signUp(someone, event, Map.of("birthDate", "1950-01-01")))
                        .path("state")
                        .asString())
                .isEqualTo("PLACED");
    }

    @Test
    void answersAreCheckedAndKeptAndNobodyButThePersonReadsThemHere() {
        String event = published(content(
                5,
                "questions",
                List.of(
                        Map.of("type", "TEXT", "label", "有没有药物过敏", "purpose", "供医生参考"),
                        Map.of("type", "NUMBER", "label", "同来几人", "purpose", "准备座位", "required", false),
                        Map.of(
                                "type",
                                "SOME_OF",
                                "label",
                                "想查什么",
                                "purpose",
                                "安排医生",
                                "options",
                                List.of("血压", "血糖", "视力")))));
        Someone someone = passerBy();

        assertThat(declined(signUp(someone, event))).isEqualTo("ANSWER_MISSING@answers");
        assertThat(declined(signUp(
                        someone,
                        event,
                        Map.of(
                                "answers",
                                List.of(
                                        Map.of("number", 1, "text", "没有"),
                                        Map.of("number", 2, "text", "三"),
                                        Map.of("number", 3, "options", List.of("血压")))))))
                .isEqualTo("ANSWER_INVALID@answers[1]");
        JsonNode signUp = done(signUp(
                someone,
                event,
                Map.of(
                        "answers",
                        List.of(
                                Map.of("number", 1, "text", "青霉素"),
                                Map.of("number", 3, "options", List.of("视力", "血压"))))));

        assertThat(signUp.at("/answers/0/text").asString()).isEqualTo("青霉素");
        assertThat(signUp.at("/answers/1/text").asString()).isEqualTo("血压、视力");
        assertThat(jdbc.queryForObject(
                        "select count(*) from event_sign_up where instr(answers, '青霉素') > 0", Integer.class))
                .isZero();
    }

    @Test
    void whoHasNoNameGivesOneFirst() {
        String event = published(content(5));

        assertThat(declined(signUp(people.someone(), event))).isEqualTo("NAME_MISSING");
    }

    @Test
    void whoHasNotAgreedToThePolicyIsAskedToWhenThereIsAPlace() {
        String event = published(content(5));
        JsonNode answer = as(people.newcomer())
                .ask(
                        "mutation($event: ID!) { eventSignUp(input: {idempotencyKey: \"k\", event: $event}) { userErrors"
                                + " { code } } }",
                        Map.of("event", event));

        assertThat(cn.doorplate.TestClient.code(answer)).isEqualTo("CONSENT_REQUIRED");
    }

    @Test
    void aDraftAndWhatIsNoEventAreNotFound() {
        String draft = id(done(draft(office, content(5))));

        assertThat(declined(signUp(passerBy(), draft))).isEqualTo("NOT_FOUND@event");
        assertThat(declined(signUp(passerBy(), "nothing"))).isEqualTo("NOT_FOUND@event");
    }

    @Test
    void anothersSignUpIsNotFound() {
        String event = published(content(5));
        JsonNode signUp = done(signUp(passerBy(), event));
        Someone other = passerBy();

        assertThat(declined(giveBack(other, signUp))).isEqualTo("NOT_FOUND@signUp");
        assertThat(declined(accept(other, signUp))).isEqualTo("NOT_FOUND@signUp");
        assertThat(now(other, signUp).isNull()).isTrue();
    }

    @Test
    void whoGaveBackMaySignUpAgainAndStandsBehindWhoWaits() {
        String event = published(content(1));
        Someone first = passerBy();
        JsonNode has = done(signUp(first, event));
        done(signUp(passerBy(), event));
        done(giveBack(first, has));

        JsonNode again = done(signUp(first, event));

        assertThat(id(again)).isEqualTo(id(has));
        assertThat(again.path("state").asString()).isEqualTo("WAITING");
    }
}
