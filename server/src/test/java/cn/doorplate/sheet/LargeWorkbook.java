package cn.doorplate.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of very many households, written in little memory. */
final class LargeWorkbook {

    private static final int DOORS_PER_UNIT = 25;

    private LargeWorkbook() {}

    /** One compound, its buildings of two units each, and their households: so many rows in all, or a few less. */
    static void write(Path file, int rows) throws IOException {
        int buildings = rows / (2 * DOORS_PER_UNIT + 1);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            sheet(
                    workbook,
                    PlaceSheet.COMPOUNDS,
                    List.of(List.of("万户苑", "善行路1号")).iterator());
            sheet(workbook, PlaceSheet.BUILDINGS, new Buildings(buildings));
            sheet(workbook, PlaceSheet.HOUSEHOLDS, new Doors(buildings));
        }
    }

    /** Responsibilities of which every cell is wrong, each with a text of its own. */
    static void writeBad(Path file, int rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            sheet(
                    workbook,
                    PlaceSheet.RESPONSIBILITIES,
                    IntStream.range(0, rows).mapToObj(LargeWorkbook::bad).iterator());
        }
    }

    private static List<String> bad(int row) {
        String any = Integer.toString(row * 7919 % 100_003, 36);
        return List.of(
                "范围" + any, "=" + any, "=" + any, "=" + any, "@" + any, "职责" + any, "=" + any, "1" + any, "+" + any);
    }

    private static void sheet(Workbook workbook, PlaceSheet kind, Iterator<List<String>> rows) throws IOException {
        Worksheet sheet = workbook.newWorksheet(kind.title());
        for (int i = 0; i < kind.columns().size(); i++) {
            sheet.inlineString(0, i, kind.heading(kind.columns().get(i)));
        }
        for (int row = 1; rows.hasNext(); row++) {
            List<String> cells = rows.next();
            for (int i = 0; i < cells.size(); i++) {
                sheet.value(row, i, cells.get(i));
            }
            WorkbookStyle.flushSometimes(sheet, row);
        }
        sheet.finish();
    }

    private static final class Buildings implements Iterator<List<String>> {

        private final int count;
        private int next;

        Buildings(int count) {
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            return next < count;
        }

        @Override
        public List<String> next() {
            return List.of("万户苑", ++next + "栋", "", "1单元、2单元");
        }
    }

    private static final class Doors implements Iterator<List<String>> {

        private final int count;
        private int next;

        Doors(int buildings) {
            this.count = buildings * 2 * DOORS_PER_UNIT;
        }

        @Override
        public boolean hasNext() {
            return next < count;
        }

        @Override
        public List<String> next() {
            int at = next++;
            int building = at / (2 * DOORS_PER_UNIT) + 1;
            int unit = at / DOORS_PER_UNIT % 2 + 1;
            return List.of("万户苑", building + "栋", unit + "单元", Integer.toString(101 + at % DOORS_PER_UNIT));
        }
    }
}
