package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.privacy.PersonalDataExport;
import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What is kept of who signed up: for how long, in whose copy, and what is left when they go. */
class SignUpDataTests extends DoorGround {

    private static final List<Map<String, Object>> ALLERGY =
            List.of(Map.of("type", "TEXT", "label", "有没有药物过敏", "purpose", "供医生参考"));

    @Autowired
    Statements statements;

    @Autowired
    SignUpData data;

    @Autowired
    List<Retained> retained;

    @Autowired
    PersonalDataExports exports;

    @Autowired
    PersonFiles files;

    @Autowired
    TransactionTemplate transactions;

    private JsonNode answered(Someone who, String event) {
        return done(signUp(who, event, Map.of("answers", List.of(Map.of("number", 1, "text", "青霉素")))));
    }

    private void forget(String subject, Instant limit) {
        Retained kept = retained.stream()
                .filter(it -> it.subject().equals(subject))
                .findFirst()
                .orElseThrow();
        int removed;
        do {
            removed = kept.removeBefore(limit, 2);
            assertThat(removed).isLessThanOrEqualTo(2);
        } while (removed == 2);
    }

    private int kept(String event) {
        return count("select kept from event where id = ?", Ids.fromOpaque(event));
    }

    private int count(String sql, Object... arguments) {
        Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
        return count == null ? 0 : count;
    }

    @Test
    void answersGoFirstAndTheSignUpsLaterAndOfNoOtherEvent() {
        String event = published(content(5, "questions", ALLERGY));
        String running = published(content(5, "questions", ALLERGY));
        Someone someone = passerBy();
        JsonNode signUp = answered(someone, event);
        for (int i = 0; i < 4; i++) {
            answered(passerBy(), event);
        }
        JsonNode other = answered(someone, running);
        time.passUntil(event, Duration.ofDays(-2));
        Instant limit = Instant.now().minus(Duration.ofDays(1));

        forget("event_answers", limit);

        assertThat(now(someone, signUp).path("answers")).isEmpty();
        assertThat(now(someone, other).path("answers")).hasSize(1);
        assertThat(count("select count(*) from event_sign_up where event_id = ?", Ids.fromOpaque(event)))
                .isEqualTo(5);
        assertThat(kept(event)).isEqualTo(1);
        assertThat(kept(running)).isEqualTo(2);

        forget("event_sign_up", limit);

        assertThat(now(someone, signUp).isNull()).isTrue();
        assertThat(kept(event)).isZero();
        assertThat(now(someone, other).path("state").asString()).isEqualTo("PLACED");
        assertThat(lines(office, event)).isEmpty();
    }

    /** The last figures of an event say nothing of anybody, and are told as long as it is. */
    @Test
    void whenTheSignUpsGoSoDoTheClaimsAndHowManyCameAndWhatTheySaidStays() {
        String event = published(content(3));
        String unused = published(content(3));
        List<Someone> all = List.of(passerBy(), passerBy(), passerBy(), passerBy());
        List<JsonNode> signUps =
                all.stream().map(someone -> done(signUp(someone, event))).toList();
        time.passUntil(event, Duration.ofMinutes(-10));
        for (int i = 0; i < 2; i++) {
            recorded(office, event, Map.of("signUp", id(signUps.get(i))));
        }
        time.passUntil(event, Duration.ofHours(-6));
        done(act(all.get(0), "eventScore", "signUp { id }", Map.of("signUp", id(signUps.get(0)), "score", 5)));
        done(act(all.get(1), "eventScore", "signUp { id }", Map.of("signUp", id(signUps.get(1)), "score", 2)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> file(event).path("noShows").asInt() == 1
                        && file(event).at("/event/waiting").asInt() == 0);
        time.passUntil(event, Duration.ofDays(-2));
        time.passUntil(unused, Duration.ofDays(-2));
        String before = figures(event);
        assertThat(before).contains("\"came\":2", "\"score\":3.5", "\"scores\":2", "\"placed\":3", "\"noShows\":1");

        forget("event_sign_up", Instant.now().minus(Duration.ofDays(1)));

        assertThat(count("select count(*) from event_sign_up where event_id = ?", Ids.fromOpaque(event)))
                .isZero();
        assertThat(count("select count(*) from capacity_claim where pool = ?", Ids.fromOpaque(event)))
                .isZero();
        assertThat(kept(event)).isZero();
        assertThat(kept(unused)).isZero();
        assertThat(figures(event)).isEqualTo(before);
        assertThat(figures(unused)).contains("\"came\":0", "\"score\":null", "\"placed\":0");
    }

    private String figures(String event) {
        return as(office)
                .field(
                        "query($id: ID!) { eventFile(id: $id) { placed offered checkedIn noShows"
                                + " event { came score scores placesLeft waiting groups { placesLeft } } } }",
                        Map.of("id", event))
                .toString();
    }

    /** Those that tell of the same are read together, in each list and for all that is in it. */
    @Test
    void whatSeveralFieldsTellOfIsReadOnceForAllEvents() {
        for (int i = 0; i < 3; i++) {
            String event = published(content(3));
            done(signUp(passerBy(), event));
            time.passUntil(event, Duration.ofHours(-6));
        }
        Map<String, Object> here = Map.of("within", door.community().toString());
        String query =
                "query($within: String!) { eventFiles(within: $within, first: 10) { nodes { placed offered checkedIn"
                        + " noShows event { came score scores placesLeft waiting groups { placesLeft } } } } }";

        List<String> asked = statements.during(
                () -> assertThat(as(office).field(query, here).path("nodes")).hasSize(3));

        assertThat(asked.stream().filter(it -> it.contains("capacity_pool"))).hasSize(1);
        assertThat(asked.stream().filter(it -> it.contains("from event_sign_up")))
                .hasSize(1);
        assertThat(asked.stream().filter(it -> it.contains("from capacity_claim")))
                .hasSize(1);
    }

    @Test
    void aCopySaysWhatOneSignedUpForAndWhatCameOfIt() throws Exception {
        String event = published(content(5, "questions", ALLERGY));
        Someone someone = passerBy();
        JsonNode signUp = answered(someone, event);
        time.passUntil(event, Duration.ofMinutes(-10));
        recorded(office, event, Map.of("signUp", id(signUp)));
        time.passUntil(event, Duration.ofHours(-4));
        done(act(someone, "eventScore", "signUp { id }", Map.of("signUp", id(signUp), "score", 5)));

        long export = exports.request(someone.id()).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        exports.find(export, someone.id()).orElseThrow().status() == PersonalDataExport.Status.READY);

        assertThat(new String(exports.open(export, someone.id()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("活动报名", "免费体检", "有名额", "有没有药物过敏", "青霉素", "到场时间")
                .containsPattern("\"评分\"\\s*:\\s*5");
    }

    @Test
    void theirPlaceGoesToTheNextWhenTheyLeaveAndTheirAnswersGo() {
        String event = published(content(1, "questions", ALLERGY));
        Someone leaving = passerBy();
        Someone next = passerBy();
        answered(leaving, event);
        JsonNode waits = answered(next, event);

        data.erase(leaving.id());
        data.erase(leaving.id());

        assertThat(now(next, waits).path("state").asString()).isEqualTo("OFFERED");
        assertThat(told(next)).contains("有名额了，请确认");
        assertThat(count(
                        "select count(*) from event_sign_up where person_id = ? and answers is not null", leaving.id()))
                .isZero();
    }

    @Test
    void whereTheyWereStaysInTheCountsWhenTheyLeave() {
        String event = published(content(1));
        Someone leaving = passerBy();
        JsonNode signUp = done(signUp(leaving, event));
        time.passUntil(event, Duration.ofMinutes(-10));
        recorded(office, event, Map.of("signUp", id(signUp)));

        data.erase(leaving.id());

        assertThat(file(event).path("checkedIn").asInt()).isEqualTo(1);
        assertThat(file(event).path("placed").asInt()).isEqualTo(1);
    }

    @Test
    void whomTheySignedUpStaysSignedUpInTheirOwnName() {
        String event = published(content(5));
        Someone son = passerBy();
        Someone mother = passerBy();
        JsonNode hers = done(signUp(mother, event));
        jdbc.update("update event_sign_up set signed_by = ? where id = ?", son.id(), Ids.fromOpaque(id(hers)));

        data.erase(son.id());

        assertThat(now(mother, hers).path("state").asString()).isEqualTo("PLACED");
        assertThat(now(son, hers).isNull()).isTrue();
    }

    @Test
    void aDependantWhoIsErasedGivesTheirPlaceBackWithIt() {
        String event = published(content(1));
        Someone daughter = passerBy();
        long mother = transactions.execute(
                status -> files.enterDependant("刘桂芳", LocalDate.of(1950, 1, 1), null, daughter.id()));
        long relation = insert(
                "guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at)",
                daughter.id(),
                mother,
                "ELDER",
                "ACTIVE",
                1,
                "IN_PERSON",
                "2026-01-01 00:00:00");
        done(signUp(daughter, event, Map.of("forWhom", Map.of("dependant", Ids.toOpaque(relation)))));
        Someone next = passerBy();
        JsonNode waits = done(signUp(next, event));

        transactions.executeWithoutResult(status -> files.eraseDependant(mother));

        assertThat(now(next, waits).path("state").asString()).isEqualTo("OFFERED");
    }
}
