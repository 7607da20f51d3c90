package cn.doorplate.place;

import cn.doorplate.place.hot.Followed;
import cn.doorplate.place.hot.HotCache;
import cn.doorplate.shared.Caller;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The plates that somebody looks at right now, on this server. One thread goes through them and asks the generations, in
 * memory, whether a page is still as it was told; only pages that are not are read again, many together, and each once for
 * all who look at it.
 */
@Component
class LivePlates implements DisposableBean {

    /** With the 200 ms of the generations it leaves half of the promised second for reading and telling. */
    static final Duration PERIOD = Duration.ofMillis(200);

    /** One transaction is not to last, nor the first of them to wait long for the last. */
    private static final int TOGETHER = 100;

    private final HotCache<CachedPlate> pages;
    private final Doorplates doorplates;
    private final ConcurrentMap<String, LivePlate> plates = new ConcurrentHashMap<>();

    /** Where an answer is made for each of them, so that a plate with thousands does not keep the other plates waiting. */
    private final Scheduler telling =
            Schedulers.newParallel("live-plates", Runtime.getRuntime().availableProcessors(), true);

    LivePlates(HotCache<CachedPlate> pages, Doorplates doorplates, MeterRegistry metrics) {
        this.pages = pages;
        this.doorplates = doorplates;
        Gauge.builder("doorplate.plates.live", plates, ConcurrentMap::size)
                .description("Plates whose page somebody is looking at")
                .register(metrics);
    }

    /**
     * How it stands with the plate, at once, and whenever that changes; ends at once where the code leads to no plate.
     *
     * @throws PlateUnavailable if the store is gone and this plate was never seen
     */
    Flux<Doorplate> follow(String typed, Caller caller) {
        Doorplate now = doorplates.look(typed, caller);
        return switch (now.status()) {
            case ACTIVE, REVOKED, REPLACED -> Flux.defer(() -> join(now.code()));
            case MISTYPED, UNKNOWN, LIMITED -> Flux.just(now);
        };
    }

    private Flux<Doorplate> join(String code) {
        // Not under the map's lock: it is at hand, or has to be read.
        Followed<CachedPlate> page = pages.follow(code);
        LivePlate plate = Objects.requireNonNull(
                plates.compute(code, (key, known) -> (known == null ? open(key, page) : known).join()));
        plate.look();
        return plate.states().publishOn(telling, 1).doFinally(end -> leave(code));
    }

    private LivePlate open(String code, Followed<CachedPlate> page) {
        return new LivePlate(page, it -> doorplates.shown(code, it.held()));
    }

    private void leave(String code) {
        plates.computeIfPresent(code, (key, plate) -> plate.leave() ? plate : null);
    }

    /** How many plates somebody looks at. */
    int size() {
        return plates.size();
    }

    /** A change of a whole region concerns thousands of them: they are read by the hundred, and told as they are read. */
    void look() {
        List<LivePlate> batch = new ArrayList<>(TOGETHER);
        for (LivePlate plate : plates.values()) {
            plate.look();
            if (plate.isDue()) {
                batch.add(plate);
            }
            if (batch.size() == TOGETHER) {
                tell(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            tell(batch);
        }
    }

    private void tell(List<LivePlate> batch) {
        Set<Followed<CachedPlate>> unread =
                Set.copyOf(pages.read(batch.stream().map(LivePlate::page).toList()));
        batch.forEach(plate -> {
            if (unread.contains(plate.page())) {
                // Asked again after the pause: the store may be going this very moment.
                plate.rest();
            } else {
                plate.look();
            }
        });
    }

    @Override
    public void destroy() {
        telling.dispose();
    }
}
