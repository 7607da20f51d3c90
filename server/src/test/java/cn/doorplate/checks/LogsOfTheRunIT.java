package cn.doorplate.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.logs.LogGrep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** All that the application logged while its tests ran, phones, tokens and all, as it was written to a file. */
class LogsOfTheRunIT {

    private static final Path LOG = Path.of("target", "test-run.log");

    @Test
    void holdNobodysPhoneNumberTokenOrSecret() throws IOException {
        Assumptions.assumeTrue(Files.exists(LOG), "no test of this run has started the application");
        List<String> found = LogGrep.in(LOG);
        assertThat(found).isEmpty();
        assertThat(Files.size(LOG)).isPositive();
    }
}
