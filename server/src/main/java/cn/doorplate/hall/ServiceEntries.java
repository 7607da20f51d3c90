package cn.doorplate.hall;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What regions say of services, as their staff see it. */
@Component
class ServiceEntries {

    private static final int MOST_DAYS = 3_650;

    private final ServiceMapper rows;
    private final ServiceCatalogue catalogue;
    private final HallPlaces places;
    private final Clock clock;

    ServiceEntries(ServiceMapper rows, ServiceCatalogue catalogue, HallPlaces places, Clock clock) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.places = places;
        this.clock = clock;
    }

    Optional<ServiceEntry> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .filter(row -> places.may(viewer, Permission.KEEP_SERVICES, row.region()))
                .map(row -> entries(List.of(row)).get(0));
    }

    /**
     * Those of a region and all that lies in it.
     *
     * @throws Denied NOT_FOUND if the viewer keeps none there
     * @throws BadInput for what cannot be
     */
    Page<ServiceEntry> page(
            Viewer viewer,
            String within,
            @Nullable ServiceEntryState state,
            @Nullable Integer unconfirmedDays,
            int first,
            @Nullable String after) {
        Paging.first(first);
        OrderCursor behind = Objects.requireNonNullElse(OrderCursor.parse(after), new OrderCursor(0, 0));
        RegionCode region = places.read(viewer, Permission.KEEP_SERVICES, within);
        List<ServiceRow> found = rows.within(
                HallPlaces.within(region),
                behind.order(),
                behind.id(),
                state,
                unconfirmedDays == null ? null : before(unconfirmedDays),
                first + 1);
        Page<ServiceRow> page =
                Page.firstOf(found, first, row -> new OrderCursor(row.regionCode(), row.id()).toString());
        return new Page<>(entries(page.nodes()), page.pageInfo());
    }

    private Instant before(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new BadInput("未确认天数 unconfirmedDays 须在 1 到 3650 之间。");
        }
        return clock.instant().minus(Duration.ofDays(days));
    }

    /** What is published of all by one statement; what stands above them by one for each region, if it is not known. */
    private List<ServiceEntry> entries(List<ServiceRow> all) {
        List<Long> editions =
                all.stream().map(ServiceRow::editionId).filter(Objects::nonNull).toList();
        Map<Long, ServiceContent> published = editions.isEmpty()
                ? Map.of()
                : rows.editions(editions).stream()
                        .collect(Collectors.toMap(EditionRow::id, row -> ServiceContent.read(row.content())));
        return all.stream()
                .map(row -> ServiceEntry.of(
                        row, row.editionId() == null ? null : published.get(row.editionId()), above(row)))
                .toList();
    }

    private @Nullable PublicService above(ServiceRow row) {
        return row.region()
                .parent()
                .flatMap(parent -> catalogue.at(parent).stream()
                        .filter(service -> service.key().equals(row.serviceKey()))
                        .findFirst())
                .orElse(null);
    }
}
