package cn.doorplate.event;

import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Building;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.Location;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What hangs on an event; each read once for all of them. */
@Controller
class EventFieldsController {

    private final Viewers viewers;
    private final EventReads reads;
    private final EventVenues venues;
    private final EventMedia media;
    private final EventSeriesReading series;
    private final SignUpViews signUps;
    private final Regions regions;

    EventFieldsController(
            Viewers viewers,
            EventReads reads,
            EventVenues venues,
            EventMedia media,
            EventSeriesReading series,
            SignUpViews signUps,
            Regions regions) {
        this.viewers = viewers;
        this.reads = reads;
        this.venues = venues;
        this.media = media;
        this.series = series;
        this.signUps = signUps;
        this.regions = regions;
    }

    @BatchMapping
    Map<Event, String> publisher(List<Event> events) {
        Map<RegionCode, String> names =
                regions.shortNames(events.stream().map(it -> it.row().region()).toList());
        return each(events, event -> names.getOrDefault(event.row().region(), ""));
    }

    @BatchMapping
    Map<Event, Building> building(List<Event> events) {
        return venues.buildings(events);
    }

    @BatchMapping
    Map<Event, Location> location(List<Event> events) {
        return venues.locations(events);
    }

    @SchemaMapping
    CompletableFuture<Integer> placesLeft(Event event, DataFetchingEnvironment environment) {
        return reads.seats(event, environment).thenApply(SeatsLeft::all);
    }

    @SchemaMapping
    CompletableFuture<Integer> waiting(Event event, DataFetchingEnvironment environment) {
        return reads.seats(event, environment).thenApply(SeatsLeft::waiting);
    }

    @SchemaMapping
    CompletableFuture<List<SeatsLeft.Group>> groups(Event event, DataFetchingEnvironment environment) {
        return reads.seats(event, environment).thenApply(SeatsLeft::groups);
    }

    @BatchMapping
    Map<Event, EventPicture> cover(List<Event> events) {
        Map<Long, EventPicture> pictures = media.of(events);
        return whereKnown(events, event -> EventMedia.cover(event, pictures));
    }

    @BatchMapping(field = "series")
    Map<Event, EventSeries> seriesOf(List<Event> events) {
        return series.of(events);
    }

    @BatchMapping
    Map<Event, EventReport> report(List<Event> events) {
        Map<Long, EventPicture> pictures =
                media.of(events.stream().filter(it -> it.row().report() != null).toList());
        return whereKnown(events, event -> EventReport.of(event, EventMedia.photos(event, pictures)));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Integer> came(Event event, DataFetchingEnvironment environment) {
        return event.state() == EventState.ENDED
                ? reads.tally(event, environment).thenApply(EventTally::came)
                : CompletableFuture.completedFuture(null);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Double> score(Event event, DataFetchingEnvironment environment) {
        return reads.tally(event, environment).thenApply(EventTally::score);
    }

    @SchemaMapping
    CompletableFuture<Integer> scores(Event event, DataFetchingEnvironment environment) {
        return reads.tally(event, environment).thenApply(EventTally::scores);
    }

    /** Nothing for a passer-by, nor for who has not agreed to the policy. */
    @BatchMapping(field = "signUps")
    Map<Event, List<EventSignUp>> signUpsOf(List<Event> events, GraphQLContext context) {
        Map<Long, List<EventSignUp>> own = viewers.ifAny(context)
                .filter(viewer -> viewer.consented())
                .map(viewer -> signUps.at(viewer, events))
                .orElse(Map.of());
        return each(events, event -> own.getOrDefault(event.number(), List.of()));
    }

    private static <T> Map<Event, T> each(List<Event> events, Function<Event, T> what) {
        return events.stream().distinct().collect(Collectors.toMap(event -> event, what));
    }

    private static <T> Map<Event, T> whereKnown(List<Event> events, Function<Event, @Nullable T> what) {
        Map<Event, T> known = new HashMap<>();
        events.forEach(event -> {
            T value = what.apply(event);
            if (value != null) {
                known.put(event, value);
            }
        });
        return known;
    }
}
