package cn.doorplate.place;

import cn.doorplate.shared.Location;
import org.jspecify.annotations.Nullable;

/**
 * What is entered about a building.
 *
 * @param compoundId null for a building outside any gate
 * @param gridId the finest area that holds all of it; null if none does
 * @param location null while nobody has set it
 */
public record BuildingEntry(
        @Nullable Long compoundId,
        @Nullable Long gridId,
        String name,
        String address,
        @Nullable Location location) {

    BuildingEntry checked(Faults faults) {
        faults.location("location", location);
        return new BuildingEntry(
                compoundId, gridId, faults.text("name", name, 64), faults.text("address", address, 128), location);
    }

    @Nullable Double longitude() {
        return location == null ? null : location.longitude();
    }

    @Nullable Double latitude() {
        return location == null ? null : location.latitude();
    }
}
