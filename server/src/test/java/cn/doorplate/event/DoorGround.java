package cn.doorplate.event;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.databind.JsonNode;

/** The door of an event: what staff and people do there through the API. */
@NullUnmarked // what is null where it must not be is a failed test
abstract class DoorGround extends EventGround {

    static final String LINE = "{ id name phone byAnother state group checkedInAt checkedInBy noShow passDigest"
            + " answers { label text } }";

    /** It begins in half an hour. */
    static final Duration SOON = Duration.ofMinutes(30);

    Someone gridWorker() {
        return people.holding(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
    }

    /** The code that is shown; null while none is. */
    JsonNode code(Someone who, String event) {
        return as(who).field(
                        "query($event: ID!) { eventDoorCode(event: $event) { link digits changesAt now } }",
                        Map.of("event", event));
    }

    JsonNode checkIn(Someone who, String code) {
        return checkIn(who, Map.of("code", code));
    }

    JsonNode checkIn(Someone who, Map<String, Object> input) {
        return act(who, "eventCheckIn", "signUps " + SIGN_UP + " event { id }", input);
    }

    JsonNode record(Someone who, String event, List<Map<String, Object>> came) {
        return act(
                who,
                "eventAttendanceRecord",
                "results { outcome text line " + LINE + " }",
                Map.of("event", event, "came", came));
    }

    /** What became of one. */
    JsonNode recorded(Someone who, String event, Map<String, Object> came) {
        return done(record(who, event, List.of(came))).path(0);
    }

    JsonNode roster(Someone who, String event, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("event", event);
        return as(who).ask(
                        "query($event: ID!, $states: [EventSignUpState!]! = [PLACED, OFFERED], $first: Int! = 50, $after:"
                                + " String) { eventRoster(event: $event, states: $states, first: $first, after: $after) {"
                                + " nodes " + LINE + " pageInfo { hasNextPage endCursor } } }",
                        variables);
    }

    JsonNode lines(Someone who, String event) {
        return roster(who, event, Map.of()).at("/data/eventRoster/nodes");
    }

    /** What the log says was read of somebody by somebody. */
    List<String> logged(Someone reader, Someone of) {
        return jdbc.queryForList(
                "select what from access_log where reader_id = ? and subject_id = ? order by id",
                String.class,
                reader.id(),
                of.id());
    }
}
