package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue as it holds at a place: what the regions up its path say, part by part, the nearest first; one statement. */
@Component
class ServiceCatalogue {

    private static final Duration HOLDS = Duration.ofSeconds(10);
    private static final int REGIONS = 1_000;
    private static final int SERVICES = 2_000;

    private final ServiceMapper rows;
    private final Cache<RegionCode, Map<String, PublicService>> held =
            Caffeine.newBuilder().expireAfterWrite(HOLDS).maximumSize(REGIONS).build();

    /** By their editions. */
    private final Cache<List<Long>, WholeService> wholes =
            Caffeine.newBuilder().maximumSize(SERVICES).build();

    ServiceCatalogue(ServiceMapper rows) {
        this.rows = rows;
    }

    /** All that is offered there, in the order of the catalogue. */
    Collection<PublicService> at(RegionCode region) {
        return held.get(region, this::load).values();
    }

    /** One service, without the others where they are not known. */
    Optional<PublicService> find(RegionCode region, String key) {
        Map<String, PublicService> known = held.getIfPresent(region);
        return known == null ? read(region, key) : Optional.ofNullable(known.get(key));
    }

    /** The same as it stands in the database now, for what somebody is to rely on. */
    Optional<PublicService> read(RegionCode region, String key) {
        return service(published(region, key), region);
    }

    /** Something was published or withdrawn: at once on this server, and on others within ten seconds. */
    void changed() {
        held.invalidateAll();
    }

    /** As they were when they were made of these editions, by {@link PublicService#kept}; one statement. */
    Map<String, PublicService> asMadeOf(Collection<String> kept) {
        List<Long> ids = kept.stream()
                .flatMap(it -> PublicService.editions(it).stream())
                .distinct()
                .toList();
        Map<Long, EditionRow> found = ids.isEmpty()
                ? Map.of()
                : rows.editions(ids).stream().collect(Collectors.toMap(EditionRow::id, Function.identity()));
        Map<String, PublicService> made = new HashMap<>();
        kept.forEach(it -> service(
                        PublicService.editions(it).stream()
                                .filter(found::containsKey)
                                .map(found::get)
                                .toList(),
                        null)
                .ifPresent(service -> made.put(it, service)));
        return made;
    }

    private List<EditionRow> published(RegionCode region, @Nullable String key) {
        return rows.published(region.path().stream().map(RegionCode::value).toList(), key);
    }

    /** @param at null for where the lowest of them is */
    private Optional<PublicService> service(List<EditionRow> downwards, @Nullable RegionCode at) {
        return downwards.isEmpty() ? Optional.empty() : PublicService.of(downwards, whole(downwards), at);
    }

    /** What these editions, one at least, the highest region's first, say together. */
    WholeService whole(List<EditionRow> downwards) {
        return wholes.get(downwards.stream().map(EditionRow::id).toList(), ids -> WholeService.of(downwards));
    }

    private Map<String, PublicService> load(RegionCode region) {
        Map<String, List<EditionRow>> byKey = new HashMap<>();
        published(region, null)
                .forEach(row -> byKey.computeIfAbsent(row.serviceKey(), key -> new ArrayList<>())
                        .add(row));
        Map<String, PublicService> inOrder = new LinkedHashMap<>();
        byKey.values().stream()
                .flatMap(said -> service(said, region).stream())
                .sorted(Comparator.comparing(PublicService::position).thenComparing(PublicService::key))
                .forEach(service -> inOrder.put(service.key(), service));
        return Collections.unmodifiableMap(inOrder);
    }
}
