package cn.doorplate.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The stories of {@code miniapp-stub/e2e}, played in a real browser against this application, as it stands on the README's first
 * command. What was seen lies in {@code miniapp-stub/target/screenshots}.
 */
@DemoTest
class BrowserStoriesIT {

    private static final Path APP = Path.of("../miniapp-stub");
    private static final long MINUTES = 30;

    @LocalServerPort
    private int port;

    @Test
    void areToldToTheirEnd() throws Exception {
        AppBuild build = new AppBuild(APP, "node");
        if ("true".equals(System.getenv("CI"))) {
            assertThat(build.isCurrent())
                    .as("CI=true, and there is no build of the mini-program as new as its sources")
                    .isTrue();
        }
        assumeThat(build.isCurrent())
                .as("The stories in the browser are left out: they want Node and the module miniapp-stub, which builds"
                        + " the mini-program")
                .isTrue();

        play();
    }

    private void play() throws IOException, InterruptedException {
        Path said = Path.of("target/browser-stories.log");
        ProcessBuilder npm = new ProcessBuilder(AppBuild.NPM, "run", "-s", "test:e2e")
                .directory(APP.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        npm.environment().put("DOORPLATE_URL", "http://127.0.0.1:" + port);
        npm.environment().put("NO_COLOR", "1");
        npm.environment().put("DOORPLATE_STORIES", "short");
        Process stories = npm.start();
        try {
            boolean over = stories.waitFor(MINUTES, TimeUnit.MINUTES);
            String told = Files.readString(said);
            System.out.println(told);
            assertThat(over).as("over within %d minutes", MINUTES).isTrue();
            assertThat(stories.exitValue()).as(told).isZero();
        } finally {
            stories.descendants().forEach(ProcessHandle::destroy);
            stories.destroy();
        }
    }
}
