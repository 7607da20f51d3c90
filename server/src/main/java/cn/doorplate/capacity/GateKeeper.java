package cn.doorplate.capacity;

import cn.doorplate.capacity.GateReader.Read;
import cn.doorplate.capacity.GateStore.Look;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps up the gates of the pools at which people were refused in the last seconds; of several servers whichever comes first does. */
@Component
class GateKeeper {

    static final Duration PAUSE = Duration.ofMillis(100);

    /** A card that lives for longer is left as it is. */
    private static final long FRESH_MS = 400;

    private static final Duration ASKED = Duration.ofSeconds(2);
    private static final int POOLS = 500;

    private static final Logger log = LoggerFactory.getLogger(GateKeeper.class);

    private final GateStore store;
    private final GateReader reader;
    private final Cache<Long, Watched> watched =
            Caffeine.newBuilder().maximumSize(POOLS).expireAfterAccess(ASKED).build();

    GateKeeper(GateStore store, GateReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** A pool, and its last card. */
    private static final class Watched {
        private volatile @Nullable GateCard last;
    }

    /** Somebody was refused, by the database or by its gate. */
    void refused(long pool) {
        var unused = watched.get(pool, id -> new Watched());
    }

    void round() {
        watched.asMap().forEach(this::keep);
    }

    private void keep(long pool, Watched it) {
        try {
            Look look = store.look(pool);
            if (look != null && look.life() <= FRESH_MS) {
                renew(pool, it, look.now());
            }
        } catch (RuntimeException e) {
            log.debug("The gate of pool {} cannot be read now", pool, e);
        }
    }

    private void renew(long pool, Watched it, long began) {
        Optional<Read> read = reader.read(pool, it.last);
        if (read.isEmpty()) {
            watched.invalidate(pool);
            return;
        }
        it.last = read.get().card();
        store.put(pool, read.get().card(), began, read.get().life());
    }
}
