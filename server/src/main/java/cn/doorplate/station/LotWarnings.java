package cn.doorplate.station;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.place.PlacePath;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the staff of a station, once, that medicine or food of it comes near its last day. */
@Component
class LotWarnings {

    private static final Logger log = LoggerFactory.getLogger(LotWarnings.class);

    /** So many days before. */
    static final int AHEAD = 14;

    private static final int AT_ONCE = 50;

    private final LotMapper rows;
    private final StationLots lots;
    private final Stations stations;
    private final StationStaff staff;
    private final RoleHolding holding;
    private final Messages messages;
    private final MessageSource texts;
    private final TransactionTemplate transaction;

    LotWarnings(
            LotMapper rows,
            StationLots lots,
            Stations stations,
            StationStaff staff,
            RoleHolding holding,
            Messages messages,
            MessageSource texts,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.lots = lots;
        this.stations = stations;
        this.staff = staff;
        this.holding = holding;
        this.messages = messages;
        this.texts = texts;
        this.transaction = transaction;
    }

    /** Some of those that are due, each in a transaction of its own; one of which nobody can be told keeps no other waiting. */
    void round() {
        for (LotRow lot : rows.toWarn(lots.today().plusDays(AHEAD), AT_ONCE)) {
            try {
                transaction.executeWithoutResult(status -> warn(lot));
            } catch (RuntimeException e) {
                log.error("Nobody is warned of lot {}; it is tried again", lot.id(), e);
                transaction.executeWithoutResult(status -> rows.tried(lot.id(), stations.now()));
            }
        }
    }

    private void warn(LotRow lot) {
        Station station = stations.find(lot.stationId()).orElse(null);
        Set<Long> people = station == null ? Set.of() : people(station);
        if (station == null || people.isEmpty()) {
            rows.tried(lot.id(), stations.now());
        } else if (rows.warned(lot.id(), stations.now()) == 1) {
            tell(people, station, lot);
        }
    }

    private void tell(Set<Long> people, Station station, LotRow lot) {
        Outgoing message = new Outgoing(
                MessageKind.STATION,
                "station-lot:" + lot.id(),
                text("station.lot.title"),
                text(
                        "station.lot.text",
                        station.name(),
                        lot.name(),
                        lot.expiresOn().toString()),
                station.number(),
                station.community());
        people.forEach(person -> messages.send(person, message));
    }

    /** The grid workers and the community's staff where it is; where there are none, the street's. */
    private Set<Long> people(Station station) {
        Set<Long> near = holding(station, Role.GRID_WORKER, Role.COMMUNITY_STAFF);
        return near.isEmpty() ? holding(station, Role.STREET_STAFF) : near;
    }

    private Set<Long> holding(Station station, Role... roles) {
        List<Grant> grants = staff.path(station).map(PlacePath::places).orElse(List.of()).stream()
                .flatMap(place -> Arrays.stream(roles).map(role -> new Grant(role, place)))
                .toList();
        return holding.at(grants).values().stream().flatMap(Collection::stream).collect(Collectors.toSet());
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
