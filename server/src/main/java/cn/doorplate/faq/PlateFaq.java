package cn.doorplate.faq;

import cn.doorplate.place.PlateSection;
import cn.doorplate.place.PlateSections;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the newest answers around a door on its page. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 200)
class PlateFaq implements PlateSections {

    private static final int MOST = 5;

    /** Regions in one statement. */
    private static final int TOGETHER = 100;

    private final FaqMapper rows;

    PlateFaq(FaqMapper rows) {
        this.rows = rows;
    }

    @Override
    public Set<Class<? extends PlateSection>> types() {
        return Set.of(PlateFaqSection.class);
    }

    @Override
    public Contribution contribute(PlateSite site) {
        return contribute(List.of(site)).get(0);
    }

    /** One statement for which regions have any, and one for a hundred of those that do. */
    @Override
    public List<Contribution> contribute(List<PlateSite> sites) {
        Set<Long> codes = PlateSite.regions(sites);
        Map<Long, List<FaqRow>> byRegion = new HashMap<>();
        List<Long> found = codes.isEmpty() ? List.of() : rows.withAnswers(codes);
        for (List<Long> part : Parts.of(found, TOGETHER)) {
            rows.newest(part, Long.MAX_VALUE, MOST, part.size() * MOST)
                    .forEach(row -> byRegion.computeIfAbsent(row.regionCode(), code -> new ArrayList<>())
                            .add(row));
        }
        return sites.stream().map(site -> contribution(site.region(), byRegion)).toList();
    }

    private static Contribution contribution(RegionCode region, Map<Long, List<FaqRow>> byRegion) {
        List<FaqRow> newest = region.path().stream()
                .flatMap(code -> byRegion.getOrDefault(code.value(), List.of()).stream())
                .sorted(Comparator.comparingLong(FaqRow::id).reversed())
                .limit(MOST)
                .toList();
        return newest.isEmpty()
                ? Contribution.nothing()
                : new Contribution(List.of(PlateFaqSection.of(region, newest)), null);
    }
}
