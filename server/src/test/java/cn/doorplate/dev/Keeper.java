package cn.doorplate.dev;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A small JVM beside the servers that ends them when their owner is gone, however it went ({@code kill -9} runs no
 * shutdown hook). Arguments: the owner as {@link PidFile#describe} writes it, then the pid files.
 */
final class Keeper {

    private Keeper() {}

    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endAll(args)));
        PidFile.find(args[0]).ifPresent(owner -> owner.onExit().join());
        // Leaving main runs the hook, as Ctrl-C in the owner's terminal does, which reaches this process too.
    }

    private static void endAll(String[] args) {
        PidFile.find(args[0]).ifPresent(owner -> owner.onExit().join());
        for (int i = 1; i < args.length; i++) {
            PidFile.end(Path.of(args[i]));
        }
    }

    static void watch(ProcessHandle owner, Path folder, Path... pidFiles) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classes = Path.of(classLocation()).toString();
        ProcessBuilder builder = new ProcessBuilder(
                java.toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classes,
                Keeper.class.getName(),
                PidFile.describe(owner));
        for (Path file : pidFiles) {
            builder.command().add(file.toAbsolutePath().toString());
        }
        Path log = folder.resolve("keeper.log");
        Process keeper = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        keeper.getOutputStream().close();
    }

    private static java.net.URI classLocation() {
        try {
            return Keeper.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
