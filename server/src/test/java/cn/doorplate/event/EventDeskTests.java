package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What staff do with events: write, publish, change, call off, say how it was. */
class EventDeskTests extends EventGround {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aDraftIsForStaffAloneAndIsThereForEveryoneOncePublished() {
        JsonNode draft = done(draft(office, content(10)));
        String query =
                "query($id: ID!) { event(id: $id) { title state publisher building { name } location { latitude } } }";
        assertThat(as(passerBy()).field(query, Map.of("id", id(draft))).isNull())
                .isTrue();
        assertThat(as(office)
                        .field(query, Map.of("id", id(draft)))
                        .path("state")
                        .asString())
                .isEqualTo("DRAFT");

        done(publish(draft));

        JsonNode event = TestClient.of(port).field(query, Map.of("id", id(draft)));
        assertThat(event.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(event.path("publisher").asString()).isEqualTo("测试社区");
        assertThat(event.at("/building/name").asString()).isEqualTo("3栋");
        assertThat(event.at("/location/latitude").asDouble()).isEqualTo(27.2216);
    }

    @Test
    void saysAllThatIsToBeMendedAtOnce() {
        Map<String, Object> content = content(0);
        content.put("title", " ");
        content.put("endsAt", content.get("startsAt"));
        content.put("who", Map.of("audiences", List.of()));
        content.put(
                "signUpClosesAt",
                Instant.parse((String) content.get("startsAt")).plusSeconds(1).toString());
        content.put(
                "questions",
                List.of(Map.of("type", "ONE_OF", "label", "几点来", "purpose", "分批", "options", List.of("上午"))));
        content.put("places", List.of(Map.of("region", "110101001001")));

        JsonNode errors = draft(office, content).path("userErrors");

        assertThat(errors.valueStream()
                        .map(it -> it.path("code").asString() + "@"
                                + it.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "BLANK@content.title",
                        "WINDOW@content.endsAt",
                        "SIGN_UP_WINDOW@content.signUpClosesAt",
                        "RANGE@content.capacity",
                        "AUDIENCE_EMPTY@content.who",
                        "QUESTION@content.questions[0]",
                        "PLACE@content.places[0]");
    }

    @Test
    void groupsHaveNoMorePlacesTogetherThanThereAre() {
        Map<String, Object> group = Map.of("name", "司机", "capacity", 11, "who", Map.of("audiences", List.of("RIDERS")));

        assertThat(declined(draft(office, content(10, "groups", List.of(group)))))
                .isEqualTo("GROUP_PLACES@content.groups");
    }

    @Test
    void nobodyElseWritesPublishesOrCallsOff() {
        JsonNode draft = done(draft(office, content(10)));
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        assertThat(declined(staff(elsewhere, "eventPublish", named(draft, Map.of()))))
                .isEqualTo("NOT_FOUND@event");
        assertThat(declined(draft(elsewhere, content(10)))).isEqualTo("NOT_FOUND@publisher");
        assertThat(as(elsewhere)
                        .field("query($id: ID!) { eventFile(id: $id) { id } }", Map.of("id", id(draft)))
                        .isNull())
                .isTrue();
    }

    @Test
    void aChangeFromAnOldVersionIsDeclined() {
        JsonNode draft = done(draft(office, content(10)));
        done(edit(draft, content(20)));

        assertThat(declined(edit(draft, content(30)))).isEqualTo("CONFLICT");
        assertThat(declined(publish(draft))).isEqualTo("CONFLICT");
    }

    @Test
    void whoSignedUpIsToldWhatChangedAndNothingElse() {
        String event = published(content(10));
        Someone someone = passerBy();
        done(signUp(someone, event));
        Map<String, Object> moved = same(event, 10);
        moved.put("venue", "社区广场");

        done(edit(file(event), moved));

        await().atMost(PATIENCE).until(() -> told(someone).contains("活动有变动：免费体检"));
        assertThat(lastText(someone)).startsWith("地点改为社区广场。");
        moved.put("text", "换了一句话。");
        done(edit(file(event), moved));
        assertThat(told(someone)).hasSize(1);
    }

    @Test
    void morePlacesGoToWhoWaitsAndFewerThanAreTakenAreDeclined() {
        String event = published(content(1));
        done(signUp(passerBy(), event));
        Someone second = passerBy();
        JsonNode waits = done(signUp(second, event));

        done(edit(file(event), same(event, 2)));

        assertThat(now(second, waits).path("state").asString()).isEqualTo("OFFERED");
        assertThat(declined(edit(file(event), same(event, 1)))).isEqualTo("BELOW_TAKEN@content.capacity");
        assertThat(file(event).at("/event/capacity").asInt()).isEqualTo(2);
    }

    @Test
    void questionsGroupsAndRepeatingStayOncePublished() {
        String event = published(content(10));
        Map<String, Object> other = same(event, 10);
        other.put("questions", List.of(Map.of("type", "TEXT", "label", "过敏吗", "purpose", "供医生参考")));
        other.put(
                "groups", List.of(Map.of("name", "司机", "capacity", 1, "who", Map.of("audiences", List.of("RIDERS")))));
        other.put("perHousehold", true);

        assertThat(edit(file(event), other)
                        .path("userErrors")
                        .valueStream()
                        .map(it -> it.path("code").asString() + "@"
                                + it.path("field").asString()))
                .containsExactlyInAnyOrder(
                        "FIXED@content.questions", "FIXED@content.groups", "FIXED@content.perHousehold");
    }

    @Test
    void calledOffItTellsEveryoneOnceAndTakesNobodyMore() {
        String event = published(content(1));
        Someone has = passerBy();
        Someone waits = passerBy();
        JsonNode place = done(signUp(has, event));
        done(signUp(waits, event));

        done(cancel(file(event), "台风要来"));

        await().atMost(PATIENCE)
                .until(() -> told(has).contains("活动取消：免费体检") && told(waits).contains("活动取消：免费体检"));
        assertThat(lastText(has)).contains("台风要来");
        assertThat(declined(cancel(file(event), "再取消一次"))).isEqualTo("CONFLICT");
        assertThat(declined(signUp(passerBy(), event))).isIn("CANCELLED", "OVER");
        assertThat(now(has, place).path("standing").asString()).isEqualTo("活动已取消，不用来了。");
        assertThat(now(has, place).path("actions")).isEmpty();
        assertThat(told(has)).hasSize(1);
        assertThat(TestClient.of(port).get("/events/" + event).statusCode()).isEqualTo(410);
    }

    @Test
    void aSeriesIsPublishedAtOnceEachWithPlacesOfItsOwn() {
        LocalDate first = LocalDate.now(EventTimes.ZONE).plusMonths(1).withDayOfMonth(10);
        Instant begin = first.atTime(9, 0).atZone(EventTimes.ZONE).toInstant();
        Map<String, Object> content = content(1);
        content.put("startsAt", begin.toString());
        content.put("endsAt", begin.plusSeconds(7200).toString());
        content.put(
                "repeats", Map.of("monthlyOn", 10, "until", first.plusMonths(3).toString()));
        String event = published(content);

        JsonNode series = file(event).at("/event/series");

        assertThat(series.path("rule").asString()).isEqualTo("每月 10 日");
        List<String> days = series.path("next")
                .valueStream()
                .map(it -> Instant.parse(java.time.OffsetDateTime.parse(
                                        it.path("startsAt").asString())
                                .toInstant()
                                .toString())
                        .atZone(EventTimes.ZONE)
                        .toLocalDate()
                        .toString())
                .toList();
        assertThat(days)
                .containsExactly(
                        first.toString(),
                        first.plusMonths(1).toString(),
                        first.plusMonths(2).toString(),
                        first.plusMonths(3).toString());
        Someone someone = passerBy();
        done(signUp(someone, event));
        done(signUp(someone, series.at("/next/1/id").asString()));
    }

    @Test
    void laterOnesOfASeriesChangeLikewiseEachOnItsOwnDay() {
        LocalDate first = LocalDate.now(EventTimes.ZONE).plusWeeks(1);
        Instant begin = first.atTime(9, 0).atZone(EventTimes.ZONE).toInstant();
        Map<String, Object> content = content(5);
        content.put("startsAt", begin.toString());
        content.put("endsAt", begin.plusSeconds(7200).toString());
        content.put(
                "repeats", Map.of("weekly", true, "until", first.plusWeeks(2).toString()));
        String event = published(content);
        content.remove("repeats");
        content.put("startsAt", begin.plusSeconds(3600).toString());
        content.put("venue", "社区广场");
        JsonNode second = file(event).at("/event/series/next/1");

        done(staff(office, "eventEdit", named(file(event), Map.of("content", content, "laterToo", true))));

        JsonNode now = file(id(second)).path("event");
        assertThat(now.path("venue").asString()).isEqualTo("社区广场");
        assertThat(java.time.OffsetDateTime.parse(now.path("startsAt").asString())
                        .toInstant())
                .isEqualTo(begin.plus(Duration.ofDays(7)).plusSeconds(3600));
        done(staff(office, "eventCancel", named(file(id(second)), Map.of("reason", "放假", "laterToo", true))));
        assertThat(file(event).at("/event/series/next")).hasSize(1);
    }

    @Test
    void howItWasIsSaidOnceItIsOver() {
        String event = published(content(5));
        Map<String, Object> report = Map.of("text", "来了很多人。\n谢谢志愿者。");
        assertThat(declined(staff(office, "eventReport", named(file(event), report))))
                .isEqualTo("NOT_OVER");
        time.passUntil(event, Duration.ofHours(-4));

        done(staff(office, "eventReport", named(file(event), report)));

        assertThat(TestClient.of(port)
                        .field("query($id: ID!) { event(id: $id) { state came report { text } } }", Map.of("id", event))
                        .at("/report/text")
                        .asString())
                .isEqualTo("来了很多人。\n谢谢志愿者。");
    }

    @Test
    void staffFindEventsByHowFarTheyHaveComePageByPage() {
        String first = published(content(5));
        String second = published(content(5));
        JsonNode draft = done(draft(office, content(5)));
        time.passUntil(first, Duration.ofHours(-1));

        assertThat(found("[RUNNING]")).containsExactly(first);
        assertThat(found("[PUBLISHED]")).containsExactly(second);
        assertThat(found("[DRAFT]")).containsExactly(id(draft));
        assertThat(found("[ENDED, CANCELLED]")).isEmpty();
        assertThat(found("[DRAFT, PUBLISHED, RUNNING]")).containsExactlyInAnyOrder(first, second, id(draft));
        JsonNode page = files("[DRAFT, PUBLISHED, RUNNING]", null);
        assertThat(page.path("nodes")).hasSize(2);
        JsonNode next = files(
                "[DRAFT, PUBLISHED, RUNNING]", page.at("/pageInfo/endCursor").asString());
        assertThat(next.at("/nodes/0/id").asString()).isEqualTo(first);
    }

    private JsonNode files(String states, @Nullable String after) {
        Map<String, Object> variables = new java.util.HashMap<>();
        variables.put("within", door.county().toString());
        if (after != null) {
            variables.put("after", after);
        }
        Someone county = people.holding(Role.COUNTY_STAFF, region(door.county()));
        return as(county)
                .field(
                        "query($within: String!, $after: String) { eventFiles(within: $within, states: " + states
                                + ", first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
                        variables);
    }

    private List<String> found(String states) {
        return as(office)
                .field(
                        "query($within: String!) { eventFiles(within: $within, states: " + states
                                + ") { nodes { id publisher { code } places { __typename } } } }",
                        Map.of("within", door.community().toString()))
                .path("nodes")
                .valueStream()
                .map(EventGround::id)
                .toList();
    }

    /** What it says already, with so many places. */
    private Map<String, Object> same(String event, int capacity) {
        JsonNode now = file(event).path("event");
        Map<String, Object> content = content(capacity);
        for (String field : List.of("startsAt", "endsAt", "signUpClosesAt", "cancelUntil")) {
            content.put(field, now.path(field).asString());
        }
        return content;
    }

    private String lastText(Someone who) {
        return as(who).field("{ me { inbox { messages(first: 1) { nodes { text } } } } }", Map.of())
                .at("/inbox/messages/nodes/0/text")
                .asString();
    }
}
