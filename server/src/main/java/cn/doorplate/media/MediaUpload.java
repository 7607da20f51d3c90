package cn.doorplate.media;

import cn.doorplate.identity.Viewer;
import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Denied;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /media}. A servlet of its own, because the container reads forms only where it is told to, and nowhere else do
 * we want it to.
 */
final class MediaUpload extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger log = LoggerFactory.getLogger(MediaUpload.class);

    /** How many files are in memory at a time; the others wait on the disk. */
    private static final int PARALLEL = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** A file that nothing claims lasts a day. Nobody needs so many in a day, and a script shall not fill the disk. */
    private static final int MOST_UNCLAIMED = 100;

    private static final int LONGEST_KEY = 64;

    private final transient Viewers viewers;
    private final transient MediaMapper rows;
    private final transient MediaIntake intake;
    private final transient UploadAnswers answers;
    private final transient UploadBody body;
    private final transient Clock clock;
    private final transient Semaphore inMemory = new Semaphore(PARALLEL, true);

    MediaUpload(
            Viewers viewers,
            MediaMapper rows,
            MediaIntake intake,
            UploadAnswers answers,
            MediaSettings settings,
            Clock clock) {
        this.viewers = viewers;
        this.rows = rows;
        this.intake = intake;
        this.answers = answers;
        this.body = new UploadBody(incoming(settings));
        this.clock = clock;
    }

    /** Where files lie while they arrive. */
    static Path incoming(MediaSettings settings) {
        return settings.folder().toAbsolutePath().resolve("incoming");
    }

    /** Before the server listens: a folder that cannot be written ends the start. */
    @Override
    public void init() {
        try {
            Files.createDirectories(body.folder());
        } catch (IOException e) {
            throw new UncheckedIOException("doorplate.media.folder cannot be written: " + body.folder(), e);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answers.tell(take(request), response);
        } catch (RuntimeException e) {
            UploadBody.drain(request);
            answers.refuse(e, response);
        } catch (IOException e) {
            log.warn("An upload broke off, or the disk is full: {}", e.toString());
            answers.refuse(new UploadRefused(UploadRefused.Why.UNAVAILABLE), response);
        }
    }

    private Media take(HttpServletRequest request) throws IOException {
        Viewer viewer = viewer(request);
        String key = key(request);
        Path file = body.receive(request);
        try {
            return take(viewer, file, key);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Media take(Viewer viewer, Path file, @Nullable String key) throws IOException {
        if (!admitted()) {
            throw new UploadRefused(UploadRefused.Why.UNAVAILABLE);
        }
        try {
            return intake.take(viewer.personId(), Files.readAllBytes(file), key);
        } finally {
            inMemory.release();
        }
    }

    private boolean admitted() {
        try {
            return inMemory.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Viewer viewer(HttpServletRequest request) {
        Credential credential = Credential.parse(request.getHeader("Authorization"));
        if (credential == null) {
            throw new Denied(Denied.Why.UNAUTHORIZED);
        }
        Viewer viewer = viewers.of(credential).orElseThrow(() -> new Denied(Denied.Why.UNAUTHORIZED));
        if (!viewer.consented()) {
            throw new Denied(Denied.Why.CONSENT_REQUIRED);
        }
        if (rows.unclaimedOf(viewer.personId(), clock.instant().minus(MediaBroom.UNCLAIMED)) >= MOST_UNCLAIMED) {
            throw new Denied(Denied.Why.TOO_MANY_REQUESTS);
        }
        return viewer;
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new UploadRefused(UploadRefused.Why.BAD_KEY);
        }
        return key;
    }
}
