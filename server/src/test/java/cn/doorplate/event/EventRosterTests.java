package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who takes part, as those see it who stand at the door. */
class EventRosterTests extends DoorGround {

    private static final List<Map<String, Object>> ALLERGY =
            List.of(Map.of("type", "TEXT", "label", "有没有药物过敏", "purpose", "供医生参考"));

    @Autowired
    Statements statements;

    @Autowired
    EventRoster rosters;

    @Autowired
    SignUpAnswers answers;

    @Autowired
    Viewers viewers;

    private JsonNode answered(Someone who, String event, String answer) {
        return done(signUp(who, event, Map.of("answers", List.of(Map.of("number", 1, "text", answer)))));
    }

    @Test
    void namesAreMaskedAnswersAreOpenAndEachReadingIsLogged() {
        String event = published(content(5, "questions", ALLERGY));
        Someone one = passerBy();
        Someone other = passerBy();
        JsonNode first = answered(one, event, "青霉素");
        answered(other, event, "没有");
        Someone worker = gridWorker();

        JsonNode lines = lines(worker, event);

        assertThat(lines.valueStream().map(line -> line.path("name").asString()))
                .containsExactly("王*英", "王*英");
        JsonNode line = lines.path(0);
        assertThat(line.path("id").asString()).isEqualTo(id(first));
        assertThat(line.path("phone").asString()).matches("140\\*{4}\\d{4}");
        assertThat(line.at("/answers/0/text").asString()).isEqualTo("青霉素");
        assertThat(line.path("passDigest").asString())
                .isEqualTo(SignUpPasses.digest(first.path("pass").asString()));
        assertThat(logged(worker, one)).containsExactly("event.roster");
        assertThat(logged(worker, other)).containsExactly("event.roster");
    }

    @Test
    void aDependantWithoutAPhoneIsReachedByWhoSignedThemUp() {
        String event = published(content(5));
        Someone daughter = passerBy();
        long mother = people.someone().id();
        jdbc.update(
                "update person set status = 'DEPENDANT', name_sealed = ? where id = ?",
                keys.seal(mother, "person.name", "刘桂芳"),
                mother);
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

        JsonNode line = lines(office, event).path(0);

        assertThat(line.path("name").asString()).isEqualTo("刘*芳");
        assertThat(line.path("byAnother").asBoolean()).isTrue();
        assertThat(line.path("phone").asString()).startsWith("140****");
        assertThat(logged(office, daughter)).containsExactly("event.roster");
    }

    @Test
    void pagesFollowTheOrderOfSigningUpInTheStatesAskedFor() {
        String event = published(content(3));
        List<String> placed = IntStream.range(0, 3)
                .mapToObj(i -> id(done(signUp(passerBy(), event))))
                .toList();
        String waits = id(done(signUp(passerBy(), event)));

        JsonNode first = roster(office, event, Map.of("first", 2)).at("/data/eventRoster");
        JsonNode second = roster(
                        office,
                        event,
                        Map.of(
                                "first",
                                2,
                                "after",
                                first.at("/pageInfo/endCursor").asString()))
                .at("/data/eventRoster");

        assertThat(ids(first)).isEqualTo(placed.subList(0, 2));
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(ids(second)).isEqualTo(placed.subList(2, 3));
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(ids(roster(office, event, Map.of("states", List.of("WAITING")))
                        .at("/data/eventRoster")))
                .containsExactly(waits);
        assertThat(ids(roster(office, event, Map.of("states", List.of())).at("/data/eventRoster")))
                .isEmpty();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("nodes").valueStream().map(EventGround::id).toList();
    }

    @Test
    void isNotFoundByWhoHasNothingToDoThereAndOfADraft() {
        String event = published(content(3));
        String draft = id(done(draft(office, content(3))));
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        assertThat(TestClient.code(roster(elsewhere, event, Map.of()))).isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(roster(passerBy(), event, Map.of()))).isEqualTo("FORBIDDEN");
        assertThat(TestClient.code(roster(office, draft, Map.of()))).isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(roster(office, "nothing", Map.of()))).isEqualTo("NOT_FOUND");
    }

    @Test
    void whatIsForAWholeCountyIsForItsOwnStaffAndNotForEveryOfficeInIt() {
        String event = published(content(3));
        done(signUp(passerBy(), event));
        Someone county = people.holding(Role.COUNTY_STAFF, region(door.county()));
        Someone worker = gridWorker();
        assertThat(lines(worker, event)).hasSize(1);

        standsAt(event, "REGION", door.county().value());
        jdbc.update("update event set publisher = ? where id = ?", door.county().value(), Ids.fromOpaque(event));

        assertThat(lines(county, event)).hasSize(1);
        for (Someone other : List.of(worker, office)) {
            assertThat(TestClient.code(roster(other, event, Map.of()))).isEqualTo("NOT_FOUND");
        }

        standsAt(event, "GRID", door.gridId());

        assertThat(lines(worker, event)).as("the county holds it in their grid").hasSize(1);
        assertThat(lines(office, event)).hasSize(1);
    }

    private void standsAt(String event, String kind, long id) {
        jdbc.update(
                "update event set content = json_set(content, '$.places', json_array(json_object('kind', ?, 'id', ?)))"
                        + " where id = ?",
                kind,
                id,
                Ids.fromOpaque(event));
    }

    @Test
    void fiftyAreReadByAsManyStatementsAsOne() {
        String event = published(content(50, "questions", ALLERGY));
        IntStream.range(0, 50).forEach(i -> answered(passerBy(), event, "没有"));

        List<String> ofOne = statements.ofThisThreadDuring(() -> read(event, 1));
        List<String> ofFifty = statements.ofThisThreadDuring(() -> read(event, 50));

        assertThat(ofFifty).hasSameSizeAs(ofOne).hasSizeLessThan(20);
    }

    private void read(String event, int first) {
        List<EventRosterLine> lines = rosters.page(
                        viewers.now(office.id()), event, List.of(SignUpState.PLACED), first, null)
                .nodes();
        assertThat(lines).hasSize(first);
        Map<Long, Event> events =
                Map.of(lines.get(0).event().number(), lines.get(0).event());
        assertThat(answers.open(lines.stream().map(EventRosterLine::row).toList(), events))
                .hasSize(first);
    }
}
