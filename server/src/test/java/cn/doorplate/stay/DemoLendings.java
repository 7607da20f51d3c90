package cn.doorplate.stay;

import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import cn.doorplate.stay.Lendings.Wanted;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lets the demo's stations lend what they have: umbrellas and power banks for a day, and here and there a wheelchair. */
@Component
@Profile("demo")
public class DemoLendings {

    private static final int DAY = 24;

    private final Lendings lendings;
    private final Stations stations;
    private final JdbcTemplate jdbc;

    DemoLendings(Lendings lendings, Stations stations, JdbcTemplate jdbc) {
        this.lendings = lendings;
        this.stations = stations;
        this.jdbc = jdbc;
    }

    /** Called once, after the stations, in the transaction that puts everything there. */
    public void enter() {
        with("UMBRELLA").forEach(station -> lends(station, LoanThing.UMBRELLA, 6, 2 * DAY));
        with("POWER_BANK").forEach(station -> lends(station, LoanThing.POWER_BANK, 4, DAY));
        halls().forEach(station -> lends(station, LoanThing.WHEELCHAIR, 2, 3 * DAY));
    }

    private void lends(Station station, LoanThing thing, int stock, int hours) {
        lendings.set(station, new Wanted(thing, stock, hours, false, 0));
    }

    private List<Station> with(String amenity) {
        return found("select station_id from station_amenity where kind = ? and works order by station_id", amenity);
    }

    private List<Station> halls() {
        return found("select id from station where kind = ? order by id", "HANDLING_HALL");
    }

    private List<Station> found(String sql, String kind) {
        return List.copyOf(stations.of(jdbc.queryForList(sql, Long.class, kind)).values());
    }
}
