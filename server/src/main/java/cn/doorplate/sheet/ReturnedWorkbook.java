package cn.doorplate.sheet;

import cn.doorplate.shared.FormulaGuard;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * The workbook as it goes back: all its rows where they were, those to mend marked and with advice beside them, and a sheet in
 * front that lists them. Mended, it can be sent as it is. Every cell is text: nothing in it is a formula.
 */
final class ReturnedWorkbook {

    static final String ADVICE = "需要改正";

    /** Nobody reads more in one go, and each stands beside its row as well. */
    static final int MOST_LISTED = 5_000;

    /** A row that is wrong throughout is told so more briefly. */
    private static final int MOST_SAID = 3;

    private static final String MARK = "FDE68A";

    private final WorkbookRows original;
    private final List<Problem> problems;
    private final ProblemTexts texts;

    ReturnedWorkbook(WorkbookRows original, List<Problem> problems, ProblemTexts texts) {
        this.original = original;
        this.problems = problems;
        this.texts = texts;
    }

    void write(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Doorplate", "1.0")) {
            list(workbook.newWorksheet(PlaceSheet.PROBLEMS));
            for (Sheet sheet : original.sheets()) {
                Optional<PlaceSheet> kind = PlaceSheet.titled(sheet.getName());
                if (kind.isPresent()) {
                    new Copy(workbook.newWorksheet(kind.get().title()), kind.get()).of(sheet);
                }
            }
        }
    }

    private void list(Worksheet sheet) throws IOException {
        List<String> headings = List.of("工作表", "行", "列", "怎么改");
        double[] widths = {12, 8, 12, 80};
        for (int i = 0; i < headings.size(); i++) {
            sheet.width(i, widths[i]);
            sheet.inlineString(0, i, headings.get(i));
        }
        WorkbookStyle.heading(sheet, headings.size());
        int listed = Math.min(problems.size(), MOST_LISTED);
        for (int i = 0; i < listed; i++) {
            Problem problem = problems.get(i);
            String column = problem.column() == null ? "" : problem.column().title();
            sheet.inlineString(i + 1, 0, problem.sheet().title());
            sheet.value(i + 1, 1, problem.row());
            sheet.inlineString(i + 1, 2, column);
            sheet.inlineString(i + 1, 3, FormulaGuard.harmless(texts.of(problem)));
            WorkbookStyle.flushSometimes(sheet, i);
        }
        if (listed < problems.size()) {
            sheet.inlineString(listed + 1, 3, texts.text("sheet.returned.more", problems.size() - listed));
        }
        sheet.finish();
    }

    private int firstOf(PlaceSheet kind) {
        int at = 0;
        while (at < problems.size() && problems.get(at).sheet() != kind) {
            at++;
        }
        return at;
    }

    /** One sheet on its way back. */
    private final class Copy {

        private final Worksheet to;
        private final PlaceSheet kind;
        /** The next problem of the sheet: they come in the order of its rows. */
        private int problem;

        private int adviceAt = -1;
        private int row;
        private int written;

        Copy(Worksheet to, PlaceSheet kind) {
            this.to = to;
            this.kind = kind;
            this.problem = firstOf(kind);
        }

        void of(Sheet sheet) throws IOException {
            WorkbookStyle.columns(to, kind);
            original.forEach(sheet, this::row);
            if (adviceAt < 0) {
                headings(1);
            }
            to.finish();
        }

        private void row(Row from) {
            row = from.getRowNum() - 1;
            if (from.getFirstNonEmptyCell().isEmpty()) {
                return;
            }
            if (adviceAt < 0) {
                headings(from.getCellCount(), from);
            }
            for (int i = 0; i < from.getCellCount(); i++) {
                Cell cell = from.getCell(i);
                if (cell != null && i != adviceAt) {
                    to.inlineString(row, i, FormulaGuard.harmless(shown(cell)));
                }
            }
            String mark = row == 0 ? null : advice();
            if (mark != null) {
                to.inlineString(row, adviceAt, FormulaGuard.harmless(mark));
                to.range(row, 0, row, adviceAt)
                        .style()
                        .fillColor(MARK)
                        .format("@")
                        .set();
            } else if (row > 0 && from.getCellCount() > 0) {
                to.range(row, 0, row, from.getCellCount() - 1)
                        .style()
                        .format("@")
                        .set();
            }
            WorkbookStyle.flushSometimes(to, ++written);
        }

        /** A sheet that came back once has the column of advice already. */
        private void headings(int cells, Row... rows) {
            adviceAt = Math.max(cells, kind.columns().size());
            for (Row first : rows) {
                for (int i = 0; i < cells && first.getRowNum() == 1; i++) {
                    Cell cell = first.getCell(i);
                    adviceAt = cell != null && CellText.of(cell).strip().startsWith(ADVICE) ? i : adviceAt;
                }
            }
            to.width(adviceAt, 60);
            int here = row;
            row = 0;
            String first = advice();
            row = here;
            to.inlineString(0, adviceAt, first == null ? ADVICE : ADVICE + "：" + FormulaGuard.harmless(first));
            WorkbookStyle.heading(to, adviceAt + 1);
        }

        /** What is to be done about the row; null if nothing is. */
        private @Nullable String advice() {
            StringJoiner advice = new StringJoiner("；").setEmptyValue("");
            Set<String> more = new LinkedHashSet<>();
            int said = 0;
            for (; problem < problems.size(); problem++) {
                Problem next = problems.get(problem);
                if (next.sheet() != kind || next.row() > row + 1) {
                    break;
                }
                Column column = next.column();
                if (++said <= MOST_SAID || column == null) {
                    advice.add(texts.inRow(next));
                } else {
                    more.add(column.title());
                }
            }
            if (!more.isEmpty()) {
                advice.add(texts.text("sheet.returned.rest", String.join("、", more)));
            }
            return advice.length() == 0 ? null : advice.toString();
        }

        private String shown(Cell cell) {
            Problem.Kind fault = CellText.fault(cell);
            if (fault == Problem.Kind.DATE) {
                LocalDateTime date = cell.asDate();
                return date == null ? "" : date.toLocalDate().toString();
            }
            String text = fault == null ? CellText.of(cell) : cell.getRawValue();
            return text == null ? "" : text;
        }
    }
}
