package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/** A door with its plate, as the tables have them. */
record PlateDoorRow(
        long buildingId,
        @Nullable Long unitId,
        @Nullable String compound,
        String building,
        String address,
        @Nullable String unit,
        @Nullable String code) {

    PlateDoor toDoor() {
        return new PlateDoor(
                buildingId,
                unitId,
                PlatePageSign.street(address, building),
                compound,
                building,
                unit,
                code == null ? null : new PlateCode(code));
    }
}
