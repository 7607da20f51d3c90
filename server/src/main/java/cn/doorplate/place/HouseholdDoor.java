package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/**
 * Behind which door a household lives.
 *
 * @param unitId null in a building without units
 * @param door as it is on file
 */
public record HouseholdDoor(
        long id, long buildingId, @Nullable Long unitId, String door) {}
