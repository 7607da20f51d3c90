package cn.doorplate.event;

import cn.doorplate.event.EventMapper.Range;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Events as staff find them. */
@Component
class EventFiles {

    private final EventMapper rows;
    private final Events events;
    private final PlacePaths paths;

    EventFiles(EventMapper rows, Events events, PlacePaths paths) {
        this.rows = rows;
        this.events = events;
        this.paths = paths;
    }

    Optional<EventFile> find(Viewer viewer, long id) {
        return events.kept(viewer, Permission.ORGANISE_EVENTS, id).map(EventFile::new);
    }

    /** @throws Denied NOT_FOUND if the viewer organises nothing there */
    Page<EventFile> page(
            Viewer viewer, String within, @Nullable List<EventState> states, int first, @Nullable String after) {
        int size = Paging.first(first);
        RegionCode region = RegionCode.asked(within);
        viewer.require(
                Permission.ORGANISE_EVENTS,
                paths.of(EventPlaces.region(region)).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        OrderCursor cursor = OrderCursor.parse(after);
        Instant now = events.now();
        List<EventRow> found = rows.within(
                region.level(),
                region.value(),
                ranges(states, now),
                cursor == null ? null : Instant.ofEpochMilli(cursor.order()),
                cursor == null ? 0 : cursor.id(),
                size + 1);
        return Page.firstOf(found, size, EventFiles::cursor).map(row -> new EventFile(Event.of(row, now)));
    }

    private static String cursor(EventRow row) {
        return new OrderCursor(row.startsAt().toEpochMilli(), row.id()).toString();
    }

    private static List<Range> ranges(@Nullable List<EventState> states, Instant now) {
        if (states == null || states.isEmpty()) {
            return Arrays.stream(EventStage.values())
                    .map(stage -> new Range(stage, null, null, null, null))
                    .toList();
        }
        return states.stream().distinct().map(state -> range(state, now)).toList();
    }

    private static Range range(EventState state, Instant now) {
        return switch (state) {
            case DRAFT -> new Range(EventStage.DRAFT, null, null, null, null);
            case CANCELLED -> new Range(EventStage.CANCELLED, null, null, null, null);
            case PUBLISHED -> new Range(EventStage.PUBLISHED, now, null, null, null);
            case RUNNING -> new Range(EventStage.PUBLISHED, now.minus(EventTimes.LONGEST), now, now, null);
            case ENDED -> new Range(EventStage.PUBLISHED, null, now, null, now);
        };
    }
}
