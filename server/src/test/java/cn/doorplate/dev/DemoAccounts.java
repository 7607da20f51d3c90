package cn.doorplate.dev;

import cn.doorplate.dev.DemoCast.DemoPerson;
import cn.doorplate.identity.DemoEntry;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
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

    DemoAccounts(JdbcTemplate jdbc, DemoEntry entry) {
        this.jdbc = jdbc;
        this.entry = entry;
    }

    void enter() {
        DemoCast.ALL.forEach(this::enter);
    }

    private void enter(DemoPerson person) {
        long id = entry.account(person.openid(), person.name(), person.phone(), person.consents());
        if (person.role() != null) {
            long place = Objects.requireNonNull(jdbc.queryForObject(person.place(), Long.class));
            entry.role(id, person.role(), new PlaceRef(PlaceKind.valueOf(person.placeKind()), place));
        }
    }
}
