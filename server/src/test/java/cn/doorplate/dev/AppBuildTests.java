package cn.doorplate.dev;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.dev.AppBuild.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the mini-program for browsers is built beside the server, and what becomes of it without Node. */
class AppBuildTests {

    private static final FileTime BEFORE = FileTime.fromMillis(1_000_000);
    private static final FileTime BUILT = FileTime.fromMillis(2_000_000);
    private static final FileTime AFTER = FileTime.fromMillis(3_000_000);

    @TempDir
    private Path root;

    private Path home = Path.of("");

    @BeforeEach
    void sources() throws IOException {
        home = root.resolve("miniapp-stub");
        for (String name : new String[] {
            "src/main.ts",
            "package.json",
            "package-lock.json",
            "index.html",
            "vite.config.ts",
            "codegen.ts",
            "../schema/place.graphqls"
        }) {
            write(home.resolve(name), BEFORE);
        }
    }

    @Test
    void asksNoNodeWhenTheBuildIsNewerThanItsSources() throws IOException {
        write(home.resolve("dist/build/h5/index.html"), BUILT);
        write(home.resolve("src/gen/graphql.ts"), AFTER);

        assertThat(after("no-such-node")).isEqualTo(State.READY);
    }

    @Test
    void isNotContentWithABuildThatIsOlderThanASourceOrTheSchema() throws IOException {
        for (String changed : new String[] {"src/main.ts", "package-lock.json", "../schema/place.graphqls"}) {
            write(home.resolve("dist/build/h5/index.html"), BUILT);
            write(home.resolve(changed), AFTER);
            assertThat(after("no-such-node")).as(changed).isEqualTo(State.WITHOUT_NODE);
            write(home.resolve(changed), BEFORE);
        }
    }

    @Test
    void isNotContentWithABuildThatWasKilledHalfWay() throws IOException {
        write(home.resolve("dist/build/h5/index.html"), BUILT);
        write(home.resolve("dist/unfinished"), BUILT);

        assertThat(after("no-such-node")).isEqualTo(State.WITHOUT_NODE);
    }

    @Test
    void showsTheLastLinesInWhateverEncodingTheyAre() throws IOException {
        Path said = root.resolve("build.log");
        Files.write(said, "npm error 找不到文件\nnpm error ENOENT\n".getBytes("GBK"));

        assertThat(AppBuild.tail(said)).contains("npm error ENOENT");
    }

    @Test
    void saysThatThereIsNoNodeWhereThereIsNone() {
        assertThat(after("no-such-node")).isEqualTo(State.WITHOUT_NODE);
    }

    @Test
    void takesAnotherProgramForNoNode() {
        assertThat(after("java")).isEqualTo(State.WITHOUT_NODE);
    }

    private State after(String node) {
        AppBuild build = new AppBuild(home, node);
        build.run();
        return build.state();
    }

    private static void write(Path file, FileTime time) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, time);
    }
}
