package cn.doorplate.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process on paper: pid and start time, so that a pid which the system gave to somebody else is not mistaken for ours. */
final class PidFile {

    private PidFile() {}

    static void write(Path file, ProcessHandle process) {
        try {
            Files.writeString(file, describe(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String describe(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The living process that the file names, if there is one. */
    static Optional<ProcessHandle> read(Path file) {
        try {
            return Files.exists(file) ? find(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<ProcessHandle> find(String description) {
        String pid = description.strip().split(" ", 2)[0];
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> describe(process).equals(description.strip()));
    }

    /** Ends the process that the file names, in order if it can, by force after ten seconds; and removes the file. */
    static void end(Path file) {
        try {
            String description = Files.exists(file) ? Files.readString(file) : "";
            find(description).ifPresent(PidFile::end);
            // Whoever starts the next server meanwhile writes its own file, which is not ours to remove.
            if (Files.exists(file) && Files.readString(file).equals(description)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException removedMeanwhile) {
            // as it should be
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
