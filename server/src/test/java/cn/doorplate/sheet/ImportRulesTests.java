package cn.doorplate.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceEdits;
import cn.doorplate.place.PlaceLoad;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What a row may say of places, given those on file: 测试小区 with 3栋, whose only unit is 2单元, in 第一网格/第二责任区. */
@IntegrationTest
class ImportRulesTests {

    private static final String GOOD_PHONE = "0851-24621234";

    @Autowired
    private PlaceLoad load;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private ProblemTexts texts;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Door door;

    @BeforeEach
    void makeThem() {
        door = new TestPlaces(jdbc, doorplates).door();
    }

    @Test
    void aRowNamesPlacesThatAreThere() {
        says(new Book().building("没有苑,1栋,,,"), "COMPOUND NO_COMPOUND");
        says(new Book().household("测试小区,9栋,,101,"), "BUILDING NO_BUILDING");
        says(new Book().household("测试小区,3栋,9单元,101,"), "UNIT NO_UNIT");
        says(new Book().household("测试小区,3栋,,101,"), "UNIT UNIT_NEEDED");
        says(new Book().household("测试小区,3栋,2单元,101,第九网格"), "AREA NO_AREA");
        says(new Book().building(",12号,,,"), "ADDRESS ADDRESS_NEEDED");
        says(new Book().responsibility("网格,,,,,网格员,王英," + GOOD_PHONE + ","), "AREA MISSING");
        says(new Book().responsibility("单元,,测试小区,3栋,,网格员,王英," + GOOD_PHONE + ","), "UNIT MISSING");
    }

    @Test
    void aRowSaysWhatOthersDoNotSay() {
        says(new Book().compound("新苑,善行路1号").compound("新苑,善行路2号").compound("新 苑,善行路2号"), "COMPOUND TWICE");
        says(new Book().building("测试小区,8栋,,,").building("测试小区,８栋,,,"), "BUILDING TWICE");
        says(new Book().building("测试小区,8栋,,1单元、１单元,"), "UNITS TWICE_IN_CELL");
        says(new Book().household("测试小区,3栋,2单元,101,").household("测试小区,3栋,2单元,101,"), "DOOR TWICE");
        String person = "楼栋,,测试小区,3栋,,楼栋长,王英," + GOOD_PHONE + ",";
        says(new Book().responsibility(person).responsibility(person), "NAME TWICE");
    }

    @Test
    void valuesAreOfTheirKind() {
        says(new Book().building("测试小区,8栋,,,,107.9,"), "LATITUDE COORDINATE_ALONE");
        says(new Book().building("测试小区,8栋,,,,27.2,107.9"), "LONGITUDE NO_COORDINATE", "LATITUDE NO_COORDINATE");
        says(new Book().responsibility("楼道,,,,,网格员,王英," + GOOD_PHONE + ","), "SCOPE NO_CHOICE");
        says(new Book().responsibility("社区,,,,,局长,王英," + GOOD_PHONE + ","), "ROLE NO_CHOICE");
        for (String phone : List.of("1388520000", "85124621234", "王英", "138852000001")) {
            says(new Book().responsibility("社区,,,,,调解员,王英," + phone + ","), "PHONE NO_PHONE");
        }
        for (String phone : List.of("13885200000", GOOD_PHONE, "24621234", "400-123-4567", "12345", "110")) {
            says(new Book().responsibility("社区,,,,,调解员,王英," + phone + ","));
        }
    }

    @Test
    void namesThatSeveralBearAreAskedForInFull() {
        new TestPlaces(jdbc, doorplates).door(door.community());
        says(new Book().household("测试小区,3栋,2单元,101,第二责任区"), "AREA AREA_AMBIGUOUS");
        says(new Book().household("测试小区,3栋,2单元,101,第一网格/第二责任区/第三联户"));
        lane("积善巷");
        lane("善行巷");
        says(new Book().household(",12号,,101,"), "BUILDING BUILDING_AMBIGUOUS");
        says(new Book().household(",积善巷12号,,101,"));
    }

    @Test
    void aGridsWorkbookStaysInTheGrid() {
        Door other = new TestPlaces(jdbc, doorplates).door(door.community());
        String beside = jdbc.queryForObject("select name from compound where id = ?", String.class, other.compoundId());
        Target grid = new Target(door.community(), door.gridId(), false);
        says(grid, new Book().household(beside + ",3栋,2单元,101,"), "BUILDING BUILDING_ELSEWHERE");
        says(grid, new Book().building(beside + ",3栋,,,"), "BUILDING BUILDING_ELSEWHERE");
        says(grid, new Book().building("测试小区,8栋,,,第2网格"), "AREA AREA_ELSEWHERE");
        says(grid, new Book().building("测试小区,8栋,,,第二责任区"));
        says(grid, new Book().compound("测试小区,别的路9号"), "GATE COMPOUND_KEPT");
        says(grid, new Book().compound("测试小区,测试路1号"));
        says(grid, new Book().compound("新苑,善行路1号"));
        says(grid, new Book().responsibility("楼栋,,测试小区,3栋,,楼栋长,王英," + GOOD_PHONE + ","), "null NOT_YOURS");
        Target office = new Target(door.community(), door.gridId(), true);
        says(office, new Book().responsibility("社区,,,,,调解员,王英," + GOOD_PHONE + ","), "SCOPE SCOPE_AND_PLACE");
    }

    @Test
    void whatIsOnFileChangesWhereTheWorkbookSaysOtherwiseAndStaysWhereItIsEmpty() {
        assertThat(edits(new Book().building("测试小区,３栋,,,")).updated()).isZero();
        assertThat(edits(new Book().compound("测试小区,测试路1号").building("测试小区,3栋,测试路1号,2单元,第二责任区,107.8886,27.2216"))
                        .updated())
                .isZero();
        PlaceEdits moved = edits(new Book().building("测试小区,3栋,测试路9号,1单元、2单元,第一网格,,"));
        assertThat(moved.updated()).isEqualTo(1);
        assertThat(moved.created()).isEqualTo(1);
        assertThat(moved.buildings().get(0).after().address()).isEqualTo("测试路9号");
        assertThat(moved.buildings().get(0).after().gridId()).isEqualTo(door.gridId());
        assertThat(moved.buildings().get(0).after().longitude()).isEqualTo(107.8886);
    }

    @Test
    void aHouseholdsAreaLiesInThatOfItsUnitAndBuilding() {
        new TestPlaces(jdbc, doorplates).door(door.community());
        says(new Book().household("测试小区,3栋,2单元,101,第三联户"), "AREA AREA_AMBIGUOUS");
        says(new Book().household("测试小区,3栋,2单元,101,第2网格"), "AREA AREA_OUTSIDE");
        says(new Book().household("测试小区,3栋,2单元,101,第一网格"), "AREA AREA_OUTSIDE");
        says(new Book().building("测试小区,5栋,,,第2网格").household("测试小区,5栋,,101,第2网格/第二责任区"));
        says(new Book().building("测试小区,5栋,,,第2网格").household("测试小区,5栋,,101,第一网格"), "AREA AREA_OUTSIDE");
    }

    /** Else the head of a ten-household unit that the building has left would go on seeing who lives in it. */
    @Test
    void whatMovesLeavesTheAreasThatItWasIn() {
        jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, '101')",
                Ids.next(),
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId());
        new TestPlaces(jdbc, doorplates).door(door.community());
        PlaceEdits moved = edits(new Book().building("测试小区,3栋,,,第2网格"));
        transaction.executeWithoutResult(status -> load.write(door.community(), moved));
        for (String table : List.of("building_unit", "household")) {
            assertThat(jdbc.queryForList(
                            "select grid_id from " + table + " where building_id = ?", Long.class, door.buildingId()))
                    .as(table)
                    .containsOnlyNulls();
        }
    }

    /** Told of, mended where it was told, and sent again. */
    @Test
    void whatCameBackIsSentAgainAsItIsOnceItIsMended() throws IOException {
        Path sent =
                file(new Book().compound("新苑,善行路1号").building("新苑,1栋,,=1单元,").building("新苑,2栋,,1单元,"));
        Path back = folder.resolve("back.xlsx");
        try (WorkbookRows rows = new WorkbookRows(sent);
                OutputStream out = Files.newOutputStream(back)) {
            WorkbookImport checked = check(community(), rows);
            assertThat(checked.problems().rows()).isEqualTo(1);
            new ReturnedWorkbook(rows, checked.problems().all(), texts).write(out);
        }
        WorkbookGuard.check(back);
        try (WorkbookRows rows = new WorkbookRows(back)) {
            assertThat(kinds(check(community(), rows))).containsExactly("UNITS LIKE_FORMULA");
            rows.sheets()
                    .forEach(sheet -> rows.forEach(
                            sheet,
                            row -> assertThat(row.stream().filter(cell -> cell != null && cell.getFormula() != null))
                                    .isEmpty()));
        }
        Book mended = new Book().compound("新苑,善行路1号").building("新苑,1栋,,1单元,").building("新苑,2栋,,1单元,");
        assertThat(edits(mended).created()).isEqualTo(5);
    }

    @Test
    void everyProblemHasItsAdvice() {
        Set<String> said = Arrays.stream(Problem.Kind.values())
                .map(kind -> texts.of(new Problem(PlaceSheet.COMPOUNDS, 2, null, kind, List.of("甲", 3))))
                .collect(Collectors.toSet());
        assertThat(said).hasSize(Problem.Kind.values().length).noneMatch(text -> text.contains("{"));
        for (WorkbookRefused.Why why : WorkbookRefused.Why.values()) {
            assertThat(texts.of(new WorkbookRefused(why, 3))).contains("请").doesNotContain("{");
        }
    }

    private Target community() {
        return new Target(door.community(), null, true);
    }

    private void says(Book book, String... problems) {
        says(community(), book, problems);
    }

    private void says(Target target, Book book, String... problems) {
        try (WorkbookRows rows = new WorkbookRows(file(book))) {
            List<String> told = kinds(check(target, rows));
            assertThat(told.stream().distinct()).containsExactly(problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PlaceEdits edits(Book book) {
        try (WorkbookRows rows = new WorkbookRows(file(book))) {
            WorkbookImport checked = check(community(), rows);
            assertThat(kinds(checked)).isEmpty();
            return checked.edits();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WorkbookImport check(Target target, WorkbookRows rows) {
        WorkbookImport checked = transaction.execute(status -> new WorkbookImport(load, target).check(rows));
        return Objects.requireNonNull(checked);
    }

    private static List<String> kinds(WorkbookImport checked) {
        return checked.problems().all().stream()
                .map(problem -> problem.column() + " " + problem.kind())
                .toList();
    }

    private Path file(Book book) throws IOException {
        return Files.write(folder.resolve(Ids.next() + ".xlsx"), book.bytes());
    }

    private void lane(String lane) {
        jdbc.update(
                "insert into building (id, region_code, name, address) values (?, ?, '12号', ?)",
                Ids.next(),
                door.community().value(),
                lane + "12号");
    }
}
