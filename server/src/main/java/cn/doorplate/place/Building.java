package cn.doorplate.place;

import cn.doorplate.shared.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 楼栋: a building, complete with where it stands and what it belongs to, so that no field of it asks the store again.
 *
 * @param regionPath from the province down to the community
 * @param gridPath the areas that hold the whole building, from the widest down
 * @param units by name; empty for a building without stairwells of its own
 */
public record Building(
        String id,
        String name,
        String address,
        @Nullable Location location,
        @Nullable Compound compound,
        List<Region> regionPath,
        List<Grid> gridPath,
        List<Unit> units) {}
