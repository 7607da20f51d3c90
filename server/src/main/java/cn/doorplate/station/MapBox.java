package cn.doorplate.station;

import cn.doorplate.shared.Location;

/** What a map shows, in GCJ-02. */
record MapBox(double west, double south, double east, double north) {

    Location southWest() {
        return new Location(west, south);
    }

    Location northEast() {
        return new Location(east, north);
    }

    /** Its west and south belong to it, its east and north do not. */
    boolean holds(Location point) {
        return point.longitude() >= west
                && point.longitude() < east
                && point.latitude() >= south
                && point.latitude() < north;
    }

    boolean isEmpty() {
        return !(east > west && north > south);
    }

    /** As much of it as lies on the map: what a phone shows of a coast may reach beyond. */
    MapBox onMap() {
        return new MapBox(
                MapPoints.longitude(west),
                MapPoints.latitude(south),
                MapPoints.longitude(east),
                MapPoints.latitude(north));
    }

    boolean isFinite() {
        return Double.isFinite(west + east) && Double.isFinite(south + north);
    }
}
