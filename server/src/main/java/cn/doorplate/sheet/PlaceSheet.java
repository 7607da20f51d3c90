package cn.doorplate.sheet;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sheets of the workbook, in the order in which they are read: what a row names must have been read before. */
enum PlaceSheet {
    COMPOUNDS("小区", EnumSet.of(Column.COMPOUND, Column.GATE), Column.COMPOUND, Column.GATE),
    BUILDINGS(
            "楼栋",
            EnumSet.of(Column.BUILDING),
            Column.COMPOUND,
            Column.BUILDING,
            Column.ADDRESS,
            Column.UNITS,
            Column.AREA,
            Column.LONGITUDE,
            Column.LATITUDE),
    HOUSEHOLDS(
            "住户",
            EnumSet.of(Column.BUILDING, Column.DOOR),
            Column.COMPOUND,
            Column.BUILDING,
            Column.UNIT,
            Column.DOOR,
            Column.AREA),
    RESPONSIBILITIES(
            "负责人",
            EnumSet.of(Column.SCOPE, Column.ROLE, Column.NAME, Column.PHONE),
            Column.SCOPE,
            Column.AREA,
            Column.COMPOUND,
            Column.BUILDING,
            Column.UNIT,
            Column.ROLE,
            Column.NAME,
            Column.PHONE,
            Column.NOTE);

    /** Sheets that are there for people. */
    static final String INSTRUCTIONS = "填写说明";

    static final String PROBLEMS = "问题清单";

    private final String title;
    private final Set<Column> required;
    private final List<Column> columns;

    PlaceSheet(String title, Set<Column> required, Column... columns) {
        this.title = title;
        this.required = required;
        this.columns = List.of(columns);
    }

    String title() {
        return title;
    }

    List<Column> columns() {
        return columns;
    }

    boolean requires(Column column) {
        return required.contains(column);
    }

    /** As the first row of the sheet has it: with an asterisk where the cell must not be empty. */
    String heading(Column column) {
        return requires(column) ? column.title() + "*" : column.title();
    }

    /** The column of such a heading, with asterisk or without. */
    Optional<Column> headed(String heading) {
        String title = heading.replace("*", "").strip();
        return columns.stream().filter(column -> column.title().equals(title)).findFirst();
    }

    static Optional<PlaceSheet> titled(String title) {
        return Arrays.stream(values())
                .filter(sheet -> sheet.title.equals(title.strip()))
                .findFirst();
    }
}
