package cn.doorplate.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.dhatim.fastexcel.Worksheet;

/** How our workbooks look: a blue first row that stays, columns as wide as what they hold, cells that are text. */
final class WorkbookStyle {

    private static final String PLATE_BLUE = "0F4C9C";
    private static final String WHITE = "FFFFFF";

    /** Rows go out in parts, so that a large sheet costs no more memory than a small one. */
    private static final int ROWS_HELD = 500;

    private WorkbookStyle() {}

    static void columns(Worksheet sheet, PlaceSheet kind) {
        for (int i = 0; i < kind.columns().size(); i++) {
            sheet.width(i, kind.columns().get(i).width());
            // Else 3-1 becomes the first of March, and 0851 loses its 0.
            sheet.style(i).format("@").set();
        }
    }

    static void heading(Worksheet sheet, int columns) {
        sheet.range(0, 0, 0, columns - 1)
                .style()
                .bold()
                .fontColor(WHITE)
                .fillColor(PLATE_BLUE)
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(0, 24);
        sheet.freezePane(0, 1);
    }

    static void flushSometimes(Worksheet sheet, int row) {
        if (row % ROWS_HELD != 0) {
            return;
        }
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
