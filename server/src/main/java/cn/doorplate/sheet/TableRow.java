package cn.doorplate.sheet;

import java.util.Map;

/**
 * A row of another module's table that says something.
 *
 * @param number as Excel numbers them, the heading being 1
 * @param cells what can be read, by the column's title; without what is empty, and without blanks at the ends
 * @param faults what to do about each cell that cannot, by the column's title
 */
public record TableRow(int number, Map<String, String> cells, Map<String, String> faults) {

    public TableRow {
        cells = Map.copyOf(cells);
        faults = Map.copyOf(faults);
    }
}
