package cn.doorplate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.logs.LogGrep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** All that the application logged while its tests ran, phones, tokens and all, as it was written to a file. */
class LogsOfTheRunIT {

    private static final Path FOLDER = Path.of("target");

    @Test
    void holdNobodysPhoneNumberTokenOrSecret() throws IOException {
        List<Path> logs = logs();
        Assumptions.assumeFalse(logs.isEmpty(), "no test of this run has started the application");
        for (Path log : logs) {
            assertThat(LogGrep.in(log)).as(log.toString()).isEmpty();
            assertThat(log).isNotEmptyFile();
        }
    }

    /** One of each JVM that ran tests. */
    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().matches("test-run-\\d+\\.log"))
                    .toList();
        }
    }
}
