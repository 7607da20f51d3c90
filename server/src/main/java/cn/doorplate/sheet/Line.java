package cn.doorplate.sheet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the workbook that says something.
 *
 * @param row as Excel numbers them, the heading being 1
 * @param cells what is not empty, without blanks at the ends
 */
record Line(PlaceSheet sheet, int row, Map<Column, String> cells) {

    @Nullable String get(Column column) {
        return cells.get(column);
    }
}
