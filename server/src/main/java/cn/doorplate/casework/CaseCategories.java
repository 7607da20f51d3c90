package cn.doorplate.casework;

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
import org.springframework.stereotype.Service;

/** The catalogue as it holds at a place: the nearest setting up the region path, code by code. */
@Service
class CaseCategories {

    /** Under which what is shipped is kept. */
    static final long SHIPPED = 0;

    private static final Duration HOLDS = Duration.ofSeconds(10);
    private static final int REGIONS = 5_000;

    private final CaseCategoryMapper rows;
    private final Cache<RegionCode, Map<String, CaseCategory>> held =
            Caffeine.newBuilder().expireAfterWrite(HOLDS).maximumSize(REGIONS).build();

    CaseCategories(CaseCategoryMapper rows) {
        this.rows = rows;
    }

    /** All that can be filed there, in the order of the catalogue; those that are closed too, for cases that are of them. */
    Collection<CaseCategory> at(RegionCode region) {
        return of(region).values();
    }

    /** Empty if there is none of this code there. */
    Optional<CaseCategory> find(RegionCode region, String code) {
        return Optional.ofNullable(of(region).get(code));
    }

    /** @throws IllegalStateException if there is none of this code there; none is ever removed */
    CaseCategory the(RegionCode region, String code) {
        return find(region, code).orElseThrow(() -> new IllegalStateException("no category " + code + " at " + region));
    }

    /** The same as it stands in the database now, for who changes it. */
    Collection<CaseCategory> read(RegionCode region) {
        return load(region).values();
    }

    /** A setting was changed here: at once on this server, and on others within ten seconds. */
    void changed() {
        held.invalidateAll();
    }

    private Map<String, CaseCategory> of(RegionCode region) {
        return held.get(region, this::load);
    }

    private Map<String, CaseCategory> load(RegionCode region) {
        List<Long> path = new ArrayList<>(List.of(SHIPPED));
        region.path().forEach(code -> path.add(code.value()));
        Map<String, CaseCategory> nearest = new HashMap<>();
        rows.of(path).stream()
                .map(CaseCategoryRow::read)
                .sorted(Comparator.comparingInt(category -> path.indexOf(category.regionCode())))
                .forEach(category -> nearest.put(category.code(), category));
        Map<String, CaseCategory> inOrder = new LinkedHashMap<>();
        nearest.values().stream()
                .sorted(Comparator.comparing(CaseCategory::kind)
                        .thenComparing(CaseCategory::position)
                        .thenComparing(CaseCategory::code))
                .forEach(category -> inOrder.put(category.code(), category));
        return Collections.unmodifiableMap(inOrder);
    }
}
