package cn.doorplate.place;

import cn.doorplate.place.hot.Followed;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One plate's page and all who look at it: it is read once for all of them, and told to them at most twice a second. */
final class LivePlate {

    private static final Logger log = LoggerFactory.getLogger(LivePlate.class);

    /** So that also what changes twice in a row is told within the promised second. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Followed<CachedPlate> page;
    private final Function<Followed<CachedPlate>, Doorplate> show;
    private final Sinks.Many<Doorplate> told;
    private long restsUntil = System.nanoTime();
    private int followers;

    LivePlate(Followed<CachedPlate> page, Function<Followed<CachedPlate>, Doorplate> show) {
        this.page = page;
        this.show = show;
        this.told = Sinks.many().replay().latestOrDefault(show.apply(page));
    }

    /** What was told last, then whatever comes. Who is slow misses what has been overtaken, and keeps nobody waiting. */
    Flux<Doorplate> states() {
        return told.asFlux().onBackpressureLatest();
    }

    /** What is to be read again, if it may be told already. */
    synchronized boolean isDue() {
        return !rests() && page.outdated();
    }

    Followed<CachedPlate> page() {
        return page;
    }

    /** Not before the pause is over. */
    synchronized void rest() {
        restsUntil = System.nanoTime() + PAUSE;
    }

    /** Tells the page to all if what was read of it is another one; a pause after the last time at the earliest. */
    synchronized void look() {
        try {
            if (!rests() && page.renew()) {
                rest();
                told.tryEmitNext(show.apply(page)).orThrow();
            }
        } catch (RuntimeException e) {
            // It is one of thousands.
            rest();
            log.error("A page that is being looked at could not be told", e);
        }
    }

    private boolean rests() {
        return restsUntil - System.nanoTime() > 0;
    }

    /** Under the lock of the map that holds it. */
    LivePlate join() {
        followers++;
        return this;
    }

    /** Under the lock of the map that holds it. Returns whether somebody is left. */
    boolean leave() {
        return --followers > 0;
    }
}
