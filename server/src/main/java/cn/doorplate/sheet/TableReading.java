package cn.doorplate.sheet;

import cn.doorplate.shared.FormulaGuard;
import cn.doorplate.sheet.WorkbookRefused.Why;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Makes rows of the texts under the titles that are known; other columns are passed over. */
final class TableReading {

    private final List<String> titles;
    private final int most;
    private final ProblemTexts texts;
    private final Consumer<TableRow> each;
    private final Map<Integer, String> columns = new TreeMap<>();
    private int rows;

    TableReading(List<String> titles, int most, ProblemTexts texts, Consumer<TableRow> each) {
        this.titles = titles;
        this.most = most;
        this.texts = texts;
        this.each = each;
    }

    void read(Row row) {
        if (columns.isEmpty()) {
            headings(row);
        } else {
            line(row);
        }
    }

    void end() {
        if (rows == 0) {
            throw new WorkbookRefused(Why.EMPTY);
        }
    }

    private void headings(Row row) {
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            String title =
                    cell == null ? "" : CellText.of(cell).replace("*", "").strip();
            if (titles.contains(title) && !columns.containsValue(title)) {
                columns.put(i, title);
            }
        }
        List<String> missing =
                titles.stream().filter(title -> !columns.containsValue(title)).toList();
        if (!missing.isEmpty()) {
            throw new WorkbookRefused(Why.NO_COLUMN, String.join("、", missing));
        }
    }

    private void line(Row row) {
        Map<String, String> cells = new HashMap<>();
        Map<String, String> faults = new HashMap<>();
        columns.forEach((index, title) -> {
            Cell cell = index < row.getCellCount() ? row.getCell(index) : null;
            if (cell != null) {
                cell(cell, title, cells, faults);
            }
        });
        if (cells.isEmpty() && faults.isEmpty()) {
            return;
        }
        if (++rows > most) {
            throw new WorkbookRefused(Why.TOO_MANY_ROWS, most);
        }
        each.accept(new TableRow(row.getRowNum(), cells, faults));
    }

    private void cell(Cell cell, String title, Map<String, String> cells, Map<String, String> faults) {
        Problem.Kind fault = CellText.fault(cell);
        String text = fault == null ? Normalizer.normalize(CellText.of(cell), Normalizer.Form.NFC) : "";
        fault = fault == null ? fault(text) : fault;
        if (fault != null) {
            faults.put(title, texts.text("sheet.problem." + fault));
        } else if (!text.isBlank()) {
            cells.put(title, text.strip());
        }
    }

    /** With an apostrophe before it, it is as we wrote it. */
    private static Problem.@Nullable Kind fault(String text) {
        String bare = text.strip();
        return FormulaGuard.isLikeFormula(bare) && !bare.startsWith("'") ? Problem.Kind.LIKE_FORMULA : null;
    }
}
