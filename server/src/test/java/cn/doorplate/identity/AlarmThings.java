package cn.doorplate.identity;

import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** An alarm at a door that somebody raised, whom nobody knows, and to which time does nothing. */
final class AlarmThings {

    private static final String THEN = "2026-01-01 00:00:00";

    private final JdbcTemplate jdbc;

    AlarmThings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Door door, Map<String, Object> thing) {
        long alarm = Ids.next();
        jdbc.update(
                "insert into alarm (id, kind, state, device, place_kind, place_id, region, stage, reminders, presses, additions,"
                        + " community_after, street_after, raised_at, seq, head, created_at)"
                        + " values (?, 'OTHER', 'CALLING', repeat('x', 32), 'UNIT', ?, ?, 'NEIGHBOURS', 0, 1, 0, 30, 90, ?, 0,"
                        + " repeat('x', 32), ?)",
                alarm,
                door.unitId(),
                door.community().value(),
                THEN,
                THEN);
        thing.put("alarm", Ids.toOpaque(alarm));
    }
}
