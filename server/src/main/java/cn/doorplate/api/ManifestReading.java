package cn.doorplate.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the manifests at the start, and those of the folder again when one is added: a new mini-program needs no restart. A
 * manifest that is wrong ends the start of a production server; later it changes nothing, and is logged.
 */
final class ManifestReading {

    static final Duration PERIOD = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(ManifestReading.class);

    private final @Nullable Path folder;
    private final boolean strict;
    private final Manifests manifests;
    private final Consumer<Map<String, String>> trust;
    private String stamp = "";

    /** @param trust takes texts by their ids; throws IllegalStateException if one does not fit */
    ManifestReading(DocumentSettings settings, Manifests manifests, Consumer<Map<String, String>> trust) {
        this.folder = settings.folder();
        this.strict = settings.mode() == DocumentSettings.Mode.TRUSTED;
        this.manifests = manifests;
        this.trust = trust;
    }

    /** @throws IllegalStateException saying what is wrong; in development only if it is with what is in the jar */
    synchronized void first() {
        if (folder == null || strict) {
            stamp = folder == null ? "" : Manifests.stamp(folder);
            trust.accept(manifests.read(folder));
        } else {
            // What is being worked on may be half done, and the folder may not be there yet.
            trust.accept(manifests.read(null));
            again();
        }
    }

    synchronized void again() {
        String now = folder == null ? "" : Manifests.stamp(folder);
        if (now.isEmpty() || now.equals(stamp)) {
            return;
        }
        stamp = now;
        try {
            trust.accept(manifests.read(folder));
            log.info("The manifests in {} were read", folder);
        } catch (RuntimeException e) {
            log.error("The manifests in {} are left as they were: {}", folder, e.getMessage());
        }
    }
}
