package cn.doorplate.media;

import cn.doorplate.shared.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files without rows, as a database that was restored from a backup leaves them. A store that another deployment uses is left
 * alone: to a server that is pointed at the wrong database every file looks like an orphan.
 */
@Component
class MediaOrphans {

    private static final Logger log = LoggerFactory.getLogger(MediaOrphans.class);

    /** Names whose store it is. */
    private static final String OWNER = "owner";

    private static final Pattern OURS = Pattern.compile("[0-9a-f]{32}(?:" + MediaShelf.THUMBNAIL + ")?");
    private static final int NAME = 32;

    private final Store store;
    private final MediaMapper rows;
    private final Secrets secrets;

    MediaOrphans(Store store, MediaMapper rows, Secrets secrets) {
        this.store = store;
        this.rows = rows;
        this.secrets = secrets;
    }

    /** Removes those that were written before then. */
    void sweep(Instant before) throws IOException {
        if (isOurs()) {
            store.list(before, this::sweep);
        } else {
            log.warn("The store of files belongs to another deployment; files without rows stay in it");
        }
    }

    private boolean isOurs() throws IOException {
        byte[] us = secrets.deployment().getBytes(StandardCharsets.UTF_8);
        try (InputStream owner = store.open(OWNER)) {
            return Arrays.equals(owner.readAllBytes(), us);
        } catch (NoSuchFileException e) {
            store.put(OWNER, us);
            return true;
        }
    }

    private void sweep(List<String> names) {
        List<String> ours =
                names.stream().filter(name -> OURS.matcher(name).matches()).toList();
        Set<String> files = new HashSet<>(ours.stream().map(MediaOrphans::file).toList());
        if (files.isEmpty()) {
            return;
        }
        files.removeAll(new HashSet<>(rows.known(files)));
        try {
            for (String name : ours) {
                if (files.contains(file(name))) {
                    store.remove(name);
                    log.info("Removed {}, which has no row", name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String file(String name) {
        return name.substring(0, NAME);
    }
}
