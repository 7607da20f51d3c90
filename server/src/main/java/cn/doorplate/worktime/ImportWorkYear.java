package cn.doorplate.worktime;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import work-year FILE}. */
@Component
@Command(
        name = "import work-year",
        description = {
            "导入国务院公布的一年节假日安排：放假和调休上班的日子。",
            "Brings in the holidays and make-up workdays of a year as published by the State Council: the whole year, or"
                    + " nothing after any bad line. Deadlines that were already told stay."
        })
class ImportWorkYear implements Callable<Integer> {

    private static final int LONGEST_DOCUMENT = 200;

    private final ObjectProvider<WorkYearImport> yearImport;

    @Parameters(
            paramLabel = "FILE",
            description = {
                "CSV 文件，UTF-8，列为 day,kind,name，如 2027-01-01,OFF,元旦；kind 为 OFF（放假）或 WORK（周末上班）。",
                "A CSV file, as above."
            })
    private Path file = Path.of("");

    @Option(
            names = "--document",
            paramLabel = "TITLE",
            description = {
                "文件标题和文号；不写则为“国务院办公厅关于〇〇〇〇年部分节假日安排的通知”。",
                "Title and number of the document; by default the title of the year's."
            })
    private @Nullable String document;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ImportWorkYear(ObjectProvider<WorkYearImport> yearImport) {
        this.yearImport = yearImport;
    }

    @Override
    public Integer call() {
        var console = spec.commandLine();
        try {
            WorkYear year = WorkYearFile.read(file);
            WorkYearImport.Result done = yearImport.getObject().run(year, title());
            console.getOut().printf("%d 年工作日共 %d 天 (working days)%n", year.year(), done.workedDays());
            if (!done.changed()) {
                console.getOut().println("没有需要写入的内容 (nothing to write)");
            }
            return 0;
        } catch (WorkYearRefused e) {
            console.getErr().println(e.getMessage());
            return 1;
        }
    }

    private @Nullable String title() {
        String title = document == null ? null : document.strip();
        if (title != null && (title.isEmpty() || title.length() > LONGEST_DOCUMENT)) {
            throw new WorkYearRefused(List.of("标题应为 1 到 200 个字 (a title of up to 200 characters)"));
        }
        return title;
    }
}
