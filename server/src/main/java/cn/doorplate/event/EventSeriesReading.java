package cn.doorplate.event;

import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The series to which events belong, with what is still to come of them; one statement. */
@Component
class EventSeriesReading {

    private static final int NEXT = 10;

    private final EventMapper rows;
    private final Events events;

    EventSeriesReading(EventMapper rows, Events events) {
        this.rows = rows;
        this.events = events;
    }

    Map<Event, EventSeries> of(Collection<Event> of) {
        List<Long> series = of.stream()
                .map(event -> event.row().seriesId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (series.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Event>> next = rows.ofSeries(series, events.now(), NEXT).stream()
                .map(row -> Event.of(row, events.now()))
                .collect(Collectors.groupingBy(Event::mediaOwner));
        Map<Event, EventSeries> found = new HashMap<>();
        of.forEach(event -> {
            Long id = event.row().seriesId();
            String rule = event.row().rule();
            if (id != null && rule != null) {
                found.put(event, new EventSeries(Ids.toOpaque(id), rule, next.getOrDefault(id, List.of())));
            }
        });
        return found;
    }
}
