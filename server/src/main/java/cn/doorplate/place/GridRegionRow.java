package cn.doorplate.place;

/** An area, and the community in which it lies. */
record GridRegionRow(long gridId, long code, String name, String shortName) {

    Region toRegion() {
        return new RegionRow(code, name, shortName).toRegion();
    }
}
