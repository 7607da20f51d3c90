package cn.doorplate.ledger;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.Places;
import cn.doorplate.place.Region;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** 事项统计: sums of what the histories of cases came to. */
@Service
class Figures {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu年M月");

    private final FigureMapper rows;
    private final LedgerRegions regions;
    private final Places places;

    Figures(FigureMapper rows, LedgerRegions regions, Places places) {
        this.rows = rows;
        this.regions = regions;
        this.places = places;
    }

    /**
     * In the order of what they are counted by. Two statements and one for the names, whatever is asked for.
     *
     * @param kinds null or empty for all
     * @throws cn.doorplate.shared.Denied NOT_FOUND if the viewer reads no ledger there
     */
    List<CaseFigures> of(
            Viewer viewer, RegionCode within, FigureDays days, @Nullable Collection<CaseKind> kinds, FigureBy by) {
        regions.require(viewer, Permission.READ_LEDGER, within);
        List<Long> communities =
                rows.communities(within.firstBelow(RegionLevel.COMMUNITY), within.lastBelow(RegionLevel.COMMUNITY));
        if (communities.isEmpty()) {
            return List.of();
        }
        Collection<CaseKind> only = kinds == null || kinds.isEmpty() ? null : kinds;
        List<FigureMapper.Sum> found = rows.sums(communities, days.first(), days.end(), only, by, divisor(within));
        return shown(by, parts(by, found));
    }

    /** By which the code of a community becomes that of the region right below the one asked for. */
    private static long divisor(RegionCode within) {
        return within.level() == RegionLevel.COUNTY ? 1000 : 1;
    }

    private static Map<String, FigureSums> parts(FigureBy by, List<FigureMapper.Sum> found) {
        Comparator<String> order =
                by == FigureBy.KIND ? Comparator.comparing(CaseKind::valueOf) : Comparator.naturalOrder();
        Map<String, FigureSums> parts = new TreeMap<>(order);
        found.forEach(sum ->
                parts.computeIfAbsent(sum.part(), part -> new FigureSums()).add(sum.metric(), sum.level(), sum.n()));
        return parts;
    }

    private List<CaseFigures> shown(FigureBy by, Map<String, FigureSums> parts) {
        Map<PlaceRef, Object> known = by == FigureBy.REGION
                ? places.of(parts.keySet().stream().map(Figures::region).collect(Collectors.toSet()))
                : Map.of();
        return parts.entrySet().stream()
                .map(part -> shown(by, part.getKey(), part.getValue(), known))
                .toList();
    }

    private static CaseFigures shown(FigureBy by, String part, FigureSums sums, Map<PlaceRef, Object> known) {
        return switch (by) {
            case REGION -> {
                Region region = known.get(region(part)) instanceof Region it ? it : null;
                yield new CaseFigures(region == null ? part : region.shortName(), region, null, null, sums);
            }
            case KIND -> {
                CaseKind kind = CaseKind.valueOf(part);
                yield new CaseFigures(LedgerWords.of(kind), null, kind, null, sums);
            }
            case DAY -> dated(part, DAY, sums);
            case MONTH -> dated(part, MONTH, sums);
        };
    }

    private static CaseFigures dated(String part, DateTimeFormatter format, FigureSums sums) {
        LocalDate day = LocalDate.parse(part);
        return new CaseFigures(
                format.format(day),
                null,
                null,
                day.atStartOfDay(FigureFold.ZONE).toInstant(),
                sums);
    }

    private static PlaceRef region(String code) {
        return new PlaceRef(PlaceKind.REGION, Long.parseLong(code));
    }
}
