package cn.doorplate.place;

import cn.doorplate.shared.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a plate hangs, for those who contribute to its page.
 *
 * @param region the community
 * @param gridIds the areas inside the community that hold the door, nearest first
 * @param location the building's, in GCJ-02; null where nobody knows
 */
public record PlateSite(
        RegionCode region,
        List<Long> gridIds,
        @Nullable Long compoundId,
        long buildingId,
        @Nullable Long unitId,
        @Nullable Location location) {

    /** The places that hold the door, but for its unit: what stands at one of them concerns it. The nearest kinds first. */
    public List<PlaceRef> around() {
        List<PlaceRef> places = new ArrayList<>();
        places.add(new PlaceRef(PlaceKind.BUILDING, buildingId));
        gridIds.forEach(id -> places.add(new PlaceRef(PlaceKind.GRID, id)));
        if (compoundId != null) {
            places.add(new PlaceRef(PlaceKind.COMPOUND, compoundId));
        }
        region.path().forEach(code -> places.add(new PlaceRef(PlaceKind.REGION, code.value())));
        return places;
    }

    /** The codes of the communities in which some hang, and of all regions around those. */
    public static SortedSet<Long> regions(Collection<PlateSite> sites) {
        return sites.stream()
                .flatMap(site -> site.region().path().stream())
                .map(RegionCode::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
