package cn.doorplate.cli;

import cn.doorplate.DoorplateApplication;
import cn.doorplate.dev.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Runs commands as an operator does, on the database of the tests, and hears what they say. */
public final class Operator {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** Returns the exit code. */
    public int run(String... args) {
        written.reset();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream listening = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(listening);
        System.setErr(listening);
        try {
            return Commands.run(
                    DoorplateApplication.class,
                    Stream.concat(
                                    Stream.of(args),
                                    Stream.of(
                                            "--spring.profiles.active=dev",
                                            "--spring.datasource.url=" + TestServers.database("doorplate_test"),
                                            "--spring.datasource.username=" + TestServers.username(),
                                            "--spring.datasource.password=" + TestServers.password()))
                            .toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** All that the last one wrote. */
    public String said() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
