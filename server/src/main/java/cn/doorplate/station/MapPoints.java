package cn.doorplate.station;

import cn.doorplate.shared.Location;

/** Which points are on the map. */
final class MapPoints {

    private static final int WEST = 73;
    private static final int EAST = 136;
    private static final int SOUTH = 3;
    private static final int NORTH = 54;

    private MapPoints() {}

    /** Whether it lies in the box around China; what is not finite does not. */
    static boolean isOnMap(Location point) {
        return point.longitude() >= WEST
                && point.longitude() <= EAST
                && point.latitude() >= SOUTH
                && point.latitude() <= NORTH;
    }

    /** The nearest that is on the map. */
    static double longitude(double degrees) {
        return Math.max(WEST, Math.min(EAST, degrees));
    }

    /** The nearest that is on the map. */
    static double latitude(double degrees) {
        return Math.max(SOUTH, Math.min(NORTH, degrees));
    }
}
