package cn.doorplate.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook as staff would fill it in: rows of cells, parted by commas. A cell that begins with {@code formula:} is one. */
final class Book {

    private final Map<String, List<String>> sheets = new LinkedHashMap<>();

    Book compound(String row) {
        return row("小区", "小区*,地址*", row);
    }

    Book building(String row) {
        return row("楼栋", "小区,楼栋*,地址,单元,网格,经度,纬度", row);
    }

    Book household(String row) {
        return row("住户", "小区,楼栋*,单元,门号*,网格", row);
    }

    Book responsibility(String row) {
        return row("负责人", "负责范围*,网格,小区,楼栋,单元,职责*,姓名*,电话*,说明", row);
    }

    private Book row(String sheet, String heading, String row) {
        sheets.computeIfAbsent(sheet, none -> new ArrayList<>(List.of(heading))).add(row);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            sheets.forEach((title, rows) -> write(workbook.newWorksheet(title), rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, List<String> rows) {
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row).split(",", -1);
            for (int column = 0; column < cells.length; column++) {
                if (cells[column].startsWith("formula:")) {
                    sheet.formula(row, column, cells[column].substring(8));
                } else if (!cells[column].isEmpty()) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
    }
}
