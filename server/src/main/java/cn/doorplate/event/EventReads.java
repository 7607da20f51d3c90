package cn.doorplate.event;

import static java.util.stream.Collectors.toMap;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.CapacityCounts;
import cn.doorplate.capacity.CapacityCounts.Taken;
import cn.doorplate.capacity.PoolState;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What several fields tell of: read once for all events of a request, whichever of these fields were asked for. */
@Component
class EventReads {

    private static final String SEATS = "Event.reads.seats";
    private static final String TAKEN = "Event.reads.taken";
    private static final String TALLIES = "Event.reads.tallies";

    private final Capacity capacity;
    private final CapacityCounts taken;
    private final EventTallyMapper tallies;

    EventReads(BatchLoaderRegistry loaders, Capacity capacity, CapacityCounts taken, EventTallyMapper tallies) {
        this.capacity = capacity;
        this.taken = taken;
        this.tallies = tallies;
        register(loaders, SEATS, this::readSeats);
        register(loaders, TAKEN, this::readTaken);
        register(loaders, TALLIES, this::readTallies);
    }

    private static <T> void register(
            BatchLoaderRegistry loaders, String name, Function<Set<Event>, Map<Event, T>> reading) {
        loaders.<Event, T>forName(name)
                .registerMappedBatchLoader((events, loading) -> Mono.fromSupplier(() -> reading.apply(events)));
    }

    /** What is left of the places. */
    CompletableFuture<SeatsLeft> seats(Event event, DataFetchingEnvironment environment) {
        return load(event, SEATS, environment);
    }

    /** How many places are held, and how many offered. */
    CompletableFuture<Taken> taken(Event event, DataFetchingEnvironment environment) {
        return load(event, TAKEN, environment);
    }

    CompletableFuture<EventTally> tally(Event event, DataFetchingEnvironment environment) {
        return load(event, TALLIES, environment);
    }

    private static <T> CompletableFuture<T> load(Event event, String name, DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Event, T>getDataLoader(name)).load(event);
    }

    private Map<Event, SeatsLeft> readSeats(Set<Event> events) {
        Map<Long, PoolState> pools = capacity.pools(numbers(events));
        return each(events, event -> SeatsLeft.of(event, pools.get(event.number())));
    }

    private Map<Event, Taken> readTaken(Set<Event> events) {
        Map<Long, Taken> found = taken.of(numbers(events));
        return each(events, event -> found.getOrDefault(event.number(), Taken.NONE));
    }

    private Map<Event, EventTally> readTallies(Set<Event> events) {
        Map<Long, EventTally> found =
                tallies.of(numbers(events)).stream().collect(toMap(EventTally::eventId, Function.identity()));
        return each(events, event -> found.getOrDefault(event.number(), EventTally.none(event.number())));
    }

    private static Collection<Long> numbers(Set<Event> events) {
        return events.stream().map(Event::number).distinct().toList();
    }

    private static <T> Map<Event, T> each(Set<Event> events, Function<Event, T> what) {
        return events.stream().collect(toMap(Function.identity(), what));
    }
}
