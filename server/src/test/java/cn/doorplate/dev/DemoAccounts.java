package cn.doorplate.dev;

import cn.doorplate.dev.DemoCast.DemoPerson;
import cn.doorplate.identity.DemoEntry;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.resident.DemoHomes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Enters the demo's people, once each. */
@Component
@Profile("demo")
final class DemoAccounts {

    private final JdbcTemplate jdbc;
    private final DemoEntry entry;
    private final DemoHomes homes;

    DemoAccounts(JdbcTemplate jdbc, DemoEntry entry, DemoHomes homes) {
        this.jdbc = jdbc;
        this.entry = entry;
        this.homes = homes;
    }

    /** Their ids by their keys. */
    Map<String, Long> enter() {
        Map<String, Long> ids = new HashMap<>();
        DemoCast.ALL.forEach(person -> ids.put(person.key(), enter(person)));
        homes.settle(id(ids, "resident"), find(DemoCast.HOME), id(ids, "grid-worker"));
        homes.ask(id(ids, "rider"), find(DemoCast.HOME_TO_CONFIRM));
        return ids;
    }

    static long id(Map<String, Long> ids, String key) {
        return Objects.requireNonNull(ids.get(key));
    }

    private long enter(DemoPerson person) {
        long id = entry.account(person.openid(), person.name(), person.phone(), person.consents());
        // That of a resident comes with the household.
        if (person.role() != null && person.role() != Role.RESIDENT) {
            entry.role(id, person.role(), new PlaceRef(PlaceKind.valueOf(person.placeKind()), find(person.place())));
        }
        return id;
    }

    private long find(String place) {
        return Objects.requireNonNull(jdbc.queryForObject(place, Long.class));
    }
}
