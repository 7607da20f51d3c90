package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Windows, their slots, and who books them. */
@NullUnmarked
class WindowTests extends WindowGround {

    @Autowired
    Statements statements;

    @Autowired
    FreeSlots slots;

    @Autowired
    WindowMapper rows;

    @Test
    void aResidentBooksAWindow() {
        JsonNode window = entered(2);
        Someone resident = resident();
        named(resident, "王小英");
        assertThat(service("relief").at("/windows/0/id").asString()).isEqualTo(id(window));
        List<JsonNode> free = free(window);
        String first = free.get(0).path("startsAt").asString();

        JsonNode booking = done(book(resident, window, "relief", first));

        assertThat(booking.path("number").asString()).isEqualTo("A001");
        assertThat(booking.path("state").asString()).isEqualTo("BOOKED");
        assertThat(told(resident)).anyMatch(it -> it.startsWith("预约成功"));
        assertThat(free(window).get(0).path("free").asInt()).isEqualTo(1);

        String later = free.get(1).path("startsAt").asString();
        JsonNode changed = done(act(
                resident,
                "windowBookingChange",
                "booking " + BOOKING,
                Map.of("booking", id(booking), "startsAt", later)));
        assertThat(changed.path("startsAt").asString()).isEqualTo(later);
        assertThat(free(window).get(0).path("free").asInt()).isEqualTo(2);
        assertThat(free(window).get(1).path("free").asInt()).isEqualTo(1);

        String day = Instant.parse(later).atZone(ZONE).toLocalDate().toString();
        JsonNode line = as(street)
                .field(
                        "query($w: ID!, $d: String!) { windowBookings(window: $w, day: $d) { nodes { id number name state } } }",
                        Map.of("w", id(window), "d", day))
                .at("/nodes/0");
        assertThat(line.path("name").asString()).isEqualTo("王*英");

        JsonNode back = done(cancel(resident, booking));
        assertThat(back.path("state").asString()).isEqualTo("CANCELLED");
        done(cancel(resident, booking));
        assertThat(free(window).get(1).path("free").asInt()).isEqualTo(2);
    }

    @Test
    void noSlotIsOverbookedHoweverManyComeAtOnce() throws Exception {
        JsonNode window = entered(3);
        String first = free(window).get(0).path("startsAt").asString();
        List<Someone> crowd = IntStream.range(0, 12).mapToObj(i -> passerBy()).toList();

        List<JsonNode> answers = atOnce(crowd, who -> book(who, window, "relief", first));

        assertThat(answers.stream().filter(it -> declined(it).isEmpty()))
                .as(answers.toString())
                .hasSize(3);
        assertThat(answers.stream().filter(it -> declined(it).contains("FULL@startsAt")))
                .hasSize(9);
        assertThat(free(window).get(0).path("free").asInt()).isZero();
    }

    @Test
    void oneBooksOneSlotAtATimeForAService() {
        JsonNode window = entered(5);
        Someone resident = resident();
        List<JsonNode> free = free(window);
        String first = free.get(0).path("startsAt").asString();
        done(book(resident, window, "relief", first));

        assertThat(declined(book(
                        resident, window, "relief", free.get(1).path("startsAt").asString())))
                .containsExactly("OPEN_ALREADY");
        done(book(resident, window, "pension", first));
        assertThat(declined(book(passerBy(), window, "marriage", first))).containsExactly("NO_SERVICE@service");
        String wrong = Instant.parse(first).plusSeconds(60).toString();
        assertThat(declined(book(passerBy(), window, "relief", wrong))).containsExactly("NO_SLOT@startsAt");
    }

    @Test
    void itIsNobodyElsesBooking() {
        JsonNode window = entered(5);
        JsonNode booking = done(book(
                resident(),
                window,
                "relief",
                free(window).get(0).path("startsAt").asString()));

        assertThat(declined(cancel(passerBy(), booking))).containsExactly("NOT_FOUND@booking");
        assertThat(declined(record(community, booking, "ARRIVED"))).containsExactly("NOT_FOUND@booking");
    }

    @Test
    void aDayOnWhichItIsClosedIsCalledOffAndHasNoSlots() {
        JsonNode window = entered(5);
        Someone resident = resident();
        String first = free(window).get(0).path("startsAt").asString();
        JsonNode booking = done(book(resident, window, "relief", first));
        String day = Instant.parse(first).atZone(ZONE).toLocalDate().toString();

        done(act(
                street,
                "serviceWindowClose",
                "file { version closedDays }",
                Map.of("window", id(window), "version", 1, "day", day, "reason", "系统维护")));

        assertThat(told(resident)).anyMatch(it -> it.startsWith("窗口停办"));
        assertThat(mine(resident).path("state").asString()).isEqualTo("CALLED_OFF");
        assertThat(free(window))
                .noneMatch(slot -> Instant.parse(slot.path("startsAt").asString())
                        .atZone(ZONE)
                        .toLocalDate()
                        .toString()
                        .equals(day));
        assertThat(id(booking)).isEqualTo(id(mine(resident)));
    }

    @Test
    void noSlotLiesOnADayOff() {
        List<Map<String, Object>> week = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            week.add(Map.of("weekday", day, "from", 540, "until", 600, "minutes", 30, "places", 1));
        }
        JsonNode window = done(enter(street, content("hours", week)));

        List<LocalDate> days = free(window.path("window")).stream()
                .map(slot -> Instant.parse(slot.path("startsAt").asString())
                        .atZone(ZONE)
                        .toLocalDate())
                .distinct()
                .toList();

        assertThat(days).hasSizeBetween(4, 12);
        assertThat(days)
                .noneMatch(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY
                        && !day.toString().equals("2027-02-14"));
    }

    @Test
    void aWeekWhoseHoursOverlapIsDeclined() {
        List<Map<String, Object>> week = List.of(
                Map.of("weekday", 1, "from", 540, "until", 600, "minutes", 30, "places", 1),
                Map.of("weekday", 1, "from", 570, "until", 630, "minutes", 30, "places", 1));

        assertThat(declined(enter(street, content("hours", week)))).containsExactly("SCHEDULE@content.hours");
        assertThat(declined(enter(community, content("name", "窗口")))).containsExactly("NOT_FOUND@region");
    }

    @Test
    void staffCallAndServeOnTheDay() {
        JsonNode window = entered(5);
        Someone resident = resident();
        JsonNode booking = done(book(
                resident,
                window,
                "relief",
                free(window).get(free(window).size() - 1).path("startsAt").asString()));
        assertThat(declined(record(street, booking, "CALLED"))).as("not yet").containsExactly("NOT_NOW");
        jdbc.update(
                "update hall_booking set starts_at = utc_timestamp(3), ends_at = utc_timestamp(3) where id = ?",
                Ids.fromOpaque(id(booking)));

        done(record(street, booking, "ARRIVED"));
        done(record(street, booking, "CALLED"));
        done(record(street, booking, "SERVED"));

        assertThat(declined(record(street, booking, "NO_SHOW"))).containsExactly("NOT_NOW");
        assertThat(mine(resident).path("state").asString()).isEqualTo("SERVED");
    }

    @Test
    void oneIsRemindedAndWhatNobodyRecordedPasses() {
        JsonNode window = entered(5);
        Someone resident = resident();
        List<JsonNode> free = free(window);
        JsonNode booking = done(book(
                resident,
                window,
                "relief",
                free.get(free.size() - 1).path("startsAt").asString()));
        long id = Ids.fromOpaque(id(booking));
        jdbc.update("update hall_booking set step_at = '2026-01-01 00:00:00' where id = ?", id);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(told(resident)).anyMatch(it -> it.startsWith("预约提醒")));

        jdbc.update("update hall_booking set step_at = '2026-01-01 00:00:00' where id = ?", id);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() ->
                        assertThat(mine(resident).path("state").asString()).isEqualTo("PASSED"));
    }

    @Test
    void whoAsksAgainAfterTheWindowHasClosedHasTheSameAnswer() {
        JsonNode window = entered(2);
        Someone resident = resident();
        Map<String, Object> input = booking(window, "relief", first(window));
        JsonNode booking = done(act(resident, "windowSlotBook", "booking " + BOOKING, input));
        done(close(window, null));

        JsonNode again = done(act(resident, "windowSlotBook", "booking " + BOOKING, input));

        assertThat(id(again)).isEqualTo(id(booking));
        assertThat(declined(book(resident, window, "relief", first(entered(1)))))
                .containsExactly("NOT_FOUND@window");
    }

    @Test
    void whoBookedIsReadPageByPageWithoutWhatWasGivenBack() {
        JsonNode window = entered(5);
        String first = lastDay(window).get(0).path("startsAt").asString();
        String later = lastDay(window).get(1).path("startsAt").asString();
        done(book(passerBy(), window, "relief", later));
        Someone gone = passerBy();
        done(cancel(gone, done(book(gone, window, "relief", first))));
        done(book(passerBy(), window, "relief", first));
        done(book(passerBy(), window, "relief", first));

        JsonNode page = roster(window, first, 2, null);
        JsonNode rest = roster(window, first, 2, page.at("/pageInfo/endCursor").asString());

        assertThat(numbers(page)).containsExactly("A003", "A004");
        assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(numbers(rest)).containsExactly("A001");
        assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    private JsonNode roster(JsonNode window, String slot, int first, String after) {
        Map<String, Object> variables = new HashMap<>(Map.of("w", id(window), "d", day(slot), "first", first));
        variables.put("after", after);
        return as(street)
                .field(
                        "query($w: ID!, $d: String!, $first: Int!, $after: String) {"
                                + " windowBookings(window: $w, day: $d, first: $first, after: $after)"
                                + " { nodes { number } pageInfo { hasNextPage endCursor } } }",
                        variables);
    }

    private static List<String> numbers(JsonNode page) {
        return page.path("nodes")
                .valueStream()
                .map(line -> line.path("number").asString())
                .toList();
    }

    @Test
    void theSlotsOfManyWindowsAreCountedByTwoStatements() {
        List<JsonNode> all = List.of(entered(2), entered(3), entered(4));
        for (JsonNode window : all) {
            for (JsonNode slot : free(window).subList(0, 3)) {
                done(book(passerBy(), window, "relief", slot.path("startsAt").asString()));
            }
        }
        List<WindowRow> windows = all.stream().map(this::row).toList();

        List<List<WindowSlot>> counted = new ArrayList<>();
        List<String> sent =
                statements.during(() -> counted.addAll(slots.of(windows).values()));

        assertThat(sent).hasSizeLessThanOrEqualTo(2);
        assertThat(counted.stream().flatMap(List::stream).filter(slot -> slot.free() < slot.places()))
                .hasSize(9);
    }

    private WindowRow row(JsonNode window) {
        return rows.find(List.of(Ids.fromOpaque(id(window)))).get(0);
    }
}
