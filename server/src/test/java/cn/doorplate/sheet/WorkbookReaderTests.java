package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.place.NothingOnFile;
import cn.doorplate.place.RegionCode;
import cn.doorplate.sheet.WorkbookRefused.Why;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell may be, and what it is told when it may not. */
class WorkbookReaderTests {

    @TempDir
    private Path folder;

    private final Problems problems = new Problems();
    private final List<Line> lines = new ArrayList<>();

    @Test
    void readsNumbersAsOneWritesThem() throws IOException {
        households(sheet -> {
            sheet.value(1, 1, 12);
            sheet.value(1, 3, 301.0);
        });
        assertThat(problems.all()).isEmpty();
        assertThat(lines.get(0).get(Column.BUILDING)).isEqualTo("12");
        assertThat(lines.get(0).get(Column.DOOR)).isEqualTo("301");
        assertThat(lines.get(0).row()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-mm-dd", "m月d日", "[$-804]aaaa;@", "h:mm"})
    void takesNoDateForADoor(String format) throws IOException {
        households(sheet -> {
            sheet.value(1, 1, "3栋");
            sheet.value(1, 3, LocalDate.of(2026, 3, 1));
            sheet.style(1, 3).format(format).set();
        });
        assertThat(kinds()).containsExactly(Problem.Kind.DATE);
    }

    /** What Excel in Chinese gives a cell in which 3-1 was typed: a format that the file does not spell out. */
    @Test
    void takesNoDateForADoorThatIsADateInChineseAlone() throws IOException {
        Path file = folder.resolve("date.xlsx");
        write(file, "住户", sheet -> {
            headings(sheet);
            sheet.value(1, 1, "3栋");
            sheet.value(1, 3, 46082);
            sheet.style(1, 3).format("yyyy-mm-dd").set();
        });
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Path styles = zip.getPath("xl", "styles.xml");
            String text = Files.readString(styles);
            Files.writeString(
                    styles,
                    text.replaceAll("numFmtId=\"165\"( formatCode)?", "numFmtId=\"58\"$1")
                            .replaceAll("<numFmts.*?</numFmts>", ""));
        }
        read(file);
        assertThat(kinds()).containsExactly(Problem.Kind.DATE);
    }

    @Test
    void takesANumberForADoorHoweverItIsShown() throws IOException {
        households(sheet -> {
            sheet.value(1, 1, "3栋");
            sheet.value(1, 3, 301);
            sheet.style(1, 3).format("0\\室").set();
        });
        assertThat(problems.all()).isEmpty();
        assertThat(lines.get(0).get(Column.DOOR)).isEqualTo("301");
    }

    /** Written out, it would be a billion digits. */
    @Test
    void takesANumberBeyondMeasureAsItStands() throws IOException {
        households(sheet -> {
            sheet.value(1, 1, "3栋");
            sheet.value(1, 3, new java.math.BigDecimal("1E+999999999"));
            sheet.value(2, 1, "3栋");
            sheet.value(2, 3, new java.math.BigDecimal("1E-999999999"));
        });
        assertThat(lines).extracting(line -> line.get(Column.DOOR)).containsExactly("1E+999999999", "1E-999999999");
    }

    @Test
    void readsNoSheetTwiceAndLosesNone() throws IOException {
        Path file = folder.resolve("twice.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            headings(workbook.newWorksheet("住户"));
            headings(workbook.newWorksheet("住户 "));
        }
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> read(file))
                .matches(refused -> refused.why() == Why.SHEET_TWICE);
    }

    /** A cell of units is what 200 rows are. */
    @Test
    void countsUnitsAsRowsAndNamesTheFirstThatIsWrong() throws IOException {
        Target target = new Target(new RegionCode(900001001001L), null, true);
        WorkbookImport wrong = checked(target, 3, "甲、甲、甲、甲、甲");
        assertThat(wrong.problems().all())
                .extracting(Problem::kind)
                .containsOnly(Problem.Kind.TWICE_IN_CELL)
                .hasSize(3);
        String many = IntStream.range(100, 190).mapToObj(Integer::toString).collect(Collectors.joining("、"));
        assertThat(checked(target, 600, many).edits().created()).isEqualTo(1 + 600 * 91);
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> checked(target, 700, many))
                .matches(refused -> refused.why() == Why.TOO_MANY_ROWS);
    }

    private WorkbookImport checked(Target target, int buildings, String units) throws IOException {
        Path file = folder.resolve("units.xlsx");
        Book book = new Book().compound("好小区,善行路3号");
        for (int i = 0; i < buildings; i++) {
            book.building("好小区," + i + "栋,," + units + ",");
        }
        Files.write(file, book.bytes());
        try (WorkbookRows rows = new WorkbookRows(file)) {
            return new WorkbookImport(NothingOnFile.load(), target).check(rows);
        }
    }

    @Test
    void takesNoFormula() throws IOException {
        households(sheet -> {
            sheet.value(1, 1, "3栋");
            sheet.formula(1, 3, "1+300");
        });
        assertThat(kinds()).containsExactly(Problem.Kind.FORMULA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "'=1",
                "＝1",
                " =cmd|' /C calc'!A0",
                "-2+3+cmd|' /C calc'!A0"
            })
    void takesNothingThatAnotherProgramCouldTakeForAFormula(String door) throws IOException {
        households(sheet -> {
            sheet.value(1, 1, "3栋");
            sheet.value(1, 3, door);
        });
        assertThat(kinds()).containsExactly(Problem.Kind.LIKE_FORMULA);
    }

    @Test
    void namesWhatIsMissingTooLongOrHoldsALineBreak() throws IOException {
        households(sheet -> {
            sheet.value(1, 0, "御景苑");
            sheet.value(2, 1, "栋".repeat(65));
            sheet.value(2, 3, "301\n302");
        });
        assertThat(problems.all())
                .extracting(problem -> problem.row() + " " + problem.column() + " " + problem.kind())
                .containsExactly("2 BUILDING MISSING", "2 DOOR MISSING", "3 BUILDING TOO_LONG", "3 DOOR CONTROL");
    }

    /** U+202E turns what follows on the plate around; U+200B makes two doors of one. */
    @ParameterizedTest
    @ValueSource(strings = {"30\u202E1", "3\u200B01", "3\uE00101", "30\u20281"})
    void takesNothingThatCannotBeSeen(String door) throws IOException {
        households(sheet -> {
            sheet.value(1, 1, "3栋");
            sheet.value(1, 3, door);
        });
        assertThat(kinds()).containsExactly(Problem.Kind.CONTROL);
    }

    @Test
    void readsWhatLooksAlikeAsAlike() throws IOException {
        households(sheet -> {
            sheet.value(1, 1, "Cafe\u0301");
            sheet.value(1, 3, "1");
        });
        assertThat(lines.get(0).get(Column.BUILDING)).isEqualTo("Caf\u00E9");
    }

    @Test
    void saysWhichHeadingIsMissing() throws IOException {
        workbook("小区", sheet -> {
            sheet.value(0, 0, "小区");
            sheet.value(1, 0, "御景苑");
        });
        assertThat(problems.all())
                .extracting(problem -> problem.column() + " " + problem.kind())
                .containsExactly("GATE HEADING_MISSING");
    }

    @Test
    void findsColumnsByTheirHeadingsWhereverTheyStand() throws IOException {
        workbook("小区", sheet -> {
            sheet.value(0, 3, "小区");
            sheet.value(0, 1, "地址*");
            sheet.value(1, 3, "御景苑");
            sheet.value(1, 1, "善行路3号");
        });
        assertThat(problems.all()).isEmpty();
        assertThat(lines.get(0).get(Column.GATE)).isEqualTo("善行路3号");
    }

    @Test
    void takesNoSheetThatItDoesNotKnowAndNoEmptyWorkbook() {
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> workbook("楼房", sheet -> sheet.value(0, 0, "x")))
                .matches(refused -> refused.why() == Why.UNKNOWN_SHEET);
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> households(sheet -> {}))
                .matches(refused -> refused.why() == Why.EMPTY);
    }

    @Test
    void takesNoMoreRowsThanItSays() {
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> households(sheet -> {
                    for (int row = 1; row <= WorkbookReader.MOST_ROWS + 1; row++) {
                        sheet.value(row, 1, "3栋");
                        sheet.value(row, 3, row);
                    }
                }))
                .matches(refused -> refused.why() == Why.TOO_MANY_ROWS);
    }

    /** The template itself, with nothing filled in, has every heading and no row. */
    @Test
    void theTemplateIsReadAsEmpty() throws IOException {
        Path file = folder.resolve("template.xlsx");
        Files.write(file, TemplateWorkbook.write());
        WorkbookGuard.check(file);
        assertThatExceptionOfType(WorkbookRefused.class)
                .isThrownBy(() -> read(file))
                .matches(refused -> refused.why() == Why.EMPTY);
        assertThat(problems.all()).isEmpty();
    }

    private List<Problem.Kind> kinds() {
        return problems.all().stream().map(Problem::kind).toList();
    }

    private void households(Consumer<Worksheet> fill) throws IOException {
        workbook("住户", sheet -> {
            headings(sheet);
            fill.accept(sheet);
        });
    }

    private static void headings(Worksheet sheet) {
        List<Column> columns = PlaceSheet.HOUSEHOLDS.columns();
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(0, i, PlaceSheet.HOUSEHOLDS.heading(columns.get(i)));
        }
    }

    private void workbook(String title, Consumer<Worksheet> fill) throws IOException {
        Path file = folder.resolve("workbook.xlsx");
        write(file, title, fill);
        WorkbookGuard.check(file);
        read(file);
    }

    private static void write(Path file, String title, Consumer<Worksheet> fill) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            fill.accept(workbook.newWorksheet(title));
        }
    }

    private void read(Path file) throws IOException {
        try (WorkbookRows rows = new WorkbookRows(file)) {
            new WorkbookReader(rows, problems).read(lines::add);
        }
    }
}
