package cn.doorplate.sheet;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/** Workbooks of one table that people sent, for other modules. */
@Service
public class UploadedTables {

    private final SheetFiles files;
    private final ProblemTexts texts;

    UploadedTables(SheetFiles files, ProblemTexts texts) {
        this.files = files;
        this.texts = texts;
    }

    /**
     * Takes it from where uploads are kept, and looks at it before anything reads it; close it.
     *
     * @param refused the caller's word for a workbook that must not or cannot be read
     * @throws Declined at {@code file}: NOT_FOUND if it is no workbook of theirs, or that word
     */
    public UploadedTable open(long personId, String file, Enum<?> refused) {
        long id = Ids.fromOpaque(file, UploadedTables::none);
        if (!files.isOf(personId, id)) {
            throw none();
        }
        try {
            return open(id, refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UploadedTable open(long id, Enum<?> refused) throws IOException {
        Path copy = Files.createTempDirectory("doorplate-table").resolve("workbook.xlsx");
        UploadedTable table = new UploadedTable(copy, texts, refused);
        boolean good = false;
        try {
            files.copy(id, copy);
            table.guarded();
            good = true;
            return table;
        } finally {
            if (!good) {
                table.close();
            }
        }
    }

    private static Declined none() {
        return Declined.at("file", CommonErrorCode.NOT_FOUND);
    }
}
