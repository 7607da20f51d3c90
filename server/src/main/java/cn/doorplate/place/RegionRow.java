package cn.doorplate.place;

record RegionRow(long code, String name, String shortName) {

    Region toRegion() {
        RegionCode region = new RegionCode(code);
        return new Region(region.toString(), region.level(), name, shortName);
    }
}
