package cn.doorplate.sheet;

import cn.doorplate.place.PlaceEdits;
import cn.doorplate.place.PlaceLoad;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads, checks and writes one workbook, or sends it back. */
@Component
class PlaceImportWork {

    private final PlaceImportMapper rows;
    private final PlaceLoad load;
    private final SheetFiles files;
    private final ProblemTexts texts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlaceImportWork(
            PlaceImportMapper rows,
            PlaceLoad load,
            SheetFiles files,
            ProblemTexts texts,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.load = load;
        this.files = files;
        this.texts = texts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @return false if another import has the community's places right now; nothing has happened then */
    boolean run(PlaceImportRow job) throws IOException {
        Path folder = Files.createTempDirectory("doorplate-sheet");
        Path file = folder.resolve("workbook.xlsx");
        Path answer = folder.resolve("answer.xlsx");
        try {
            files.copy(job.fileId(), file);
            WorkbookGuard.check(file);
            try (WorkbookRows workbook = new WorkbookRows(file)) {
                return run(job, workbook, answer);
            }
        } catch (WorkbookRefused e) {
            end(job, PlaceImportStatus.REFUSED, texts.of(e), 0, 0, null);
            return true;
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(answer);
            Files.deleteIfExists(folder);
        }
    }

    private boolean run(PlaceImportRow job, WorkbookRows workbook, Path answer) throws IOException {
        Optional<WorkbookImport> checked = transaction.execute(status -> checkAndWrite(job, workbook));
        if (checked == null || checked.isEmpty()) {
            return false;
        }
        Problems problems = checked.get().problems();
        if (!problems.isEmpty()) {
            Long result = sendBack(job, workbook, problems, answer);
            String advice = result == null ? tooMany(problems) : texts.text("sheet.returned", problems.rows());
            end(job, PlaceImportStatus.REFUSED, advice, checked.get().lines(), problems.rows(), result);
        }
        return true;
    }

    /** Checks under the lock under which it writes, so that nothing changes between. */
    private Optional<WorkbookImport> checkAndWrite(PlaceImportRow job, WorkbookRows workbook) {
        Target target = job.target();
        if (!load.takeTurn(target.community())) {
            return Optional.empty();
        }
        WorkbookImport checked = new WorkbookImport(load, target).check(workbook);
        if (checked.problems().isEmpty()) {
            PlaceEdits edits = checked.edits();
            load.write(target.community(), edits);
            if (rows.done(job, checked.lines(), edits.created(), edits.updated(), clock.instant()) != 1) {
                throw new IllegalStateException("import " + job.id() + " was taken over");
            }
        }
        return Optional.of(checked);
    }

    private String tooMany(Problems problems) {
        Problem first = problems.all().get(0);
        String where = first.sheet().title();
        return texts.text("sheet.returned.none", problems.rows(), where, first.row(), texts.inRow(first));
    }

    /** The workbook's id; null if with all the advice it has become one that could not be sent again. */
    private @Nullable Long sendBack(PlaceImportRow job, WorkbookRows workbook, Problems problems, Path answer)
            throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(answer))) {
            new ReturnedWorkbook(workbook, problems.all(), texts).write(out);
        }
        try {
            WorkbookGuard.check(answer);
        } catch (WorkbookRefused e) {
            return null;
        }
        return files.store(job.personId(), answer);
    }

    void fail(PlaceImportRow job) {
        end(job, PlaceImportStatus.FAILED, texts.text("sheet.failed"), 0, 0, null);
    }

    private void end(
            PlaceImportRow job,
            PlaceImportStatus status,
            String advice,
            int lines,
            int problems,
            @Nullable Long result) {
        rows.end(job, status, advice, lines, problems, result, clock.instant());
    }
}
