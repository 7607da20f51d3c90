package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.station.StationContents.Read;
import cn.doorplate.station.StationImportKnown.NameIn;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A region into which a workbook comes, and what is there. */
final class StationImportGround {

    private final RegionCode within;
    private final Predicate<RegionCode> isThere;
    private final StationMapper rows;
    private final StationContents contents;
    private final Map<RegionCode, Boolean> asked = new HashMap<>();

    /** @param isThere whether there is such a community */
    StationImportGround(
            RegionCode within, Predicate<RegionCode> isThere, StationMapper rows, StationContents contents) {
        this.within = within;
        this.isThere = isThere;
        this.rows = rows;
        this.contents = contents;
    }

    boolean contains(RegionCode community) {
        return community.value() >= within.firstBelow(RegionLevel.COMMUNITY)
                && community.value() <= within.lastBelow(RegionLevel.COMMUNITY);
    }

    /** The community of the region that a row names, or that the region is; null if there is none. */
    @Nullable RegionCode community(String typed) {
        Optional<RegionCode> code = typed.isEmpty() ? Optional.of(within) : RegionCode.parse(typed);
        return code.filter(it -> it.level() == RegionLevel.COMMUNITY)
                .filter(this::contains)
                .filter(it -> asked.computeIfAbsent(it, isThere::test))
                .orElse(null);
    }

    StationImportKnown known(Set<Long> ids, Collection<NameIn> keys, boolean held) {
        return StationImportKnown.read(rows, ids, keys, held);
    }

    Read read(StationContentInput input, RegionCode community) {
        return contents.read(input, community);
    }
}
