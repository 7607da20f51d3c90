package cn.doorplate.station;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A workbook of stations as staff would fill it in. A cell that begins with {@code formula:} is one. */
final class StationBook {

    private static final String FORMULA = "formula:";

    private StationBook() {}

    /** A station that is good, in the community into which it is imported. */
    static Map<StationColumn, String> row(String name) {
        Map<StationColumn, String> row = new EnumMap<>(StationColumn.class);
        row.put(StationColumn.KIND, "骑手驿站");
        row.put(StationColumn.NAME, name);
        row.put(StationColumn.LONGITUDE, "106.2781");
        row.put(StationColumn.LATITUDE, "38.4664");
        row.put(StationColumn.ADDRESS, "凤凰北街 72 号");
        row.put(StationColumn.MONDAY, "8:30—12:00、14:00~18:00");
        return row;
    }

    static Map<StationColumn, String> with(Map<StationColumn, String> row, StationColumn column, String text) {
        Map<StationColumn, String> other = new EnumMap<>(row);
        other.put(column, text);
        return other;
    }

    static byte[] of(List<Map<StationColumn, String>> rows) {
        return of(rows.size(), rows::get);
    }

    static byte[] of(int rows, IntFunction<Map<StationColumn, String>> each) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(StationSheet.TITLE);
            for (StationColumn column : StationColumn.values()) {
                sheet.value(0, column.ordinal(), column.title());
            }
            for (int i = 0; i < rows; i++) {
                int at = i + 1;
                each.apply(i).forEach((column, text) -> write(sheet, at, column.ordinal(), text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int row, int column, String text) {
        if (text.startsWith(FORMULA)) {
            sheet.formula(row, column, text.substring(FORMULA.length()));
        } else {
            sheet.value(row, column, text);
        }
    }

    static List<Map<StationColumn, String>> read(byte[] workbook) {
        List<Map<StationColumn, String>> rows = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            for (Row row : book.findSheet(StationSheet.TITLE).orElseThrow().read()) {
                Map<StationColumn, String> cells = new EnumMap<>(StationColumn.class);
                for (StationColumn column : StationColumn.values()) {
                    row.getCellAsString(column.ordinal()).ifPresent(text -> cells.put(column, text));
                }
                rows.add(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.subList(1, rows.size());
    }
}
