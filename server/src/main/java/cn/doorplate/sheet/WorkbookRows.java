package cn.doorplate.sheet;

import cn.doorplate.sheet.WorkbookRefused.Why;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a workbook that {@link WorkbookGuard} let pass, one after the other: no more than one is in memory. */
final class WorkbookRows implements AutoCloseable {

    /** A heading row is as wide as somebody made it, and a row of 16,384 cells is nobody's. */
    private static final int MOST_CELLS = 256;

    private static final int MOST_SHEETS = 64;
    private static final int MOST_ROWS = 1 << 20;

    private final ReadableWorkbook workbook;

    WorkbookRows(Path file) throws IOException {
        workbook = reading(() -> {
            try {
                return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            } catch (IOException e) {
                throw new WorkbookRefused(Why.BROKEN);
            }
        });
    }

    List<Sheet> sheets() {
        List<Sheet> sheets = reading(() -> workbook.getSheets().toList());
        if (sheets.size() > MOST_SHEETS) {
            throw new WorkbookRefused(Why.BROKEN);
        }
        return sheets;
    }

    void forEach(Sheet sheet, Consumer<Row> each) {
        try (Stream<Row> stream = reading(() -> open(sheet))) {
            Iterator<Row> rows = reading(stream::iterator);
            int before = 0;
            while (reading(rows::hasNext)) {
                Row row = reading(rows::next);
                if (row.getCellCount() > MOST_CELLS || row.getRowNum() <= before || row.getRowNum() > MOST_ROWS) {
                    throw new WorkbookRefused(Why.BROKEN);
                }
                before = row.getRowNum();
                each.accept(row);
            }
        }
    }

    private static Stream<Row> open(Sheet sheet) {
        try {
            return sheet.openStream();
        } catch (IOException e) {
            throw new WorkbookRefused(Why.BROKEN);
        }
    }

    /** The reader meets a bent file with exceptions of many kinds; ours, from what is done with a row, pass by here. */
    private static <T> T reading(Supplier<T> step) {
        try {
            return step.get();
        } catch (WorkbookRefused e) {
            throw e;
        } catch (RuntimeException e) {
            throw new WorkbookRefused(Why.BROKEN);
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
