package cn.doorplate.notice;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.search.RefRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a notice reaches: its places as ranges of codes, by which people are gone through.
 *
 * @param communities ascending, not overlapping: those in which its places lie, or that lie in them; with the regions between,
 *     filled up with zeros
 * @param counties likewise those in which its places lie, or that lie in them
 */
record Reach(List<PlaceRef> places, List<RefRange> communities, List<RefRange> counties) {

    /** @param paths of the places; one without is not there any more, and reaches nobody */
    static Reach of(Collection<PlaceRef> places, Map<PlaceRef, PlacePath> paths) {
        List<PlaceRef> there = new ArrayList<>();
        List<RefRange> communities = new ArrayList<>();
        List<RefRange> counties = new ArrayList<>();
        for (PlaceRef place : places) {
            PlacePath path = paths.get(place);
            if (path == null) {
                continue;
            }
            there.add(place);
            RegionCode region = path.region();
            communities.add(range(region, RegionLevel.COMMUNITY));
            boolean wide = region.level().compareTo(RegionLevel.COUNTY) < 0;
            counties.add(range(wide ? region : region.at(RegionLevel.COUNTY), RegionLevel.COUNTY));
        }
        return new Reach(List.copyOf(there), RefRange.merged(communities), RefRange.merged(counties));
    }

    private static RefRange range(RegionCode region, RegionLevel level) {
        return new RefRange(region.firstBelow(level), region.lastBelow(level));
    }

    /** Of {@link #counties} those that are reached as a whole. */
    List<RefRange> wholeCounties() {
        return RefRange.merged(places.stream()
                .filter(place -> place.kind() == PlaceKind.REGION)
                .map(place -> new RegionCode(place.id()))
                .filter(region -> region.level().compareTo(RegionLevel.COUNTY) <= 0)
                .map(region -> range(region, RegionLevel.COUNTY))
                .toList());
    }

    /** Whether all that lies in this community, or region filled up with zeros, is reached, whatever its path. */
    boolean holdsAllOf(long code) {
        return places.stream()
                .filter(place -> place.kind() == PlaceKind.REGION)
                .map(place -> range(new RegionCode(place.id()), RegionLevel.COMMUNITY))
                .anyMatch(range -> range.from() <= code && code <= range.to());
    }

    /** @param path null for a place that is not there any more */
    boolean holds(@Nullable PlacePath path) {
        return path != null && places.stream().anyMatch(path::contains);
    }

    /** Whether one of its places is in this community, or around it. */
    boolean touches(long community) {
        return communities.stream().anyMatch(range -> range.from() <= community && community <= range.to());
    }
}
