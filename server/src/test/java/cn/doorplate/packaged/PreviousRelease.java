package cn.doorplate.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/**
 * The jar of the release before: {@code -Ddoorplate.previous.jar=…}, or built once from {@code -Ddoorplate.previous.revision=…}, by
 * default the newest tag of a release ({@code v1.2.3}).
 */
record PreviousRelease(Path jar) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Empty where there is none: no release yet, or a clone without history. */
    static Optional<PreviousRelease> find() throws IOException, InterruptedException {
        String jar = System.getProperty("doorplate.previous.jar", "");
        if (!jar.isEmpty()) {
            return Optional.of(new PreviousRelease(Path.of(jar)));
        }
        String revision = System.getProperty("doorplate.previous.revision", "");
        if (revision.isEmpty()) {
            revision = output("git", "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*", "HEAD^");
        }
        return revision.isEmpty() ? Optional.empty() : Optional.of(built(revision));
    }

    /** Whether it comes back on a database to which a newer release has added: those from before that rule do not. */
    boolean comesBack() {
        try (JarFile file = new JarFile(jar.toFile())) {
            byte[] settings = file.getInputStream(file.getEntry("BOOT-INF/classes/application.yaml"))
                    .readAllBytes();
            return new String(settings, StandardCharsets.UTF_8).contains("*:future");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PreviousRelease built(String revision) throws IOException, InterruptedException {
        String commit = output("git", "rev-parse", "--verify", revision + "^{commit}");
        Path jar = Path.of("target", "previous", commit + ".jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            Path source = Files.createDirectories(jar.resolveSibling("source-" + commit));
            Path archive = source.resolveSibling(commit + ".tar");
            run(ROOT, "git", "archive", "--output=" + archive, commit);
            run(source, "tar", "xf", archive.toString());
            run(source, "mvn", "-B", "-q", "-pl", "server", "package", "-DskipTests", "-Dspotless.check.skip");
            Files.copy(source.resolve("server/target/doorplate.jar"), jar);
        }
        return new PreviousRelease(jar);
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(List.of(command) + " failed");
        }
    }

    /** Its only line; empty where it fails. */
    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return process.waitFor() == 0 ? line : "";
    }
}
