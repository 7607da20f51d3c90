package cn.doorplate.identity;

import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** A station in the building with what people did there: somebody borrowed a thing, and a call for help is over. */
final class StayThings {

    private static final String THEN = "2026-01-01 00:00:00";
    private static final String CONTENT = """
            {"address": "解放街1号", "note": null, "phones": [], "features": [], "seats": 3, "pictures": [],
             "hours": {"weekly": [], "onHolidays": "AS_USUAL", "holidaySpans": [], "exceptions": []}}
            """;

    private final JdbcTemplate jdbc;

    StayThings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Door door, Map<String, Object> thing) {
        long station = Ids.next();
        String code = Ids.toOpaque(Ids.next());
        insert(
                "station (id, kind, name, region, building_id, longitude, latitude, code, content, confirmed_at, created_at)",
                station,
                "REST_STATION",
                "红色驿站",
                door.community().value(),
                door.buildingId(),
                106.28,
                38.47,
                code,
                CONTENT,
                THEN,
                THEN);
        thing.put("restStation", Ids.toOpaque(station));
        thing.put("wallCode", code);
        thing.put("loan", Ids.toOpaque(loan(station)));
        thing.put("helpCall", Ids.toOpaque(call(station, door)));
    }

    private long loan(long station) {
        long id = Ids.next();
        insert(
                "stay_loan (id, lending_id, station_id, thing, person_id, state, taken_at, due_at, created_at)",
                id,
                1,
                station,
                "UMBRELLA",
                1,
                "OUT",
                THEN,
                THEN,
                THEN);
        return id;
    }

    private long call(long station, Door door) {
        long id = Ids.next();
        insert(
                "stay_help (id, station_id, region, person_id, need, may_call, state, asked_at, closed_at, told, created_at)",
                id,
                station,
                door.community().value(),
                1,
                "MEDICINE",
                false,
                "CLOSED",
                THEN,
                THEN,
                0,
                THEN);
        return id;
    }

    private void insert(String table, Object... values) {
        jdbc.update("insert into " + table + " values (?" + ", ?".repeat(values.length - 1) + ")", values);
    }
}
