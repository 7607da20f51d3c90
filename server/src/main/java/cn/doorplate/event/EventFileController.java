package cn.doorplate.event;

import static java.util.stream.Collectors.toMap;

import cn.doorplate.capacity.CapacityCounts;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Events as staff keep them. */
@Controller
class EventFileController {

    private final Viewers viewers;
    private final EventFiles files;
    private final Places places;
    private final EventReads reads;

    EventFileController(Viewers viewers, EventFiles files, Places places, EventReads reads) {
        this.viewers = viewers;
        this.files = files;
        this.places = places;
        this.reads = reads;
    }

    @QueryMapping
    Page<EventFile> eventFiles(
            @Argument String within,
            @Argument @Nullable List<EventState> states,
            @Argument int first,
            @Argument @Nullable String after,
            GraphQLContext context) {
        return files.page(viewers.of(context), within, states, first, after);
    }

    @QueryMapping
    @Nullable EventFile eventFile(@Argument String id, GraphQLContext context) {
        try {
            return files.find(viewers.of(context), Ids.fromOpaque(id)).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @BatchMapping
    Map<EventFile, Region> publisher(List<EventFile> eventFiles) {
        Map<PlaceRef, Object> found = places.of(
                eventFiles.stream().map(EventFileController::publisher).collect(Collectors.toSet()));
        return eventFiles.stream()
                .distinct()
                .filter(file -> found.containsKey(publisher(file)))
                .collect(toMap(file -> file, file -> (Region) found.get(publisher(file))));
    }

    private static PlaceRef publisher(EventFile file) {
        return EventPlaces.region(file.event().row().region());
    }

    /** Those that are still there. */
    @BatchMapping(field = "places")
    Map<EventFile, List<Object>> placesOf(List<EventFile> eventFiles) {
        Map<PlaceRef, Object> found = places.of(eventFiles.stream()
                .flatMap(file -> file.event().content().places().stream())
                .collect(Collectors.toSet()));
        return eventFiles.stream()
                .distinct()
                .collect(toMap(
                        file -> file,
                        file -> file.event().content().places().stream()
                                .map(found::get)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    @SchemaMapping
    CompletableFuture<Integer> placed(EventFile file, DataFetchingEnvironment environment) {
        return reads.taken(file.event(), environment).thenApply(CapacityCounts.Taken::held);
    }

    @SchemaMapping
    CompletableFuture<Integer> offered(EventFile file, DataFetchingEnvironment environment) {
        return reads.taken(file.event(), environment).thenApply(CapacityCounts.Taken::offered);
    }

    @SchemaMapping
    CompletableFuture<Integer> checkedIn(EventFile file, DataFetchingEnvironment environment) {
        return reads.tally(file.event(), environment).thenApply(EventTally::came);
    }

    @SchemaMapping
    CompletableFuture<Integer> noShows(EventFile file, DataFetchingEnvironment environment) {
        return reads.tally(file.event(), environment).thenApply(EventTally::missed);
    }
}
