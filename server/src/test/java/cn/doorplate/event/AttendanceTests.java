package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Staff record who came: by their passes, by hand, and what they took down without signal. */
class AttendanceTests extends DoorGround {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aPassIsScannedOrALineMarkedAndTheSecondTimeDoesNoHarm() {
        String event = published(content(5));
        Someone one = passerBy();
        Someone other = passerBy();
        JsonNode first = done(signUp(one, event));
        JsonNode second = done(signUp(other, event));
        time.passUntil(event, SOON);
        Someone worker = gridWorker();

        JsonNode results = done(record(
                worker, event, List.of(Map.of("pass", first.path("pass").asString()), Map.of("signUp", id(second)))));

        assertThat(results.at("/0/outcome").asString()).isEqualTo("RECORDED");
        assertThat(results.at("/0/text").asString()).isEqualTo("王*英，已签到。");
        assertThat(results.at("/0/line/checkedInBy").asString()).isEqualTo("PASS");
        assertThat(results.at("/1/line/checkedInBy").asString()).isEqualTo("BY_HAND");
        assertThat(results.at("/1/line/id").asString()).isEqualTo(id(second));
        assertThat(logged(worker, one)).containsExactly("event.attendance");
        JsonNode again = recorded(worker, event, Map.of("signUp", id(first)));
        assertThat(again.path("outcome").asString()).isEqualTo("ALREADY");
        assertThat(again.at("/line/checkedInBy").asString()).isEqualTo("PASS");
        assertThat(time.attended(event))
                .extracting(EventAttended::person)
                .containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(file(event).path("checkedIn").asInt()).isEqualTo(2);
    }

    @Test
    void whatWasTakenDownWithoutSignalIsSettledLaterAndTheEarliestStands() {
        String event = published(content(5));
        Someone one = passerBy();
        JsonNode signUp = done(signUp(one, event));
        String pass = signUp.path("pass").asString();
        time.passUntil(event, Duration.ofMinutes(-20));
        Instant early = Instant.now().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.MILLIS);
        recorded(office, event, Map.of("signUp", id(signUp)));

        JsonNode settled = recorded(office, event, Map.of("pass", pass, "at", early.toString()));
        assertThat(settled.path("outcome").asString()).isEqualTo("ALREADY");
        assertThat(Instant.parse(settled.at("/line/checkedInAt").asString())).isEqualTo(early);
        assertThat(settled.at("/line/checkedInBy").asString()).isEqualTo("PASS");

        recorded(office, event, Map.of("pass", pass, "at", early.plusSeconds(60).toString()));
        assertThat(Instant.parse(now(one, signUp).path("checkedInAt").asString()))
                .isEqualTo(early);
        assertThat(time.attended(event)).hasSize(1);
    }

    @Test
    void aDeviceWhoseClockIsAheadIsForgivenFiveMinutesAndNoMore() {
        String event = published(content(5));
        JsonNode signUp = done(signUp(passerBy(), event));
        time.passUntil(event, SOON);
        Instant now = Instant.now();

        for (Instant wrong : List.of(now.plus(Duration.ofMinutes(6)), now.minus(Duration.ofMinutes(40)))) {
            JsonNode result = recorded(office, event, Map.of("signUp", id(signUp), "at", wrong.toString()));
            assertThat(result.path("outcome").asString()).as(wrong.toString()).isEqualTo("WRONG_TIME");
            assertThat(result.at("/line/checkedInAt").isNull()).isTrue();
        }
        JsonNode ahead = recorded(
                office,
                event,
                Map.of(
                        "signUp",
                        id(signUp),
                        "at",
                        now.plus(Duration.ofMinutes(4)).toString()));
        assertThat(ahead.path("outcome").asString()).isEqualTo("RECORDED");
        assertThat(Instant.parse(ahead.at("/line/checkedInAt").asString()))
                .isBeforeOrEqualTo(Instant.now().plusSeconds(1));
    }

    @Test
    void whoHasNoPlaceIsNotRecordedAndWhatIsNoPassIsSaidToBeNone() {
        String event = published(content(1));
        String other = published(content(1));
        Someone gaveBack = passerBy();
        JsonNode none = done(signUp(gaveBack, event));
        done(giveBack(gaveBack, none));
        done(signUp(passerBy(), event));
        JsonNode waits = done(signUp(passerBy(), event));
        JsonNode elsewhere = done(signUp(passerBy(), other));
        time.passUntil(event, SOON);

        JsonNode results = done(record(
                office,
                event,
                List.of(
                        Map.of("signUp", id(none)),
                        Map.of("signUp", id(waits)),
                        Map.of("pass", elsewhere.path("pass").asString()),
                        Map.of("signUp", id(elsewhere)),
                        Map.of("pass", "什么都不是"))));

        assertThat(results.valueStream().map(it -> it.path("outcome").asString()))
                .containsExactly("NO_PLACE", "NO_PLACE", "UNKNOWN_PASS", "NO_PLACE", "UNKNOWN_PASS");
        assertThat(results.at("/0/text").asString()).isEqualTo("王*英没有这场活动的名额。");
        assertThat(results.at("/0/line/state").asString()).isEqualTo("CANCELLED");
        assertThat(results.at("/3/line").isNull()).isTrue();
        assertThat(results.at("/3/text").asString()).isEqualTo("这一位没有这场活动的名额。");
        assertThat(time.attended(event)).isEmpty();
    }

    @Test
    void whoIsMarkedByHandAfterTheEndCameAtItsEndAndNoLongerStayedAway() {
        String event = published(content(5));
        Someone came = passerBy();
        Someone late = passerBy();
        JsonNode one = done(signUp(came, event));
        JsonNode other = done(signUp(late, event));
        time.passUntil(event, Duration.ofMinutes(-10));
        recorded(office, event, Map.of("signUp", id(one)));
        time.passUntil(event, Duration.ofHours(-6));
        await().atMost(PATIENCE).until(() -> now(late, other).path("noShow").asBoolean());
        assertThat(now(came, one).path("noShow").asBoolean()).isFalse();

        JsonNode result = recorded(office, event, Map.of("signUp", id(other)));

        assertThat(result.path("outcome").asString()).isEqualTo("RECORDED");
        assertThat(result.at("/line/noShow").asBoolean()).isFalse();
        assertThat(Instant.parse(result.at("/line/checkedInAt").asString()))
                .isEqualTo(Instant.parse(file(event).at("/event/endsAt").asString())
                        .truncatedTo(ChronoUnit.MILLIS));
        assertThat(file(event).path("noShows").asInt()).isZero();
    }

    @Test
    void staffMayRecordUntilThreeDaysAfterTheEndAndNotWhenItWasCalledOff() {
        String event = published(content(5));
        JsonNode signUp = done(signUp(passerBy(), event));
        List<Map<String, Object>> came = List.of(Map.of("signUp", id(signUp)));
        assertThat(declined(record(office, event, came))).isEqualTo("NOT_NOW");

        time.passUntil(event, Duration.ofDays(-3).minusHours(2));
        done(record(office, event, came));
        time.passUntil(event, Duration.ofDays(-3).minusHours(4));
        assertThat(declined(record(office, event, came))).isEqualTo("NOT_NOW");

        String off = published(content(5));
        JsonNode there = done(signUp(passerBy(), off));
        time.passUntil(off, SOON);
        done(cancel(file(off), "下雨了"));
        assertThat(declined(record(office, off, List.of(Map.of("signUp", id(there))))))
                .isEqualTo("NOT_NOW");
    }

    @Test
    void nobodyElseRecordsAndNotNothing() {
        String event = published(content(5));
        time.passUntil(event, SOON);
        List<Map<String, Object>> one = List.of(Map.of("pass", "x"));
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        assertThat(declined(record(elsewhere, event, one))).isEqualTo("NOT_FOUND@event");
        assertThat(declined(record(office, event, List.of()))).isEqualTo("RANGE@came");
        assertThat(done(record(office, event, Collections.nCopies(100, one.get(0)))))
                .hasSize(100);
    }
}
