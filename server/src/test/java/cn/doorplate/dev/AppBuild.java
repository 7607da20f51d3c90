package cn.doorplate.dev;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mini-program as a browser runs it, built beside the server when its sources are newer than the build. The server does not
 * wait for it: without Node, or with a build that fails, it runs all the same and says so.
 */
final class AppBuild {

    private static final Logger log = LoggerFactory.getLogger(AppBuild.class);

    /** As package.json says. */
    private static final Version OLDEST_NODE = Version.parse("20.19");

    private static final Pattern NODE = Pattern.compile("v(\\d+\\.\\d+)\\.");

    /** By which npm is called. */
    static final String NPM = File.pathSeparatorChar == ';' ? "npm.cmd" : "npm";

    private static final int LINES_SHOWN = 12;

    /** How it stands with the build. */
    enum State {
        /** The build is newer than its sources, or this has just made it. */
        READY,
        /** It is being made; a minute or two when the packages have to be fetched first. */
        BUILDING,
        /** There is no Node that could. */
        WITHOUT_NODE,
        /** Node could not; the last lines of what it said are at hand. */
        FAILED
    }

    private final Path home;
    private final String node;
    private volatile State state = State.BUILDING;
    private volatile String lastLines = "";
    private volatile @Nullable Process running;

    /** @param node by which command Node is called */
    AppBuild(Path home, String node) {
        this.home = home;
        this.node = node;
    }

    /** Begins beside the caller, where there is something to do. */
    static AppBuild start(Path projectRoot) {
        AppBuild build = new AppBuild(projectRoot.resolve("miniapp-stub"), "node");
        Runtime.getRuntime().addShutdownHook(new Thread(build::stop));
        Thread thread = new Thread(build::run, "app-build");
        thread.setDaemon(true);
        thread.start();
        return build;
    }

    State state() {
        return state;
    }

    /** What Node said last, for who has to mend it. */
    String lastLines() {
        return lastLines;
    }

    /** Where the built files are, or will be. */
    Path folder() {
        return home.resolve("dist/build/h5");
    }

    boolean exists() {
        return Files.isRegularFile(page());
    }

    private Path page() {
        return folder().resolve("index.html");
    }

    void run() {
        try {
            if (isCurrent()) {
                state = State.READY;
            } else if (!hasNode()) {
                state = State.WITHOUT_NODE;
                log.info("The mini-program for browsers is not built: that takes Node {} or newer", OLDEST_NODE);
            } else {
                buildAlone();
            }
        } catch (IOException | UncheckedIOException e) {
            state = State.FAILED;
            lastLines = String.valueOf(e.getMessage());
            log.warn("The mini-program for browsers could not be built", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there is a build that is whole and as new as its sources. Its page carries the time at which the build began: what was edited meanwhile is newer. */
    boolean isCurrent() throws IOException {
        return exists()
                && !Files.exists(unfinished())
                && Files.getLastModifiedTime(page()).compareTo(newestSource()) >= 0;
    }

    /** There from the beginning of a build until it is done: one that was killed half-way is no build. */
    private Path unfinished() {
        return home.resolve("dist/unfinished");
    }

    private FileTime newestSource() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (String name : List.of(
                "src",
                "package.json",
                "package-lock.json",
                "index.html",
                "vite.config.ts",
                "codegen.ts",
                "../schema")) {
            try (Stream<Path> files = Files.walk(home.resolve(name))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(this::isSource)
                        .toList()) {
                    times.add(Files.getLastModifiedTime(file));
                }
            }
        }
        return times.isEmpty() ? FileTime.fromMillis(0) : Collections.max(times);
    }

    /** What the build itself writes is none. */
    private boolean isSource(Path file) {
        return !file.startsWith(home.resolve("src/gen"));
    }

    private boolean hasNode() throws InterruptedException {
        try {
            Process version = new ProcessBuilder(node, "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher matcher = NODE.matcher(said);
            return version.waitFor() == 0
                    && matcher.lookingAt()
                    && Version.parse(matcher.group(1)).compareTo(OLDEST_NODE) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Two starts at once would build into one folder; the system drops the lock with the process, whatever ended it. */
    private void buildAlone() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.resolve("dist"));
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("build.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (isCurrent()) {
                state = State.READY;
            } else {
                build();
            }
        }
    }

    private void build() throws IOException, InterruptedException {
        log.info("The mini-program for browsers is being built beside the server");
        FileTime began = FileTime.fromMillis(System.currentTimeMillis());
        long start = System.nanoTime();
        Path said = Files.createDirectories(home.resolve("dist")).resolve("build.log");
        Files.deleteIfExists(said);
        Files.writeString(unfinished(), "");
        if ((hasPackages() || npm(said, "ci")) && npm(said, "run", "build:h5")) {
            Files.setLastModifiedTime(page(), began);
            Files.delete(unfinished());
            state = State.READY;
            log.info(
                    "The mini-program for browsers is built, after {} s",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        } else {
            lastLines = tail(said);
            state = State.FAILED;
            log.warn("The mini-program for browsers could not be built; see {}\n{}", said, lastLines);
        }
    }

    /** npm notes in this file what it has put there. */
    private boolean hasPackages() throws IOException {
        Path put = home.resolve("node_modules/.package-lock.json");
        return Files.isRegularFile(put)
                && Files.getLastModifiedTime(put)
                                .compareTo(Files.getLastModifiedTime(home.resolve("package-lock.json")))
                        >= 0;
    }

    private boolean npm(Path said, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(NPM));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        // uni's command line would else ask its makers for news.
        builder.environment().put("CI", "1");
        Process process = builder.start();
        running = process;
        return process.waitFor() == 0;
    }

    /** Of what a Windows says in its own encoding the Latin part stays readable. */
    static String tail(Path said) throws IOException {
        List<String> lines = new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    /** npm leaves its children to themselves. */
    private void stop() {
        Process process = running;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
