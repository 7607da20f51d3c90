package cn.doorplate.event;

import cn.doorplate.event.EventStandingMapper.Listed;
import cn.doorplate.event.EventStandingMapper.Range;
import cn.doorplate.place.PlacePath;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is on, soonest first: for a door, or for a person. */
@Component
class EventLists {

    /** Of those that have to be looked into, so many a page. */
    private static final int EXAMINED = 200;

    private final EventStandingMapper standings;
    private final EventSearch search;
    private final Events events;

    EventLists(EventStandingMapper standings, EventSearch search, Events events) {
        this.standings = standings;
        this.search = search;
        this.events = events;
    }

    /**
     * What is wanted of a list.
     *
     * @param from only those that end after this, three days ago at the earliest; null for now
     * @param until only those that begin before this
     * @param words that all hold, normalised
     * @param further what else has to be so of each; null for nothing
     */
    record Wanted(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable EventKind kind,
            List<String> words,
            @Nullable Predicate<Event> further) {

        boolean looksInto() {
            return !words.isEmpty() || further != null;
        }

        boolean fits(Event event) {
            return (until == null || event.startsAt().isBefore(until))
                    && (kind == null || event.kind() == kind)
                    && EventSearch.holds(event.content(), words)
                    && (further == null || further.test(event));
        }
    }

    /** Those of the ranges at all places of a path. */
    static void add(Set<Range> ranges, PlacePath path, String audience) {
        path.places().forEach(place -> ranges.add(new Range(place.kind().name(), place.id(), audience)));
    }

    static Set<Range> atDoor(PlacePath path) {
        Set<Range> ranges = new LinkedHashSet<>();
        add(ranges, path, EventStandingMapper.DOOR);
        return ranges;
    }

    Page<Event> page(Collection<Range> ranges, Wanted wanted, int first, @Nullable OrderCursor after) {
        if (ranges.isEmpty()) {
            return Page.of(List.of(), false, null);
        }
        Instant now = events.now();
        Instant from = wanted.from() == null ? now : wanted.from();
        Listed behind = after == null
                ? new Listed(from.minus(EventTimes.LONGEST), 0)
                : new Listed(Instant.ofEpochMilli(after.order()), after.id());
        if (!wanted.words().isEmpty()) {
            List<Listed> few = search.few(wanted.words(), ranges).orElse(null);
            if (few != null) {
                return among(few, wanted, from, behind, first);
            }
        }
        int limit = wanted.looksInto() ? EXAMINED : first + 1;
        List<Listed> found = standings.listed(ranges, wanted.kind(), from, wanted.until(), behind, limit);
        return wanted.looksInto() ? through(found, wanted, first) : plain(found, first);
    }

    private Page<Event> plain(List<Listed> found, int first) {
        Page<Listed> page = Page.firstOf(found, first, EventLists::cursor);
        return new Page<>(
                events.inOrder(page.nodes().stream().map(Listed::eventId).toList()), page.pageInfo());
    }

    private Page<Event> among(List<Listed> few, Wanted wanted, Instant from, Listed behind, int first) {
        List<Event> found = events.inOrder(few.stream().map(Listed::eventId).toList()).stream()
                .filter(event -> event.endsAt().isAfter(from) && isBehind(event, behind) && wanted.fits(event))
                .toList();
        return Page.firstOf(found, first, EventLists::cursor);
    }

    private static boolean isBehind(Event event, Listed behind) {
        int order = event.startsAt().compareTo(behind.startsAt());
        return order > 0 || (order == 0 && event.number() > behind.eventId());
    }

    private Page<Event> through(List<Listed> examined, Wanted wanted, int first) {
        List<Event> found = events
                .inOrder(examined.stream().map(Listed::eventId).toList())
                .stream()
                .filter(wanted::fits)
                .limit(first + 1L)
                .toList();
        if (found.size() > first || examined.size() < EXAMINED) {
            return Page.firstOf(found, first, EventLists::cursor);
        }
        return Page.of(found, true, cursor(examined.get(EXAMINED - 1)));
    }

    private static String cursor(Event event) {
        return cursor(new Listed(event.startsAt(), event.number()));
    }

    private static String cursor(Listed last) {
        return new OrderCursor(last.startsAt().toEpochMilli(), last.eventId()).toString();
    }
}
