package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Staff see how a broadcast goes, hold it up, let it go on and stop it, over HTTP. */
@NullUnmarked // what is null where it must not be is a failed test
class BroadcastDeskTests extends BroadcastTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FIELDS = """
            id kind title subject state trouble planned counted startedAt endedAt version
            channels { channel waiting sent failed dropped } failures { channel failure text count }
            """;

    @Autowired
    Statements statements;

    @Autowired
    BroadcastDeliveryMapper deliveries;

    private RegionCode community;
    private TestClient staff;

    @BeforeEach
    void engage() {
        community = community();
        staff = TestClient.of(port).as(staff(Role.COMMUNITY_STAFF, community));
    }

    @Test
    void whatWaitsIsHeldUpAndGoesOnAgain() {
        long id = told();
        List<Long> crowd = persons(1_200);
        crowd.forEach(person -> delivery(id, person, "WAITING", Map.of()));

        JsonNode paused = change("Pause", id, 0).path("broadcast");

        assertThat(paused.path("state").asString()).isEqualTo("PAUSED");
        assertThat(paused.path("version").asInt()).isEqualTo(1);
        assertThat(paused.path("counted").asBoolean()).isTrue();
        await().atMost(PATIENCE).until(() -> states(id).equals(Map.of("PAUSED", 1_200)));
        assertThat(shown(id).at("/channels/0/waiting").asInt()).isEqualTo(1_200);
        JsonNode resumed = change("Resume", id, 1).path("broadcast");
        assertThat(resumed.path("state").asString()).isEqualTo("TOLD");
        await().atMost(PATIENCE).until(() -> states(id).equals(Map.of("WAITING", 1_200)));
    }

    @Test
    void whatIsStoppedGivesEachConsentBackOnce() {
        long id = told();
        List<Long> crowd = persons(1_200);
        crowd.forEach(person -> {
            insert("subscribe_credit", Map.of("person_id", person, "template", "T", "remaining", 2, "standing", false));
            delivery(id, person, person % 2 == 0 ? "WAITING" : "PAUSED", Map.of("spent", true, "template", "T"));
        });
        long sent = persons(1).get(0);
        long inHand = persons(1).get(0);
        for (long person : List.of(sent, inHand)) {
            insert("subscribe_credit", Map.of("person_id", person, "template", "T", "remaining", 2, "standing", false));
        }
        delivery(id, sent, "SENT", Map.of("spent", true, "template", "T"));
        delivery(id, inHand, "WAITING", Map.of("spent", true, "template", "T", "holder", 9));

        assertThat(change("Stop", id, 0).at("/broadcast/state").asString()).isEqualTo("STOPPED");

        await().atMost(PATIENCE).until(() -> states(id).equals(Map.of("DROPPED", 1_200, "SENT", 1, "WAITING", 1)));
        await().atMost(PATIENCE).until(() -> remaining(crowd).equals(Map.of(3, 1_200)));
        assertThat(remaining(List.of(sent, inHand))).isEqualTo(Map.of(2, 2));
        assertThat(TestClient.code(asked("Stop", id, 1))).isEqualTo("CONFLICT");
        later().round();
        assertThat(remaining(crowd)).isEqualTo(Map.of(3, 1_200));
    }

    @Test
    void whereNoConsentWasSpentNoneIsGivenBack() {
        long id = told();
        long person = persons(1).get(0);
        insert("subscribe_credit", Map.of("person_id", person, "template", "T", "remaining", 0, "standing", true));
        delivery(id, person, "WAITING", Map.of("spent", false, "template", "T"));

        change("Stop", id, 0);

        await().atMost(PATIENCE).until(() -> states(id).equals(Map.of("DROPPED", 1)));
        assertThat(remaining(List.of(person))).isEqualTo(Map.of(0, 1));
    }

    @Test
    void takingItBackStopsWhatIsOnItsWay() {
        long id = told();
        persons(3).forEach(person -> delivery(id, person, "HELD", Map.of()));

        transactions.executeWithoutResult(status -> broadcasts.withdraw(List.of(row(id).cause()), "说错了"));

        await().atMost(PATIENCE).until(() -> states(id).equals(Map.of("DROPPED", 3)));
    }

    /** A sender read "paused", was slow, and wrote it after staff had let the broadcast go on. */
    @Test
    void whatAHandPutDownTooLateIsFoundAgain() {
        long id = told();
        change("Pause", id, 0);
        change("Resume", id, 1);
        await().atMost(PATIENCE).until(() -> settledOnce(id));
        delivery(id, persons(1).get(0), "PAUSED", Map.of());

        BroadcastSettling later = later();
        await().atMost(PATIENCE).until(() -> {
            later.round();
            return states(id).equals(Map.of("WAITING", 1));
        });
    }

    @Test
    void saysWhatBecameOfIt() {
        long id = told();
        List<Long> crowd = persons(9);
        delivery(id, crowd.get(0), "WAITING", Map.of());
        delivery(id, crowd.get(1), "HELD", Map.of());
        delivery(id, crowd.get(2), "SENT", Map.of());
        delivery(id, crowd.get(3), "FAILED", Map.of("failure", "INVALID"));
        delivery(id, crowd.get(4), "FAILED", Map.of("failure", "NOT_SUBSCRIBED"));
        delivery(id, crowd.get(5), "FAILED", Map.of("failure", "NOT_SUBSCRIBED"));
        delivery(id, crowd.get(6), "DROPPED", Map.of());
        delivery(id, crowd.get(7), "SENT", Map.of("channel", "SMS"));
        delivery(id, crowd.get(8), "WAITING", Map.of("channel", "SMS", "failure", "AWAY"));

        JsonNode shown = shown(id);

        assertThat(shown.path("channels").toString())
                .isEqualTo("[{\"channel\":\"WECHAT\",\"waiting\":2,\"sent\":1,\"failed\":3,\"dropped\":1},"
                        + "{\"channel\":\"SMS\",\"waiting\":1,\"sent\":1,\"failed\":0,\"dropped\":0}]");
        assertThat(shown.path("failures").size()).isEqualTo(2);
        assertThat(shown.at("/failures/0/failure").asString()).isEqualTo("NOT_SUBSCRIBED");
        assertThat(shown.at("/failures/0/count").asInt()).isEqualTo(2);
        assertThat(shown.at("/failures/0/text").asString()).contains("允许");
        assertThat(shown.at("/failures/1/failure").asString()).isEqualTo("INVALID");
    }

    @Test
    void everyReasonHasASentence() {
        long id = told();
        for (DeliveryFailure failure : DeliveryFailure.values()) {
            delivery(id, persons(1).get(0), "FAILED", Map.of("failure", failure.name()));
        }

        assertThat(StreamSupport.stream(shown(id).path("failures").spliterator(), false)
                        .map(it -> it.path("text").asString()))
                .hasSize(DeliveryFailure.values().length)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.length() > 10);
    }

    @Test
    void listsARegionsTheNewestFirstPageByPage() {
        long county = community.at(RegionLevel.COUNTY).value();
        RegionCode beside = new TestPlaces(jdbc, doorplates).community(new RegionCode(county * 1_000_000 + 2001));
        long one = told(community);
        long two = told(community.at(RegionLevel.STREET));
        long three = told(beside);
        long four = told(community.at(RegionLevel.COUNTY));
        TestClient office = TestClient.of(port).as(staff(Role.COUNTY_STAFF, community.at(RegionLevel.COUNTY)));

        List<Long> seen = new ArrayList<>();
        JsonNode page = list(office, Long.toString(county), 3, null);
        page.path("nodes")
                .forEach(node -> seen.add(Ids.fromOpaque(node.path("id").asString())));
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        page = list(
                office, Long.toString(county), 3, page.at("/pageInfo/endCursor").asString());
        page.path("nodes")
                .forEach(node -> seen.add(Ids.fromOpaque(node.path("id").asString())));

        assertThat(seen).containsExactly(four, three, two, one);
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(list(staff, community.toString(), 10, null).path("nodes").size())
                .as("what lies around it is not in it")
                .isEqualTo(1);
    }

    @Test
    void isNothingToTheStaffOfAnotherPlace() {
        long id = told();
        TestClient others = TestClient.of(port).as(staff(Role.COMMUNITY_STAFF, community()));

        assertThat(others.ask(node(id)).at("/data/node").isNull()).isTrue();
        for (String change : List.of("Pause", "Resume", "Stop")) {
            assertThat(TestClient.code(others.ask(mutation(change, Ids.toOpaque(id), 0))))
                    .isEqualTo("NOT_FOUND");
            assertThat(TestClient.code(staff.ask(mutation(change, "nothing", 0))))
                    .isEqualTo("NOT_FOUND");
        }
        assertThat(row(id).state()).isEqualTo(BroadcastState.TOLD);
    }

    @Test
    void whoReadAnOlderVersionIsToldSo() {
        long id = told();
        change("Pause", id, 0);

        for (String change : List.of("Pause", "Resume", "Stop")) {
            JsonNode answer = asked(change, id, 0);
            assertThat(TestClient.code(answer)).isEqualTo("CONFLICT");
            assertThat(answer.toString()).contains("刷新");
        }
        assertThat(TestClient.code(asked("Pause", id, 1))).as("twice").isEqualTo("CONFLICT");
    }

    @Test
    void asksTheDatabaseNoMoreForManyThanForOne() {
        for (int i = 0; i < 20; i++) {
            long id = told();
            delivery(id, persons(1).get(0), "FAILED", Map.of("failure", "AWAY"));
        }

        List<String> one = statements.during(() -> list(staff, community.toString(), 1, null));
        List<String> many = statements.during(() -> list(staff, community.toString(), 20, null));

        assertThat(many).hasSizeLessThanOrEqualTo(one.size());
    }

    @Test
    void countsOutOfAnIndexAlone() {
        long id = told();
        delivery(id, persons(1).get(0), "FAILED", Map.of("failure", "AWAY"));

        List<String> counts = statements.during(() -> shown(id)).stream()
                .filter(sql -> sql.contains("from delivery"))
                .toList();

        assertThat(counts)
                .hasSize(2)
                .allSatisfy(sql -> assertThat(jdbc.queryForList("explain format=traditional " + sql, id)
                                .get(0)
                                .get("Extra"))
                        .asString()
                        .matches(".*Using index(;.*|$)"));
    }

    /** One that lies in all inboxes. */
    private long told() {
        return told(community);
    }

    private long told(RegionCode region) {
        long id = Ids.next();
        NewBroadcast wanted = toCrowd(unheard(), region);
        rows.insert(id, id, wanted, Clock.systemUTC().instant().plus(Duration.ofDays(1)));
        rows.insertText(id, wanted.title(), wanted.text());
        rows.finish(id, 0, Clock.systemUTC().instant());
        return id;
    }

    /** Due tomorrow, so that nothing goes out while the test looks at it. */
    private void delivery(long broadcast, long person, String state, Map<String, ?> more) {
        Instant now = Clock.systemUTC().instant();
        Map<String, Object> columns = new HashMap<>(Map.of(
                "id",
                Ids.next(),
                "person_id",
                person,
                "seq",
                1,
                "channel",
                "WECHAT",
                "kind",
                "NOTICE",
                "region_code",
                community.value(),
                "broadcast_id",
                broadcast,
                "state",
                state,
                "due_at",
                now.plus(Duration.ofDays(1))));
        columns.put("created_at", now);
        columns.putAll(more);
        insert("delivery", columns);
    }

    private Map<String, Integer> states(long broadcast) {
        Map<String, Integer> states = new HashMap<>();
        jdbc.query(
                "select state, count(*) from delivery where broadcast_id = ? group by state",
                row -> {
                    states.put(row.getString(1), row.getInt(2));
                },
                broadcast);
        return states;
    }

    /** How many of them have how many consents left. */
    private Map<Integer, Integer> remaining(List<Long> persons) {
        Map<Integer, Integer> remaining = new HashMap<>();
        persons.forEach(person -> remaining.merge(
                jdbc.queryForObject(
                        "select remaining from subscribe_credit where person_id = ?", Integer.class, person),
                1,
                Integer::sum));
        return remaining;
    }

    /** The same work some seconds later. */
    private BroadcastSettling later() {
        return new BroadcastSettling(deliveries, transactions, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(11)));
    }

    private boolean settledOnce(long id) {
        Instant next = jdbc.queryForObject("select settle_at from broadcast where id = ?", Instant.class, id);
        return next.isAfter(Clock.systemUTC().instant().plusSeconds(2));
    }

    private JsonNode shown(long id) {
        return staff.field(node(id), Map.of());
    }

    private static String node(long id) {
        return "{ node(id: \"" + Ids.toOpaque(id) + "\") { ... on Broadcast {" + FIELDS + "} } }";
    }

    private static JsonNode list(TestClient client, String within, int first, String after) {
        return client.field(
                "query ($within: String!, $first: Int!, $after: String) {"
                        + " broadcasts(within: $within, first: $first, after: $after) { nodes {" + FIELDS
                        + "} pageInfo { hasNextPage endCursor } } }",
                after == null
                        ? Map.of("within", within, "first", first)
                        : Map.of("within", within, "first", first, "after", after));
    }

    private JsonNode change(String change, long id, int version) {
        JsonNode payload = asked(change, id, version).path("data").iterator().next();
        assertThat(payload.path("userErrors").isEmpty()).as(payload.toString()).isTrue();
        return payload;
    }

    private JsonNode asked(String change, long id, int version) {
        return staff.ask(mutation(change, Ids.toOpaque(id), version));
    }

    private static String mutation(String change, String id, int version) {
        return "mutation { broadcast" + change + "(input: { broadcast: \"" + id + "\", version: " + version
                + " }) { broadcast {" + FIELDS + "} userErrors { field code message } } }";
    }
}
