package cn.doorplate.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row, for the person who wrote it.
 *
 * @param row as Excel numbers them, the heading being 1
 * @param column null if it is the row as a whole
 * @param arguments what stands for {0}, {1}, … in the advice
 */
record Problem(PlaceSheet sheet, int row, @Nullable Column column, Kind kind, List<Object> arguments) {

    /** The advice stands in messages.properties under {@code sheet.problem.<constant>}. */
    enum Kind {
        HEADING_MISSING,
        MISSING,
        TOO_LONG,
        FORMULA,
        DATE,
        ERROR,
        LIKE_FORMULA,
        CONTROL,
        TWICE,
        TWICE_IN_CELL,
        NO_COMPOUND,
        NO_BUILDING,
        BUILDING_AMBIGUOUS,
        ADDRESS_NEEDED,
        NO_UNIT,
        UNIT_NEEDED,
        NO_AREA,
        AREA_AMBIGUOUS,
        AREA_ELSEWHERE,
        AREA_OUTSIDE,
        BUILDING_ELSEWHERE,
        COMPOUND_KEPT,
        NO_COORDINATE,
        COORDINATE_ALONE,
        NO_CHOICE,
        NO_PHONE,
        NOT_YOURS,
        SCOPE_AND_PLACE
    }
}
