package cn.doorplate.event;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceInput;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** People and events in the database of packaged servers that have made it; runs nothing by itself. */
public final class EventTown implements AutoCloseable {

    private static final int TOGETHER = 8;

    private final ApplicationContext context;
    private final Runnable close;
    private final TestPeople people;
    private final RegionCode community;

    /** @param properties of the servers, so that keys are the same */
    public static EventTown of(Map<String, String> properties) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(DoorplateApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .properties("doorplate.jobs=false")
                .run(properties.entrySet().stream()
                        .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
        return new EventTown(context, context::close);
    }

    /** In an application that runs anyway. */
    public static EventTown in(ApplicationContext context) {
        return new EventTown(context, () -> {});
    }

    private EventTown(ApplicationContext context, Runnable close) {
        this.context = context;
        this.close = close;
        JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
        this.people = new TestPeople(jdbc, context.getBean(PlacePaths.class), context.getBean(PersonKeys.class));
        this.community = new TestPlaces(jdbc, context.getBean(Doorplates.class)).community();
    }

    /** Who are logged in, and have a name. */
    public List<Someone> people(int number) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TOGETHER);
        try {
            List<Future<Someone>> made = IntStream.range(0, number)
                    .mapToObj(i -> threads.submit(() -> people.named("王小英")))
                    .toList();
            List<Someone> all = new java.util.ArrayList<>();
            for (Future<Someone> each : made) {
                all.add(each.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** One that is published, for everyone: its id. */
    public String event(int capacity, @Nullable Integer waitingLimit) {
        Viewer office = context.getBean(Viewers.class)
                .now(people.holding(Role.COMMUNITY_STAFF, new PlaceRef(PlaceKind.REGION, community.value()))
                        .id());
        EventDesk desk = context.getBean(EventDesk.class);
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        long id = Objects.requireNonNull(transaction.execute(
                status -> desk.draft(office, community.toString(), content(capacity, waitingLimit))));
        desk.publish(office, id, 0);
        return Ids.toOpaque(id);
    }

    private EventContentInput content(int capacity, @Nullable Integer waitingLimit) {
        Instant begin = Instant.now().plus(Duration.ofDays(7));
        return new EventContentInput(
                EventKind.HEALTH_CHECK,
                "网约车司机免费体检",
                "请带上驾驶证。",
                "县人民医院",
                null,
                List.of(new PlaceInput(community.toString(), null, null, null, null)),
                "县人民医院体检中心",
                null,
                null,
                begin,
                begin.plus(Duration.ofHours(3)),
                null,
                null,
                null,
                capacity,
                false,
                new EventWho(List.of(EventAudience.EVERYONE), null, null),
                List.of(),
                waitingLimit,
                120,
                List.of(),
                null,
                null);
    }

    /** Who stands so, in the order of the line. */
    public List<Long> holders(String event, String state) {
        return context
                .getBean(Capacity.class)
                .page(Ids.fromOpaque(event), Set.of(ClaimState.valueOf(state)), 0, 100_000)
                .stream()
                .map(Claim::holder)
                .toList();
    }

    @Override
    public void close() {
        close.run();
    }
}
