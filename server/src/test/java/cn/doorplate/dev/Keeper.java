package cn.doorplate.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small JVM beside the servers that ends them when their owner is gone, however it went ({@code kill -9} runs no
 * shutdown hook). It leaves alone what a later owner of the folder has started there. Arguments: the owner as
 * {@link PidFile#describe} writes it, the file that names the folder's latest owner, then the pid files.
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
        for (int i = 2; i < args.length && isLatest(args[0], Path.of(args[1])); i++) {
            PidFile.end(Path.of(args[i]));
        }
    }

    private static boolean isLatest(String owner, Path ownerFile) {
        try {
            return Files.readString(ownerFile).equals(owner);
        } catch (IOException folderIsGone) {
            return true;
        }
    }

    static void watch(ProcessHandle owner, Path folder, Path... pidFiles) throws IOException {
        Path ownerFile = Files.writeString(folder.resolve("owner"), PidFile.describe(owner));
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
                PidFile.describe(owner),
                ownerFile.toAbsolutePath().toString());
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
