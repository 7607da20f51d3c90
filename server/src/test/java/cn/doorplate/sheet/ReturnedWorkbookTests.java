package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.place.NothingOnFile;
import cn.doorplate.place.RegionCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes back is what was sent, and the advice. */
class ReturnedWorkbookTests {

    @TempDir
    private Path folder;

    @Test
    void unitsOnLinesOfTheirOwnStayOnLinesOfTheirOwn() throws IOException {
        Path back = back(buildings(sheet -> {
            sheet.value(1, 1, "1栋");
            sheet.value(1, 3, "1单元\n2单元");
        }));
        assertThat(cells(back)).contains("1单元\n2单元");
    }

    /** Excel keeps a row for each cell that somebody coloured, down to the last. */
    @Test
    void leavesOutRowsThatHoldNothingButColour() throws IOException {
        Path back = back(buildings(sheet -> {
            sheet.value(1, 1, "1栋");
            for (int row = 2; row < 60_000; row += 2) {
                sheet.range(row, 0, row, 6).style().fillColor("FFFF00").set();
            }
        }));
        assertThat(rows(back, "楼栋")).hasSize(2);
        assertThat(Files.size(back)).isLessThan(10_000);
    }

    @Test
    void everyBadRowOfEverySheetComesBackMarkedOnce() throws IOException {
        Path back = back(
                folder.resolve("x.xlsx"),
                new Book()
                        .compound("甲,")
                        .compound("乙,乙路1号")
                        .compound("丙,")
                        .building("丁,1栋,,")
                        .household("丁,1栋,,1,")
                        .bytes());
        assertThat(rows(back, PlaceSheet.PROBLEMS)).hasSize(1 + 4);
        for (String sheet : List.of("小区", "楼栋", "住户")) {
            List<Row> rows = rows(back, sheet);
            int advice = cell(rows.get(0), ReturnedWorkbook.ADVICE);
            assertThat(rows).as("all rows of " + sheet).hasSize(sheet.equals("小区") ? 4 : 2);
            for (Row row : rows.subList(1, rows.size())) {
                boolean good = row.getCellText(0).equals("乙");
                assertThat(advice < row.getCellCount()
                                && !row.getCellText(advice).isBlank())
                        .as(row.toString())
                        .isNotEqualTo(good);
            }
        }
    }

    /** Whatever becomes of the file later: of text and advice, none begins as a formula does. */
    @Test
    void nothingThatComesBackBeginsLikeAFormula() throws IOException {
        Path back = back(buildings(sheet -> {
            sheet.value(1, 1, "=1+1");
            sheet.value(1, 2, "@SUM(A1)");
            sheet.value(1, 3, "-1单元");
            sheet.value(1, 4, "+1");
        }));
        assertThat(cells(back))
                .contains("'=1+1", "'@SUM(A1)", "'-1单元", "'+1")
                .noneMatch(text -> !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0);
    }

    private static int cell(Row row, String text) {
        for (int i = 0; i < row.getCellCount(); i++) {
            if (row.getCellText(i).equals(text)) {
                return i;
            }
        }
        throw new AssertionError("no " + text + " in " + row);
    }

    private byte[] buildings(Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("sent.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("楼栋");
            List<Column> columns = PlaceSheet.BUILDINGS.columns();
            for (int i = 0; i < columns.size(); i++) {
                sheet.value(0, i, PlaceSheet.BUILDINGS.heading(columns.get(i)));
            }
            fill.accept(sheet);
        }
        return Files.readAllBytes(file);
    }

    private Path back(byte[] sent) throws IOException {
        return back(folder.resolve("again.xlsx"), sent);
    }

    private Path back(Path file, byte[] sent) throws IOException {
        Path back = folder.resolve("back.xlsx");
        Files.write(file, sent);
        try (WorkbookRows rows = new WorkbookRows(file);
                OutputStream out = Files.newOutputStream(back)) {
            Target target = new Target(new RegionCode(900001001001L), null, true);
            Problems problems =
                    new WorkbookImport(NothingOnFile.load(), target).check(rows).problems();
            assertThat(problems.isEmpty()).isFalse();
            new ReturnedWorkbook(rows, problems.all(), SomeTexts.texts()).write(out);
        }
        WorkbookGuard.check(back);
        return back;
    }

    private static List<String> cells(Path file) throws IOException {
        return rows(file, "楼栋").stream()
                .flatMap(Row::stream)
                .filter(cell -> cell != null)
                .map(CellText::of)
                .toList();
    }

    private static List<Row> rows(Path file, String sheet) throws IOException {
        List<Row> found = new ArrayList<>();
        try (WorkbookRows rows = new WorkbookRows(file)) {
            rows.sheets().stream().filter(it -> it.getName().equals(sheet)).forEach(it -> rows.forEach(it, found::add));
        }
        return found;
    }
}
