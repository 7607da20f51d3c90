package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is on: at a door, on its plate, for somebody, by kind and words. */
class EventListTests extends EventGround {

    @Autowired
    Statements statements;

    @Test
    void aDoorShowsWhatStandsAtItAndAroundItSoonestFirst() {
        String later = published(at(Duration.ofDays(9), "反诈讲座"));
        String sooner = published(at(Duration.ofDays(2), "消防演练"));
        Door elsewhere = places.door();

        assertThat(near(Map.of())).containsExactly(sooner, later);
        assertThat(near(Map.of("until", Instant.now().plus(Duration.ofDays(7)).toString())))
                .containsExactly(sooner);
        assertThat(titles(Map.of("doorplate", elsewhere.plate().toString()), Map.of()))
                .isEmpty();
        assertThat(titles(Map.of("place", Map.of("building", Ids.toOpaque(door.buildingId()))), Map.of()))
                .containsExactly(sooner, later);
    }

    @Test
    void whatIsOverOrCalledOffStandsNowhere() {
        String over = published(at(Duration.ofDays(2), "消防演练"));
        String off = published(at(Duration.ofDays(3), "反诈讲座"));

        done(cancel(file(off), "下雨"));
        time.passUntil(over, Duration.ofHours(-4));

        assertThat(near(Map.of())).isEmpty();
        assertThat(onThePlate()).isEmpty();
    }

    @Test
    void eventsAreFoundByKindAndByWords() {
        String drill = published(at(Duration.ofDays(2), "消防演练"));
        Map<String, Object> talk = at(Duration.ofDays(3), "反诈讲座");
        talk.put("kind", "LAW_TALK");
        talk.put("host", "县司法局");
        String lecture = published(talk);

        assertThat(near(Map.of("kind", "LAW_TALK"))).containsExactly(lecture);
        assertThat(near(Map.of("query", "消防"))).containsExactly(drill);
        assertThat(near(Map.of("query", "司法 讲座"))).containsExactly(lecture);
        assertThat(near(Map.of("query", "司法 消防"))).isEmpty();
        assertThat(near(Map.of("query", "消"))).containsExactly(drill);
    }

    @Test
    void onlyWhatIsHeldNearby() {
        String here = published(at(Duration.ofDays(2), "消防演练"));
        Map<String, Object> far = at(Duration.ofDays(3), "反诈讲座");
        far.remove("building");
        far.put("location", Map.of("longitude", 107.90, "latitude", 27.26));
        String there = published(far);

        assertThat(near(Map.of("withinMetres", 1000))).containsExactly(here);
        assertThat(near(Map.of("withinMetres", 10000))).containsExactly(here, there);
    }

    @Test
    void thePlateShowsEventsAsSoonAsTheyArePublished() {
        assertThat(onThePlate()).isEmpty();

        published(at(Duration.ofDays(2), "消防演练"));

        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(onThePlate()).singleElement().asString().contains("消防演练（社区服务中心二楼）"));
    }

    @Test
    void thePlateSaysWhenAnEventIsFullAndWhenItIsNoMore() {
        String event = published(content(1, "waitingLimit", 1));
        assertPlateSays("PLACES", "（社区服务中心二楼）");
        Someone first = passerBy();
        Someone second = passerBy();

        JsonNode place = done(signUp(first, event));
        assertPlateSays("LINE", "（社区服务中心二楼），已满，可候补");

        JsonNode turn = done(signUp(second, event));
        assertPlateSays("NONE", "（社区服务中心二楼），已满");

        done(giveBack(first, place));
        done(giveBack(second, turn));
        assertPlateSays("PLACES", "（社区服务中心二楼）");
    }

    private void assertPlateSays(String vacancy, String end) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode section = TestClient.of(port)
                    .field(
                            "query($code: String!) { doorplate(code: $code) { sections { lines { text }"
                                    + " ... on PlateEventSection { events { vacancy } } } } }",
                            Map.of("code", door.plate().toString()))
                    .path("sections")
                    .valueStream()
                    .filter(it -> it.has("events"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no events on the plate"));
            assertThat(section.at("/events/0/vacancy").asString("")).isEqualTo(vacancy);
            assertThat(section.at("/lines/0/text").asString("")).endsWith(end);
        });
    }

    @Test
    void aPageThatIsReadAgainAsksNothingOfItsEvents() {
        published(content(1));
        assertPlateSays("PLACES", "（社区服务中心二楼）");

        assertThat(statements.during(() -> assertPlateSays("PLACES", "（社区服务中心二楼）")))
                .noneMatch(it -> it.contains("capacity_") || it.contains("event"));
    }

    @Test
    void somebodyIsShownWhatIsForThem() {
        Map<String, Object> forRiders = at(Duration.ofDays(2), "司机体检");
        forRiders.put("who", Map.of("audiences", List.of("RIDERS")));
        Map<String, Object> forResidents = at(Duration.ofDays(3), "邻里节");
        forResidents.put("who", Map.of("audiences", List.of("RESIDENTS")));
        String drivers = published(forRiders);
        String neighbours = published(forResidents);
        String all = published(at(Duration.ofDays(4), "消防演练"));

        assertThat(forMe(rider())).containsExactly(drivers);
        assertThat(forMe(resident())).containsExactly(neighbours, all);
        assertThat(forMe(passerBy())).isEmpty();
    }

    @Test
    void aLongListCostsNoMoreStatementsThanAShortOne() {
        published(at(Duration.ofDays(2), "消防演练"));
        String query =
                "query($at: EventAtInput!) { events(at: $at, first: 50) { nodes { title publisher building { name }"
                        + " placesLeft waiting groups { placesLeft } cover { url } series { rule } report { text } came score scores"
                        + " signUps { state } } } }";
        Map<String, Object> at = Map.of("at", Map.of("doorplate", door.plate().toString()));
        Someone someone = resident();
        as(someone).field(query, at);
        int one = statements.during(() -> as(someone).field(query, at)).size();
        for (int i = 0; i < 6; i++) {
            published(at(Duration.ofDays(3 + i), "讲座" + i));
        }

        assertThat(statements.during(() -> as(someone).field(query, at))).hasSizeLessThanOrEqualTo(one);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<String> all = new java.util.ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(published(at(Duration.ofDays(2 + i), "讲座" + i)));
        }
        List<String> read = new java.util.ArrayList<>();
        Object after = null;
        do {
            Map<String, Object> more = new HashMap<>();
            more.put("first", 2);
            more.put("after", after);
            JsonNode page = page(Map.of("doorplate", door.plate().toString()), more);
            page.path("nodes").forEach(node -> read.add(id(node)));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);

        assertThat(read).isEqualTo(all);
    }

    private Map<String, Object> at(Duration in, String title) {
        Instant begin = Instant.now().plus(in);
        Map<String, Object> content = content(5);
        content.put("title", title);
        content.put("startsAt", begin.toString());
        content.put("endsAt", begin.plusSeconds(7200).toString());
        return content;
    }

    private List<String> near(Map<String, Object> more) {
        return titles(Map.of("doorplate", door.plate().toString()), more);
    }

    private List<String> titles(Map<String, Object> at, Map<String, Object> more) {
        return page(at, more).path("nodes").valueStream().map(EventGround::id).toList();
    }

    private JsonNode page(Map<String, Object> at, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("at", at);
        return TestClient.of(port).field("""
                query($at: EventAtInput!, $until: DateTime, $kind: EventKind, $query: String! = "", $withinMetres: Int,
                      $first: Int! = 20, $after: String) {
                  events(at: $at, until: $until, kind: $kind, query: $query, withinMetres: $withinMetres, first: $first,
                         after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
                }""", variables);
    }

    private List<String> forMe(Someone who) {
        return as(who).field("{ me { events { nodes { id } } } }", Map.of())
                .at("/events/nodes")
                .valueStream()
                .map(EventGround::id)
                .toList();
    }

    private List<String> onThePlate() {
        return TestClient.of(port)
                .field(
                        "query($code: String!) { doorplate(code: $code) { sections { title lines { text href } } } }",
                        Map.of("code", door.plate().toString()))
                .path("sections")
                .valueStream()
                .filter(section -> section.path("title").asString().equals("近期活动"))
                .flatMap(section -> section.path("lines").valueStream())
                .map(line -> line.path("text").asString())
                .toList();
    }
}
