package cn.doorplate.sheet;

import cn.doorplate.shared.Declined;
import cn.doorplate.sheet.WorkbookRefused.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook that somebody sent, as long as it is open. It may be read more than once; no more than a row is in memory. */
public final class UploadedTable implements AutoCloseable {

    private final Path file;
    private final ProblemTexts texts;
    private final Enum<?> refused;

    /**
     * @param file in a folder of its own; both are gone when this is closed
     * @param refused the caller's word for a workbook that cannot be read; its argument says why, and what to do
     */
    UploadedTable(Path file, ProblemTexts texts, Enum<?> refused) {
        this.file = file;
        this.texts = texts;
        this.refused = refused;
    }

    /** @throws Declined at {@code file} if it must not be opened */
    UploadedTable guarded() throws IOException {
        try {
            WorkbookGuard.check(file);
            return this;
        } catch (WorkbookRefused e) {
            throw declined(e);
        }
    }

    /**
     * Reads the rows below the heading in their order, without those that are empty.
     *
     * @param titles those of all columns that must be there
     * @param most so many rows
     * @throws Declined at {@code file} if it cannot be read to its end
     */
    public void read(String sheet, List<String> titles, int most, Consumer<TableRow> each) {
        TableReading reading = new TableReading(titles, most, texts, each);
        try (WorkbookRows workbook = new WorkbookRows(file)) {
            Sheet found = workbook.sheets().stream()
                    .filter(it -> it.getName().strip().equals(sheet))
                    .findFirst()
                    .orElseThrow(() -> new WorkbookRefused(Why.NO_SHEET, sheet));
            workbook.forEach(found, reading::read);
            reading.end();
        } catch (WorkbookRefused e) {
            throw declined(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Declined declined(WorkbookRefused e) {
        return Declined.at("file", refused, texts.of(e));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Objects.requireNonNull(file.getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
