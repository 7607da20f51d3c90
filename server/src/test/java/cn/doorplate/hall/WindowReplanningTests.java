package cn.doorplate.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What becomes of slots and bookings when a window changes or closes. */
@NullUnmarked
class WindowReplanningTests extends WindowGround {

    @Autowired
    WindowMapper rows;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void whoBooksWhileAWindowClosesWaitsAndIsNotLetIn() throws Exception {
        JsonNode window = entered(5);
        String first = first(window);
        Someone who = passerBy();

        CompletableFuture<JsonNode> answer = transaction.execute(status -> {
            rows.close(window(window), 1, Instant.now());
            CompletableFuture<JsonNode> booking =
                    CompletableFuture.supplyAsync(() -> book(who, window, "relief", first));
            assertThatThrownBy(() -> booking.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return booking;
        });

        assertThat(declined(answer.get(10, TimeUnit.SECONDS))).containsExactly("NOT_FOUND@window");
    }

    @Test
    void whoChangesTheSlotWhileAWindowClosesWaitsAndIsNotLetIn() throws Exception {
        JsonNode window = entered(5);
        String later = free(window).get(1).path("startsAt").asString();
        Someone who = passerBy();
        JsonNode booking = done(book(who, window, "relief", first(window)));
        Map<String, Object> input = Map.of("booking", id(booking), "startsAt", later);

        CompletableFuture<JsonNode> answer = transaction.execute(status -> {
            rows.close(window(window), 1, Instant.now());
            CompletableFuture<JsonNode> change =
                    CompletableFuture.supplyAsync(() -> act(who, "windowBookingChange", "booking " + BOOKING, input));
            assertThatThrownBy(() -> change.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            return change;
        });

        assertThat(declined(answer.get(10, TimeUnit.SECONDS))).containsExactly("NO_SLOT@startsAt");
    }

    @Test
    void nobodyStaysBookedAtAWindowThatClosesWhileACrowdComes() throws Exception {
        JsonNode window = entered(20);
        List<JsonNode> free = free(window);
        List<Someone> all =
                new ArrayList<>(IntStream.range(0, 10).mapToObj(i -> passerBy()).toList());
        all.add(street);

        List<JsonNode> answers = atOnce(
                all,
                who -> who.equals(street)
                        ? close(window, null)
                        : book(
                                who,
                                window,
                                "relief",
                                free.get(all.indexOf(who) % 3).path("startsAt").asString()));

        done(answers.get(10));
        assertThat(booked(window)).isZero();
        assertThat(taken(window)).isZero();
    }

    @Test
    void closingForGoodCallsOffAllThatIsNotOver() {
        JsonNode window = entered(5);
        Someone resident = resident();
        Someone now = passerBy();
        List<JsonNode> free = free(window);
        done(book(
                resident,
                window,
                "relief",
                free.get(free.size() - 1).path("startsAt").asString()));
        long running = Ids.fromOpaque(id(done(book(now, window, "relief", first(window)))));
        for (String table : List.of("hall_slot s join hall_booking b on b.slot_id = s.id", "hall_booking b")) {
            String of = table.startsWith("hall_slot") ? "s" : "b";
            jdbc.update(
                    "update " + table + " set " + of + ".starts_at = utc_timestamp(3) - interval 10 minute, " + of
                            + ".ends_at = utc_timestamp(3) + interval 10 minute where b.id = ?",
                    running);
        }

        done(close(window, null));

        assertThat(mine(resident).path("state").asString()).isEqualTo("CALLED_OFF");
        assertThat(mine(now).path("state").asString()).isEqualTo("CALLED_OFF");
        assertThat(told(resident)).filteredOn(it -> it.startsWith("窗口停办")).hasSize(1);
        assertThat(taken(window)).isZero();
    }

    @Test
    void aDayThatIsEnteredAsClosedIsCalledOffAndBookedAnewWhenItIsOpenAgain() {
        JsonNode window = entered(5);
        Someone resident = resident();
        String first = first(window);
        done(book(resident, window, "relief", first));

        done(change(window, 1, Map.of("closedDays", List.of(day(first)))));

        assertThat(mine(resident).path("state").asString()).isEqualTo("CALLED_OFF");
        assertThat(told(resident)).anyMatch(it -> it.startsWith("窗口停办"));
        assertThat(declined(book(resident, window, "relief", first))).containsExactly("NO_SLOT@startsAt");

        done(change(window, 2, Map.of()));
        done(book(resident, window, "relief", first));
    }

    @Test
    void slotsOfAnotherLengthTakeThePlaceOfTheOld() {
        JsonNode window = entered(1);
        Someone nine = passerBy();
        Someone halfPastNine = passerBy();
        List<JsonNode> lastDay = lastDay(window);
        String first = lastDay.get(0).path("startsAt").asString();
        String second = lastDay.get(1).path("startsAt").asString();
        done(book(nine, window, "relief", first));
        done(book(halfPastNine, window, "relief", second));

        done(change(window, 1, Map.of("hours", week(60, 1))));

        assertThat(mine(nine).path("state").asString()).isEqualTo("CALLED_OFF");
        assertThat(mine(halfPastNine).path("state").asString()).isEqualTo("CALLED_OFF");
        assertThat(declined(book(halfPastNine, window, "relief", second))).containsExactly("NO_SLOT@startsAt");
        JsonNode booking = done(book(nine, window, "relief", first));
        assertThat(Instant.parse(booking.path("endsAt").asString()))
                .isEqualTo(Instant.parse(first).plusSeconds(3600));
        assertThat(booked(window)).isEqualTo(1);
    }

    @Test
    void fewerPlacesLetFewerInAndAreDeclinedWhereMoreHaveBooked() {
        JsonNode window = entered(3);
        String first = first(window);
        done(book(passerBy(), window, "relief", first));
        done(book(passerBy(), window, "relief", first));

        JsonNode tooFew = change(window, 1, Map.of("hours", week(30, 1)));
        assertThat(declined(tooFew)).containsExactly("OVERBOOKED@content.hours");
        assertThat(tooFew.at("/userErrors/0/message").asString()).contains("有 1 个");
        assertThat(booked(window)).isEqualTo(2);

        done(change(window, 1, Map.of("hours", week(30, 2))));
        assertThat(declined(book(passerBy(), window, "relief", first))).containsExactly("FULL@startsAt");
        assertThat(free(window).get(0).path("places").asInt()).isEqualTo(2);

        done(change(window, 2, Map.of("hours", week(30, 3))));
        done(book(passerBy(), window, "relief", first));
    }

    @Test
    void theLastMomentToBookFollows() {
        JsonNode window = entered(3);
        List<JsonNode> free = free(window);
        done(book(
                passerBy(),
                window,
                "relief",
                free.get(free.size() - 1).path("startsAt").asString()));

        done(change(window, 1, Map.of("cancelMinutes", 2_880)));

        assertThat(jdbc.queryForObject(
                        "select timestampdiff(minute, p.closes_at, s.starts_at)"
                                + " from hall_slot s join capacity_pool p on p.id = s.id where s.window_id = ?",
                        Integer.class,
                        window(window)))
                .isEqualTo(2_880);
    }

    private JsonNode change(JsonNode window, int version, Map<String, Object> parts) {
        Map<String, Object> content = new HashMap<>(content("hours", week(30, 5)));
        content.putAll(parts);
        return act(
                street,
                "serviceWindowChange",
                "file { version }",
                Map.of("window", id(window), "version", version, "content", content));
    }

    private static long window(JsonNode window) {
        return Ids.fromOpaque(id(window));
    }

    private int booked(JsonNode window) {
        return count("select count(*) from hall_booking where state = 'BOOKED' and window_id = ?", window);
    }

    private int taken(JsonNode window) {
        return count(
                "select coalesce(sum(c.taken), 0) from capacity_share c join hall_slot s on s.id = c.pool"
                        + " where s.window_id = ?",
                window);
    }

    private int count(String sql, JsonNode window) {
        return jdbc.queryForObject(sql, Integer.class, window(window));
    }
}
