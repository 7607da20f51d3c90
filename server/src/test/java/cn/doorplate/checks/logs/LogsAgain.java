package cn.doorplate.checks.logs;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** For tests that run commands: a command silences the log of its whole process, which here has other tests to come. */
public final class LogsAgain implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        LoggingSystem.get(LogsAgain.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }
}
