package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/**
 * A door that a plate belongs on, and the plate in use there; a door with two plates comes twice.
 *
 * @param unitId null for the door of the whole building
 * @param street the line above, as in 子营街道 12号
 * @param compound null for a building outside any gate
 * @param unit null for the door of the whole building
 * @param plate null while none was given out
 */
public record PlateDoor(
        long buildingId,
        @Nullable Long unitId,
        String street,
        @Nullable String compound,
        String building,
        @Nullable String unit,
        @Nullable PlateCode plate) {}
