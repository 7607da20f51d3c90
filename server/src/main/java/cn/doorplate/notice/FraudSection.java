package cn.doorplate.notice;

import cn.doorplate.place.PlateSection;
import cn.doorplate.place.PlateSection.PlateLine;
import cn.doorplate.place.PlateSections;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.PlateTextSection;
import cn.doorplate.place.RegionCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The way from a plate's page to the catalogue of frauds, where the region or one above it has any. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 100)
class FraudSection implements PlateSections {

    private final FraudMapper rows;

    FraudSection(FraudMapper rows) {
        this.rows = rows;
    }

    @Override
    public Set<Class<? extends PlateSection>> types() {
        return Set.of(PlateTextSection.class);
    }

    @Override
    public Contribution contribute(PlateSite site) {
        return contribute(List.of(site)).get(0);
    }

    @Override
    public List<Contribution> contribute(List<PlateSite> sites) {
        Set<Long> codes = PlateSite.regions(sites);
        Set<Long> found = codes.isEmpty() ? Set.of() : new HashSet<>(rows.withEntries(codes));
        return sites.stream()
                .map(PlateSite::region)
                .map(region -> region.path().stream().anyMatch(code -> found.contains(code.value()))
                        ? new Contribution(List.of(section(region)), null)
                        : Contribution.nothing())
                .toList();
    }

    static PlateTextSection section(RegionCode region) {
        return new PlateTextSection(
                "反诈", List.of(new PlateLine("防骗指南：骗子怎么骗，遇到了怎么办", FraudPageController.path(region))));
    }
}
