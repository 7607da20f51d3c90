package cn.doorplate.dev;

import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/**
 * A compound to build.
 *
 * @param property who manages it; null where nobody does and the community helps out
 * @param corner its north-western building
 */
record DemoEstate(String name, String address, @Nullable String property, Shape shape, Areas areas, Location corner) {

    /** @param suffix what the buildings are called, as in 3栋 */
    record Shape(int buildings, String suffix, int units, int floors, int doors) {

        int households() {
            return buildings * units * floors * doors;
        }
    }

    /** @param joins whether it goes on in the grid of the compound before it */
    record Areas(int buildingsPerGrid, int buildingsPerZone, boolean joins) {}

    /** About 60 m between two buildings of a row, about 50 m between two rows. */
    Location locationOf(int building) {
        int row = building / 4;
        int column = building % 4;
        return new Location(rounded(corner.longitude() + 0.0006 * column), rounded(corner.latitude() - 0.00045 * row));
    }

    static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
