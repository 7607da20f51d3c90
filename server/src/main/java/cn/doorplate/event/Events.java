package cn.doorplate.event;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Events by their ids, and who keeps them. */
@Component
class Events {

    private final EventMapper rows;
    private final PlacePaths paths;
    private final Clock clock;

    Events(EventMapper rows, PlacePaths paths, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.paths = paths;
        this.clock = clock;
    }

    /** The time by which this module decides and writes. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** However far it has come, whoever asks. */
    Optional<Event> find(long id) {
        return Optional.ofNullable(rows.selectById(id)).map(row -> Event.of(row, now()));
    }

    /** The same for several, by their ids; one statement. */
    Map<Long, Event> of(Collection<Long> ids) {
        Instant now = now();
        return ids.isEmpty()
                ? Map.of()
                : rows.selectByIds(ids.stream().distinct().toList()).stream()
                        .map(row -> Event.of(row, now))
                        .collect(Collectors.toMap(Event::number, Function.identity()));
    }

    /** Those of these that are there, in this order. */
    List<Event> inOrder(List<Long> ids) {
        Map<Long, Event> found = of(ids);
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /** As everyone sees it: what was never published, its staff alone. */
    Optional<Event> seenBy(@Nullable Viewer viewer, long id) {
        return find(id).filter(event -> event.row().publishedAt() != null
                || (viewer != null
                        && may(viewer, Permission.ORGANISE_EVENTS, event.row().region())));
    }

    boolean may(Viewer viewer, Permission permission, RegionCode publisher) {
        return viewer.mayAnywhere(permission)
                && viewer.consented()
                && paths.of(EventPlaces.region(publisher))
                        .filter(path -> viewer.may(permission, path))
                        .isPresent();
    }

    /** Empty if it is none where the viewer may do that. */
    Optional<Event> kept(Viewer viewer, Permission permission, long id) {
        return find(id).filter(event -> may(viewer, permission, event.row().region()));
    }

    /**
     * One that the viewer keeps, as it was read.
     *
     * @throws Declined NOT_FOUND if it is none; CONFLICT if it was changed since that version
     */
    Event kept(Viewer viewer, long id, int version) {
        Event event = kept(viewer, Permission.ORGANISE_EVENTS, id)
                .orElseThrow(() -> Declined.at("event", CommonErrorCode.NOT_FOUND));
        if (event.row().version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return event;
    }

    /** @throws Declined NOT_FOUND at {@code event} for what can be none */
    static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("event", CommonErrorCode.NOT_FOUND));
    }
}
