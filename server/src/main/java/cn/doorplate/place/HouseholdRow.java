package cn.doorplate.place;

import cn.doorplate.shared.Ids;
import org.jspecify.annotations.Nullable;

/** A household with its unit beside it. */
record HouseholdRow(
        long id,
        int version,
        String door,
        @Nullable Long gridId,
        @Nullable Long unitId,
        @Nullable String unitName) {

    Household toHousehold(GridPaths grids) {
        return new Household(
                Ids.toOpaque(id),
                version,
                door,
                unitId == null || unitName == null ? null : new Unit(Ids.toOpaque(unitId), unitName),
                grids.pathTo(gridId).stream().map(Buildings::grid).toList());
    }
}
