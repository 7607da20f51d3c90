package cn.doorplate.dev;

import cn.doorplate.shared.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A community to build. The community is real; every compound's inside, household, person and telephone is made up.
 *
 * @param lane a lane of houses without compound and stairwell; null if there is none
 * @param areaCode of its telephones
 */
record DemoCommunity(
        long region,
        String name,
        String street,
        String areaCode,
        List<DemoEstate> estates,
        @Nullable Lane lane) {

    /** @param firstNumber of its houses, which are all on one side, so numbered by twos */
    record Lane(String name, int houses, int firstNumber, int floors, Location corner) {

        String houseName(int house) {
            return firstNumber + 2 * house + "号";
        }

        Location locationOf(int house) {
            return new Location(
                    DemoEstate.rounded(corner.longitude() + 0.00015 * house),
                    DemoEstate.rounded(corner.latitude() - 0.00003 * house));
        }
    }

    int households() {
        int inLane = lane == null ? 0 : lane.houses() * lane.floors();
        return inLane
                + estates.stream()
                        .mapToInt(estate -> estate.shape().households())
                        .sum();
    }
}
