package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.PoolState;
import cn.doorplate.capacity.Vacancy;
import cn.doorplate.event.EventStandingMapper.Range;
import cn.doorplate.event.EventStandingMapper.Stood;
import cn.doorplate.place.PlateSection;
import cn.doorplate.place.PlateSections;
import cn.doorplate.place.PlateSite;
import cn.doorplate.shared.Parts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the events to come on the pages of the doors where they stand. */
@Component
@Order(100)
class PlateEvents implements PlateSections {

    /** On one page. */
    static final int MOST = 10;

    /** Places in one statement; the doors of a community have some dozens. */
    private static final int TOGETHER = 500;

    private static final Comparator<Stood> SOONEST =
            Comparator.comparing(Stood::startsAt).thenComparing(Stood::eventId);

    private final EventStandingMapper rows;
    private final Events events;
    private final Capacity capacity;

    PlateEvents(EventStandingMapper rows, Events events, Capacity capacity) {
        this.rows = rows;
        this.events = events;
        this.capacity = capacity;
    }

    @Override
    public Set<Class<? extends PlateSection>> types() {
        return Set.of(PlateEventSection.class);
    }

    @Override
    public Contribution contribute(PlateSite site) {
        return contribute(List.of(site)).get(0);
    }

    /** A statement for what stands at the places around all these doors, one for what it says, and one for whether it is full. */
    @Override
    public List<Contribution> contribute(List<PlateSite> sites) {
        Set<Range> all = new LinkedHashSet<>();
        sites.forEach(site -> all.addAll(around(site)));
        Instant now = events.now();
        Map<Range, List<Stood>> standing = new HashMap<>();
        for (List<Range> part : Parts.of(List.copyOf(all), TOGETHER)) {
            rows.first(part, now, MOST)
                    .forEach(it -> standing.computeIfAbsent(
                                    place(it.placeKind(), it.placeId()), range -> new ArrayList<>())
                            .add(it));
        }
        Map<Long, PlateEvent> known = known(ids(standing.values()));
        return sites.stream()
                .map(site -> contribution(shownAt(site, standing), known, now))
                .toList();
    }

    private Map<Long, PlateEvent> known(Set<Long> ids) {
        Map<Long, PoolState> pools = capacity.pools(ids);
        return events.of(ids).values().stream()
                .collect(Collectors.toMap(
                        Event::number, event -> PlateEvent.of(event, vacancy(pools.get(event.number())))));
    }

    private static Vacancy vacancy(@Nullable PoolState pool) {
        return pool == null ? Vacancy.NONE : pool.vacancy();
    }

    private static Set<Long> ids(Collection<List<Stood>> standing) {
        return standing.stream().flatMap(List::stream).map(Stood::eventId).collect(Collectors.toSet());
    }

    private static List<Range> around(PlateSite site) {
        return site.around().stream()
                .map(it -> place(it.kind().name(), it.id()))
                .toList();
    }

    private static Range place(String kind, long id) {
        return new Range(kind, id, EventStandingMapper.DOOR);
    }

    /** An event may stand at several places around one door. */
    private static List<Stood> shownAt(PlateSite site, Map<Range, List<Stood>> standing) {
        Map<Long, Stood> once = new HashMap<>();
        around(site)
                .forEach(place ->
                        standing.getOrDefault(place, List.of()).forEach(it -> once.putIfAbsent(it.eventId(), it)));
        return once.values().stream().sorted(SOONEST).limit(MOST).toList();
    }

    private static Contribution contribution(List<Stood> shown, Map<Long, PlateEvent> known, Instant now) {
        List<PlateEvent> lines = shown.stream()
                .map(it -> known.get(it.eventId()))
                .filter(Objects::nonNull)
                .toList();
        if (lines.isEmpty()) {
            return Contribution.nothing();
        }
        Instant firstChange = lines.stream()
                .map(event -> event.changesAt(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Contribution(List.of(PlateEventSection.of(lines, now)), firstChange);
    }
}
