package cn.doorplate.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The empty workbook of another module's table: how to fill it in on the first sheet, the table on the second. */
public final class TableTemplate {

    private static final List<String> TITLES = List.of("列", "怎么填", "例", "可选的内容");
    private static final double[] WIDTHS = {14, 70, 26, 18};
    private static final int CHOICES = 3;

    private TableTemplate() {}

    /**
     * @param rules what holds for all of it, in sentences
     * @param most the rows that may be filled in
     */
    public static byte[] write(String title, List<String> rules, List<TableColumn> columns, int most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Doorplate", "1.0")) {
            List<Range> choices = instructions(workbook.newWorksheet(PlaceSheet.INSTRUCTIONS), rules, columns);
            table(workbook.newWorksheet(title), columns, choices, most);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** @return where each column's choices stand; a single empty cell where it has none */
    private static List<Range> instructions(Worksheet sheet, List<String> rules, List<TableColumn> columns) {
        for (int i = 0; i < WIDTHS.length; i++) {
            sheet.width(i, WIDTHS[i]);
        }
        int row = 0;
        for (String rule : rules) {
            sheet.value(row++, 0, row + ". " + rule);
        }
        line(sheet, ++row, TITLES);
        sheet.range(row, 0, row, TITLES.size() - 1)
                .style()
                .bold()
                .fillColor("DBE7F6")
                .set();
        List<Range> choices = new ArrayList<>();
        for (TableColumn column : columns) {
            row++;
            line(sheet, row, List.of(column.title(), column.hint(), column.example()));
            int first = row;
            for (String choice : column.choices()) {
                sheet.value(row++, CHOICES, choice);
            }
            row = Math.max(first, row - 1);
            choices.add(sheet.range(first, CHOICES, row, CHOICES));
        }
        return choices;
    }

    private static void line(Worksheet sheet, int row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            sheet.value(row, i, cells.get(i));
        }
    }

    private static void table(Worksheet sheet, List<TableColumn> columns, List<Range> choices, int most) {
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            sheet.width(i, column.width());
            sheet.style(i).format("@").set();
            sheet.value(0, i, column.title());
            sheet.comment(0, i, column.hint());
            if (!column.choices().isEmpty()) {
                sheet.range(1, i, most, i)
                        .validateWithList(choices.get(i))
                        .errorTitle("请从列表中选择")
                        .error(column.hint());
            }
        }
        WorkbookStyle.heading(sheet, columns.size());
    }
}
