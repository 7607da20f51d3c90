package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The code at the door, and those who scan it. */
class DoorTests extends DoorGround {

    @Autowired
    DoorCodes codes;

    @Autowired
    EventMapper rows;

    @Autowired
    DoorMapper doorRows;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whoScansTheCodeIsCheckedInOnceAndOthersAreToldOnce() {
        String event = published(content(5));
        Someone someone = passerBy();
        JsonNode signUp = done(signUp(someone, event));
        time.passUntil(event, SOON);
        String link = code(gridWorker(), event).path("link").asString();

        JsonNode came = checkIn(someone, link);

        assertThat(done(came).at("/0/checkedInAt").asString()).isNotEmpty();
        assertThat(came.at("/event/id").asString()).isEqualTo(event);
        String first = now(someone, signUp).path("checkedInAt").asString();
        assertThat(done(checkIn(someone, link.substring(link.indexOf("/e/") + 3))))
                .as("by what stands behind /e/, a second time")
                .hasSize(1);
        assertThat(now(someone, signUp).path("checkedInAt").asString()).isEqualTo(first);
        assertThat(time.attended(event)).singleElement().satisfies(told -> {
            assertThat(told.person()).isEqualTo(someone.id());
            assertThat(told.household()).isNull();
            assertThat(told.way()).isEqualTo(CheckInWay.DOOR_CODE);
        });
        assertThat(declined(giveBack(someone, signUp))).isEqualTo("CHECKED_IN");
    }

    @Test
    void theDigitsAreGoodForTheirEventOnly() {
        String event = published(content(5));
        String other = published(content(5));
        Someone someone = passerBy();
        done(signUp(someone, event));
        done(signUp(someone, other));
        time.passUntil(event, SOON);
        time.passUntil(other, SOON);
        String digits = code(office, event).path("digits").asString();
        assertThat(digits).matches("[0-9]{6}");

        assertThat(declined(checkIn(someone, digits))).isEqualTo("CODE_OLD@code");
        assertThat(declined(checkIn(someone, Map.of("code", digits, "event", other))))
                .isEqualTo("CODE_OLD@code");
        assertThat(done(checkIn(someone, Map.of("code", digits, "event", event))))
                .hasSize(1);
    }

    @Test
    void aCodeIsGoodWhileItIsShownAndForTheHalfMinuteAfter() {
        EventRow row = Objects.requireNonNull(rows.selectById(Ids.fromOpaque(published(content(1)))));
        Instant begin = Instant.parse("2026-12-10T01:00:00Z");
        EventDoorCode shown = codes.shown(Event.of(row, begin.plusSeconds(12)));
        DoorCodeSaid scanned = DoorCodeSaid.read(shown.link(), null).orElseThrow();
        DoorCodeSaid typed =
                DoorCodeSaid.read(shown.digits(), Ids.toOpaque(row.id())).orElseThrow();

        assertThat(shown.changesAt()).isEqualTo(begin.plusSeconds(30));
        for (DoorCodeSaid said : List.of(scanned, typed)) {
            assertThat(codes.isGood(Event.of(row, begin), said)).isTrue();
            assertThat(codes.isGood(Event.of(row, begin.plusMillis(59_999)), said))
                    .isTrue();
            assertThat(codes.isGood(Event.of(row, begin.plusSeconds(60)), said)).isFalse();
            assertThat(codes.isGood(Event.of(row, begin.minusMillis(1)), said)).isFalse();
        }
    }

    @Test
    void aPhotoOfTheCodeIsOfNoUseAMinuteLater() {
        String event = published(content(5));
        Someone someone = passerBy();
        done(signUp(someone, event));
        time.passUntil(event, SOON);
        EventRow row = Objects.requireNonNull(rows.selectById(Ids.fromOpaque(event)));
        EventDoorCode photo = codes.shown(Event.of(row, Instant.now().minusSeconds(60)));

        JsonNode declined = checkIn(someone, photo.link());

        assertThat(declined(declined)).isEqualTo("CODE_OLD@code");
        assertThat(declined.at("/userErrors/0/message").asString()).contains("正在显示");
    }

    @Test
    void digitsCannotBeTriedOutAndARightOneCostsNothing() {
        String event = published(content(5));
        Someone someone = passerBy();
        done(signUp(someone, event));
        time.passUntil(event, SOON);
        String digits = code(office, event).path("digits").asString();
        String wrong = digits.equals("123456") ? "654321" : "123456";
        for (int i = 0; i < 12; i++) {
            done(checkIn(someone, Map.of("code", digits, "event", event)));
        }

        for (int i = 0; i < 10; i++) {
            assertThat(declined(checkIn(someone, Map.of("code", wrong, "event", event))))
                    .isEqualTo("CODE_OLD@code");
        }

        assertThat(declined(checkIn(someone, Map.of("code", digits, "event", event))))
                .isEqualTo("TOO_OFTEN");
        assertThat(declined(checkIn(someone, "0".repeat(29)))).isEqualTo("TOO_OFTEN");
        assertThat(done(checkIn(someone, code(office, event).path("link").asString())))
                .as("what cannot be guessed")
                .hasSize(1);
    }

    @Test
    void thereIsNoCodeBeforeAndAfterAndNobodyChecksInThen() {
        String event = published(content(5));
        Someone someone = passerBy();
        done(signUp(someone, event));
        EventRow row = Objects.requireNonNull(rows.selectById(Ids.fromOpaque(event)));
        assertThat(code(office, event).isNull()).isTrue();
        assertThat(declined(checkIn(
                        someone, codes.shown(Event.of(row, Instant.now())).link())))
                .isEqualTo("NOT_NOW");

        time.passUntil(event, Duration.ofMinutes(59));
        assertThat(code(office, event).isNull()).isFalse();

        time.passUntil(event, Duration.ofHours(-3).minusSeconds(1));
        assertThat(code(office, event).isNull()).isTrue();
        assertThat(declined(checkIn(
                        someone, codes.shown(Event.of(row, Instant.now())).link())))
                .isEqualTo("NOT_NOW");
    }

    @Test
    void theCodeIsShownToWhoStandsAtTheDoorAlone() {
        String event = published(content(5, "places", List.of(Map.of("grid", Ids.toOpaque(door.gridId())))));
        time.passUntil(event, SOON);
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));
        Someone otherGrid = people.holding(
                Role.GRID_WORKER,
                new PlaceRef(PlaceKind.GRID, places.door(door.community()).gridId()));

        assertThat(code(gridWorker(), event).path("digits").asString()).hasSize(6);
        for (Someone other : List.of(elsewhere, otherGrid)) {
            assertThat(TestClient.code(as(other)
                            .ask(
                                    "query($event: ID!) { eventDoorCode(event: $event) { digits } }",
                                    Map.of("event", event))))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void whoHasNoPlaceIsToldWhy() {
        String event = published(content(1));
        Someone has = passerBy();
        Someone waits = passerBy();
        Someone offered = passerBy();
        JsonNode place = done(signUp(has, event));
        done(signUp(offered, event));
        done(signUp(waits, event));
        // Before there is an offer: its time would pass with the rest, and the place would go on in the next round.
        time.passUntil(event, SOON);
        done(giveBack(has, place));
        String link = code(office, event).path("link").asString();

        assertThat(declined(checkIn(offered, link))).isEqualTo("OFFERED");
        assertThat(declined(checkIn(waits, link))).isEqualTo("NO_PLACE");
        assertThat(declined(checkIn(has, link))).isEqualTo("NO_PLACE");
        assertThat(declined(checkIn(passerBy(), link))).isEqualTo("NO_PLACE");
        assertThat(time.attended(event)).isEmpty();
    }

    @Test
    void whoIsBeingCheckedInCannotGiveTheirPlaceBackMeanwhile() {
        String event = published(content(1));
        Someone someone = passerBy();
        JsonNode signUp = done(signUp(someone, event));
        long id = Ids.fromOpaque(id(signUp));

        String answer = transactions.execute(status -> {
            doorRows.hold(List.of(id));
            return TestClient.code(as(someone)
                    .ask(
                            "mutation($id: ID!) { eventSignUpCancel(input: {signUp: $id}) { userErrors { code } } }",
                            Map.of("id", id(signUp))));
        });

        assertThat(answer).as("after it has waited for a while").isNotEmpty();
        assertThat(now(someone, signUp).path("state").asString()).isEqualTo("PLACED");
    }

    @Test
    void allWhomOneSignedUpAreCheckedInOrThoseWhoAreNamed() {
        String event = published(content(5));
        Someone mother = passerBy();
        Someone son = passerBy();
        named(mother, "刘桂芳");
        long household = household("601");
        for (Someone each : List.of(mother, son)) {
            insert(
                    "household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)",
                    household,
                    each.id(),
                    each.id(),
                    "CONFIRMED",
                    1,
                    door.community().value(),
                    "2026-01-01 00:00:00");
        }
        JsonNode own = done(signUp(son, event));
        JsonNode hers = done(signUp(son, event, Map.of("forWhom", Map.of("familyMember", "刘桂芳"))));
        time.passUntil(event, SOON);
        String link = code(office, event).path("link").asString();

        JsonNode named = done(checkIn(son, Map.of("code", link, "signUps", List.of(id(own)))));

        assertThat(named).singleElement().satisfies(it -> assertThat(id(it)).isEqualTo(id(own)));
        assertThat(now(son, hers).path("checkedInAt").isNull()).isTrue();
        assertThat(done(checkIn(son, link))).hasSize(2);
        assertThat(time.attended(event))
                .extracting(EventAttended::person)
                .containsExactlyInAnyOrder(son.id(), mother.id());
    }

    @Test
    void ofAHouseholdOthersAreToldWhoseThePlaceIs() {
        String event = published(content(5, "perHousehold", true));
        Someone someone = resident();
        done(signUp(someone, event));
        time.passUntil(event, SOON);

        done(checkIn(someone, code(office, event).path("link").asString()));

        assertThat(time.attended(event))
                .singleElement()
                .satisfies(told -> assertThat(told.household()).isNotNull().isNotEqualTo(someone.id()));
    }
}
