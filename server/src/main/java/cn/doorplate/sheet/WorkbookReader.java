package cn.doorplate.sheet;

import cn.doorplate.sheet.WorkbookRefused.Why;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Makes lines of a workbook's rows, and says of each cell that makes none what is wrong with it. */
final class WorkbookReader {

    /** Of all sheets together. */
    static final int MOST_ROWS = 60_000;

    private final WorkbookRows workbook;
    private final Problems problems;
    private int lines;

    WorkbookReader(WorkbookRows workbook, Problems problems) {
        this.workbook = workbook;
        this.problems = problems;
    }

    /**
     * Reads all sheets, in the order of {@link PlaceSheet}.
     *
     * @return the number of lines
     * @throws WorkbookRefused if it has other sheets, too many rows, or none
     */
    int read(Consumer<Line> each) {
        Map<PlaceSheet, Sheet> sheets = sheets();
        sheets.forEach((kind, sheet) -> {
            Map<Integer, Column> columns = new TreeMap<>();
            boolean[] headed = {false};
            workbook.forEach(sheet, row -> {
                if (!headed[0] && row.getFirstNonEmptyCell().isPresent()) {
                    headed[0] = true;
                    headings(kind, row, columns);
                } else if (columns.size() == kind.columns().size()) {
                    line(kind, row, columns, each);
                }
            });
        });
        if (lines == 0 && problems.isEmpty()) {
            throw new WorkbookRefused(Why.EMPTY);
        }
        return lines;
    }

    private Map<PlaceSheet, Sheet> sheets() {
        Map<PlaceSheet, Sheet> found = new EnumMap<>(PlaceSheet.class);
        for (Sheet sheet : workbook.sheets()) {
            String name = sheet.getName().strip();
            Optional<PlaceSheet> kind = PlaceSheet.titled(name);
            if (kind.isPresent() && found.put(kind.get(), sheet) != null) {
                throw new WorkbookRefused(Why.SHEET_TWICE, name);
            }
            boolean forPeople =
                    Set.of(PlaceSheet.INSTRUCTIONS, PlaceSheet.PROBLEMS).contains(name);
            if (kind.isEmpty() && !forPeople && !isBlank(sheet)) {
                throw new WorkbookRefused(Why.UNKNOWN_SHEET, name);
            }
        }
        return found;
    }

    private boolean isBlank(Sheet sheet) {
        boolean[] blank = {true};
        workbook.forEach(sheet, row -> blank[0] &= row.getFirstNonEmptyCell().isEmpty());
        return blank[0];
    }

    private void headings(PlaceSheet sheet, Row row, Map<Integer, Column> columns) {
        for (int i = 0; i < row.getCellCount() && row.getRowNum() == 1; i++) {
            Cell cell = row.getCell(i);
            Optional<Column> column = cell == null ? Optional.empty() : sheet.headed(CellText.of(cell));
            if (column.isPresent() && !columns.containsValue(column.get())) {
                columns.put(i, column.get());
            }
        }
        for (Column column : sheet.columns()) {
            if (!columns.containsValue(column)) {
                problems.add(sheet, 1, column, Problem.Kind.HEADING_MISSING);
            }
        }
    }

    private void line(PlaceSheet sheet, Row row, Map<Integer, Column> columns, Consumer<Line> each) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        Map<Column, Problem.Kind> faults = new HashMap<>();
        columns.forEach((index, column) -> {
            Cell cell = index < row.getCellCount() ? row.getCell(index) : null;
            if (cell != null) {
                cell(cell, column, cells, faults);
            }
        });
        if (cells.isEmpty() && faults.isEmpty()) {
            return;
        }
        if (++lines > MOST_ROWS) {
            throw new WorkbookRefused(Why.TOO_MANY_ROWS, MOST_ROWS);
        }
        Line line = new Line(sheet, row.getRowNum(), cells);
        sheet.columns().forEach(column -> {
            if (faults.containsKey(column)) {
                problems.add(line, column, faults.get(column), column.limit());
            } else if (sheet.requires(column) && !cells.containsKey(column)) {
                problems.add(line, column, Problem.Kind.MISSING);
            }
        });
        each.accept(line);
    }

    private static void cell(Cell cell, Column column, Map<Column, String> cells, Map<Column, Problem.Kind> faults) {
        Problem.Kind fault = CellText.fault(cell);
        String typed = fault == null ? Normalizer.normalize(CellText.of(cell), Normalizer.Form.NFC) : "";
        String text = typed.strip();
        if (fault == null && !text.isEmpty()) {
            fault = CellText.fault(typed, column);
        }
        if (fault != null) {
            faults.put(column, fault);
        } else if (!text.isEmpty()) {
            cells.put(column, text);
        }
    }
}
