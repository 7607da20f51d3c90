package cn.doorplate.town;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs of the machine's. */
final class Commands {

    private Commands() {}

    /**
     * Leaves the test out where one of them is not there, and says so; with {@code CI=true} in the environment it goes on, and fails:
     * nothing is left out for want of them there.
     */
    static void need(String... programs) {
        if (!"true".equals(System.getenv("CI"))) {
            for (String program : programs) {
                assumeTrue(isThere(program), () -> program + " is not installed, see CONTRIBUTING.md");
            }
        }
    }

    private static boolean isThere(String program) {
        return Arrays.stream((System.getenv("PATH") + ":/usr/sbin").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What it printed; it has to end well, within five minutes. */
    static String run(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("command", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().merge("PATH", ":/usr/sbin", String::concat);
            Process process = builder.start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            process.destroyForcibly();
            String printed = Files.readString(output);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " did not end well:\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
