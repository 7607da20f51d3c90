package cn.doorplate.hall;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Two services that are had at windows, and what one does with windows through the API. */
@NullUnmarked
abstract class WindowGround extends HallGround {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @BeforeEach
    void publish() {
        published(county, door.county(), "relief", content());
        published(county, door.county(), "pension", content());
    }

    JsonNode mine(Someone who) {
        return as(who).field("{ me { windowBookings { nodes " + BOOKING + " } } }", Map.of())
                .at("/windowBookings/nodes/0");
    }

    List<JsonNode> free(JsonNode window) {
        return TestClient.of(port)
                .field(
                        "query($id: ID!) { serviceWindow(id: $id) { slots { startsAt endsAt places free } } }",
                        Map.of("id", id(window)))
                .path("slots")
                .valueStream()
                .toList();
    }

    String first(JsonNode window) {
        return free(window).get(0).path("startsAt").asString();
    }

    /** The slots of the last day, from its first. */
    List<JsonNode> lastDay(JsonNode window) {
        List<JsonNode> free = free(window);
        return free.subList(free.size() - 6, free.size());
    }

    /** In China, as in 2026-12-01. */
    static String day(String moment) {
        return Instant.parse(moment).atZone(ZONE).toLocalDate().toString();
    }

    JsonNode entered(int places) {
        return done(enter(street, content("hours", week(30, places)))).path("window");
    }

    /** Every working morning. */
    static List<Map<String, Object>> week(int minutes, int places) {
        return IntStream.rangeClosed(1, 5)
                .<Map<String, Object>>mapToObj(
                        day -> Map.of("weekday", day, "from", 540, "until", 720, "minutes", minutes, "places", places))
                .toList();
    }

    /** @param day null for good */
    JsonNode close(JsonNode window, String day) {
        Map<String, Object> input = new HashMap<>(Map.of("window", id(window), "version", 1, "reason", "系统维护"));
        input.put("day", day);
        return act(street, "serviceWindowClose", "file { version closedDays }", input);
    }

    static Map<String, Object> content(String part, Object value) {
        Map<String, Object> content = new HashMap<>();
        content.put("name", "便民服务中心 3 号窗口");
        content.put("address", "测试路 1 号");
        content.put("services", List.of("relief", "pension"));
        content.put("hours", List.of());
        content.put(part, value);
        return content;
    }

    JsonNode enter(Someone who, Map<String, Object> content) {
        return act(
                who,
                "serviceWindowEnter",
                "file { window { id } version }",
                Map.of(
                        "idempotencyKey",
                        UUID.randomUUID().toString(),
                        "region",
                        street().toString(),
                        "content",
                        content));
    }

    JsonNode book(Someone who, JsonNode window, String service, String startsAt) {
        return act(who, "windowSlotBook", "booking " + BOOKING, booking(window, service, startsAt));
    }

    static Map<String, Object> booking(JsonNode window, String service, String startsAt) {
        return Map.of(
                "idempotencyKey",
                UUID.randomUUID().toString(),
                "window",
                id(window),
                "service",
                service,
                "startsAt",
                startsAt);
    }

    JsonNode cancel(Someone who, JsonNode booking) {
        return act(who, "windowBookingCancel", "booking " + BOOKING, Map.of("booking", id(booking)));
    }

    JsonNode record(Someone who, JsonNode booking, String state) {
        return act(who, "windowBookingRecord", "line { state }", Map.of("booking", id(booking), "state", state));
    }
}
