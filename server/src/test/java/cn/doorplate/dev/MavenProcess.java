package cn.doorplate.dev;

import java.util.Optional;

/** The Maven that started this JVM, if one did. */
final class MavenProcess {

    private MavenProcess() {}

    static Optional<ProcessHandle> aboveThisOne() {
        Optional<ProcessHandle> above = ProcessHandle.current().parent();
        while (above.isPresent() && !isMaven(above.get())) {
            above = above.get().parent();
        }
        return above;
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("org.codehaus.plexus.classworlds");
    }
}
