package cn.doorplate.place;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a place lies in, as far as its own row tells.
 *
 * @param gridId the finest area
 * @param widerGridId that of the unit or building around it
 * @param widestGridId that of the building around a unit around it
 */
record PlacePathRow(
        long id,
        @Nullable Long unitId,
        @Nullable Long buildingId,
        @Nullable Long compoundId,
        long regionCode,
        @Nullable Long gridId,
        @Nullable Long widerGridId,
        @Nullable Long widestGridId) {

    Stream<Long> gridIds() {
        return Stream.of(gridId, widerGridId, widestGridId).filter(Objects::nonNull);
    }
}
