package cn.doorplate.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of one sheet as it is written: row by row, without being held. All cells are texts, and none can become a formula. */
public final class TextWorkbook implements AutoCloseable {

    private static final String PLATE_BLUE = "0F4C9C";
    private static final String WHITE = "FFFFFF";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    /** @param width in characters */
    public record Column(String title, int width) {}

    /** @param above lines of their own above the titles */
    public TextWorkbook(OutputStream out, String sheetName, List<String> above, List<Column> columns) {
        workbook = new Workbook(out, "Doorplate", "1.0");
        sheet = workbook.newWorksheet(sheetName);
        for (int i = 0; i < columns.size(); i++) {
            sheet.width(i, columns.get(i).width());
            sheet.style(i).format("@").set();
        }
        above.forEach(line -> add(List.of(line)));
        add(columns.stream().map(Column::title).toList());
        sheet.range(rows - 1, 0, rows - 1, columns.size() - 1)
                .style()
                .bold()
                .fontColor(WHITE)
                .fillColor(PLATE_BLUE)
                .set();
        sheet.freezePane(0, rows);
    }

    /** A row more; its cells are out of memory with the next {@link #flush}. */
    public void add(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                sheet.inlineString(rows, i, FormulaGuard.harmless(cells.get(i)));
            }
        }
        rows++;
    }

    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.close();
    }
}
