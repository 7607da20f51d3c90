package cn.doorplate.station;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Stations by their ids and codes, as they are in the database. Those that are no more are not there. */
@Service
public class Stations {

    private final StationMapper rows;
    private final StationCards cards;
    private final Openings openings;
    private final Clock clock;

    Stations(StationMapper rows, StationCards cards, Openings openings, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.cards = cards;
        this.openings = openings;
        this.clock = clock;
    }

    /** The time by which this module decides and writes. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    public Optional<Station> find(long id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }

    /** Several by their ids; two statements. */
    public Map<Long, Station> of(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : seen(rows.selectByIds(ids.stream().distinct().toList())).stream()
                        .collect(Collectors.toMap(Station::number, Function.identity()));
    }

    /** By what was scanned from the print at its door, which staff may have replaced since. */
    public Optional<Station> byCode(String code) {
        return Optional.ofNullable(rows.byCode(code))
                .flatMap(row -> seen(List.of(row)).stream().findFirst());
    }

    /** In their order; without those that are no more. */
    List<Station> seen(List<StationRow> found) {
        Instant now = now();
        return cards.of(found.stream().filter(row -> row.removedAt() == null).toList()).stream()
                .map(card -> openings.station(card, now))
                .toList();
    }
}
