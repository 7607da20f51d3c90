package cn.doorplate.event;

import cn.doorplate.event.EventLists.Wanted;
import cn.doorplate.identity.Me;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlacePath;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Events as everyone finds them. */
@Controller
class EventController {

    private static final int NEAREST = 100;
    private static final int FARTHEST = 50_000;

    private final Viewers viewers;
    private final Events events;
    private final EventLists lists;
    private final EventsForMe forMe;
    private final EventDoors doors;
    private final EventVenues venues;

    EventController(
            Viewers viewers, Events events, EventLists lists, EventsForMe forMe, EventDoors doors, EventVenues venues) {
        this.viewers = viewers;
        this.events = events;
        this.lists = lists;
        this.forMe = forMe;
        this.doors = doors;
        this.venues = venues;
    }

    @QueryMapping
    @Nullable Event event(@Argument String id, GraphQLContext context) {
        try {
            return events.seenBy(viewers.ifAny(context).orElse(null), Ids.fromOpaque(id))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Nothing where there is no such door. */
    @QueryMapping
    Page<Event> events(
            @Argument EventDoors.At at,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant until,
            @Argument @Nullable EventKind kind,
            @Argument String query,
            @Argument @Nullable Integer withinMetres,
            @Argument int first,
            @Argument @Nullable String after) {
        int size = Paging.first(first);
        OrderCursor behind = OrderCursor.parse(after);
        List<String> words = EventSearch.words(query);
        Optional<PlacePath> path = doors.path(at);
        Predicate<Event> near = withinMetres == null ? null : near(path, withinMetres);
        return path.map(door ->
                        lists.page(EventLists.atDoor(door), new Wanted(from, until, kind, words, near), size, behind))
                .orElseGet(() -> Page.of(List.of(), false, null));
    }

    private Predicate<Event> near(Optional<PlacePath> path, int metres) {
        if (metres < NEAREST || metres > FARTHEST) {
            throw new BadInput("距离 withinMetres 须在 100 到 50000 米之间。");
        }
        Location door = path.flatMap(doors::location).orElseThrow(() -> new BadInput("这个地点在地图上没有位置，请不要按距离查找。"));
        return event -> venues.isWithin(event, door, metres);
    }

    @SchemaMapping
    Page<Event> events(
            Me me,
            @Argument @Nullable Instant until,
            @Argument @Nullable EventKind kind,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return lists.page(
                forMe.ranges(viewers.of(context)),
                new Wanted(null, until, kind, List.of(), null),
                Paging.first(first),
                OrderCursor.parse(after));
    }
}
