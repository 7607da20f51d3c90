package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Windows as everyone finds them: those of the regions up a path, the nearest first. */
@Component
class Windows {

    private static final int MOST = 50;
    private static final int MOST_OF_SERVICE = 20;
    private static final int MOST_TOGETHER = 2_000;

    private final WindowMapper rows;

    Windows(WindowMapper rows) {
        this.rows = rows;
    }

    /** Also one that is closed. */
    Optional<ServiceWindow> find(long id) {
        return with(rows.find(List.of(id))).stream().findFirst();
    }

    /** The same, kept as it is until the caller's transaction is over. */
    Optional<ServiceWindow> held(long id) {
        WindowRow row = rows.share(id);
        return row == null ? Optional.empty() : with(List.of(row)).stream().findFirst();
    }

    /** Several, by their ids; two statements. */
    Map<Long, ServiceWindow> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : with(rows.find(ids)).stream()
                        .collect(Collectors.toMap(window -> window.row().id(), Function.identity()));
    }

    List<ServiceWindow> at(RegionCode region, @Nullable String key) {
        List<Long> path = region.path().stream().map(RegionCode::value).toList();
        return with(rows.open(path, key == null ? List.of() : List.of(key), MOST));
    }

    List<ServiceWindow> ofRegion(RegionCode region, int most) {
        return with(rows.ofRegion(region.value(), most));
    }

    /** Those at which one can book a slot for services, where they were asked for; two statements for all. */
    Map<PublicService, List<ServiceWindow>> of(List<PublicService> services) {
        Set<Long> regions = services.stream()
                .flatMap(service -> service.at().path().stream())
                .map(RegionCode::value)
                .collect(Collectors.toSet());
        Set<String> keys = services.stream().map(PublicService::key).collect(Collectors.toSet());
        List<ServiceWindow> all = with(rows.open(regions, keys, MOST_TOGETHER));
        Map<PublicService, List<ServiceWindow>> found = new HashMap<>();
        services.forEach(service -> found.put(
                service,
                all.stream()
                        .filter(window -> window.services().contains(service.key())
                                && service.at().path().contains(window.place()))
                        .limit(MOST_OF_SERVICE)
                        .toList()));
        return found;
    }

    private List<ServiceWindow> with(List<WindowRow> windows) {
        if (windows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<String>> handled = new HashMap<>();
        rows.handled(windows.stream().map(WindowRow::id).toList())
                .forEach(it -> Objects.requireNonNull(handled.computeIfAbsent(it.windowId(), id -> new ArrayList<>()))
                        .add(it.serviceKey()));
        return windows.stream()
                .map(row -> new ServiceWindow(row, handled.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
