package cn.doorplate.place;

import java.util.List;

/** Where the door is: for the person who must tell it to somebody on the phone. */
record PlatePageWhere(String address, List<String> regions, List<String> grids) {

    static PlatePageWhere of(Building building, String door) {
        Compound compound = building.compound();
        boolean said = building.address().endsWith(door);
        String address =
                building.address() + (compound == null ? "" : " " + compound.name()) + (said ? "" : " " + door);
        return new PlatePageWhere(
                address,
                building.regionPath().stream().map(Region::shortName).toList(),
                building.gridPath().stream().map(Grid::name).toList());
    }

    boolean hasRegions() {
        return !regions.isEmpty();
    }

    boolean hasGrids() {
        return !grids.isEmpty();
    }
}
