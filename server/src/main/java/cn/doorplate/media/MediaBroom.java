package cn.doorplate.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Removes what nothing claimed within a day, and what was released. Of several servers one does it at a time, under a lease.
 * First the row says that the file is gone, then the file goes, then the row: whatever dies in between, the next round goes on.
 */
@Component
class MediaBroom {

    private static final Logger log = LoggerFactory.getLogger(MediaBroom.class);

    /** How long a file lasts that nothing claims. */
    static final Duration UNCLAIMED = Duration.ofDays(1);

    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_ORPHANS = Duration.ofDays(1);

    private final MediaMapper rows;
    private final MediaShelf shelf;
    private final MediaOrphans orphans;
    private final Path incoming;
    private final String holder = UUID.randomUUID().toString();

    MediaBroom(MediaMapper rows, MediaShelf shelf, MediaOrphans orphans, MediaSettings settings) {
        this.rows = rows;
        this.shelf = shelf;
        this.orphans = orphans;
        this.incoming = MediaUpload.incoming(settings);
    }

    /** One round, unless another server is at it. */
    void round(Instant now) {
        removeLeftovers(now);
        if (rows.lease(holder, now, now.plus(LEASE)) != 1) {
            return;
        }
        try {
            while (rows.expire(now.minus(UNCLAIMED)) > 0) {
                log.debug("Some files were claimed by nothing");
            }
            removeGone(now);
            if (rows.orphansDue(holder, now, now.minus(BETWEEN_ORPHANS)) == 1) {
                orphans.sweep(now.minus(UNCLAIMED));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            rows.lease(holder, now, now);
        }
    }

    private void removeGone(Instant now) {
        long last = Long.MIN_VALUE;
        List<MediaMapper.GoneRow> some = rows.gone(last);
        while (!some.isEmpty() && rows.lease(holder, now, now.plus(LEASE)) == 1) {
            some.forEach(this::remove);
            last = some.get(some.size() - 1).id();
            some = rows.gone(last);
        }
    }

    /** A file that the store does not give up is for the next round; the others need not wait for it. */
    private void remove(MediaMapper.GoneRow row) {
        try {
            shelf.remove(row.fileName());
            rows.remove(row.id());
        } catch (IOException e) {
            log.warn("File {} stays for now: {}", row.fileName(), e.toString());
        }
    }

    /** This server's own: what was arriving when it was killed. */
    private void removeLeftovers(Instant now) {
        if (!Files.isDirectory(incoming)) {
            return;
        }
        try (Stream<Path> files = Files.list(incoming)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(UNCLAIMED))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            log.warn("Leftovers of uploads stay for now: {}", e.toString());
        }
    }
}
