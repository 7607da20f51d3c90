package cn.doorplate.place;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.support.TransactionTemplate;

/** A contributor as another module would write one, that also tells how often a door's page was read. */
class TestSections implements PlateSections {

    private final TransactionTemplate transaction;
    private final Map<Long, Contribution> contributions = new ConcurrentHashMap<>();
    private final Set<Long> failing = ConcurrentHashMap.newKeySet();
    private final Map<Long, AtomicInteger> reads = new ConcurrentHashMap<>();

    TestSections(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    void say(long buildingId, Contribution contribution) {
        contributions.put(buildingId, contribution);
    }

    void fail(long buildingId) {
        failing.add(buildingId);
    }

    int readsOf(long buildingId) {
        return reads.getOrDefault(buildingId, new AtomicInteger()).get();
    }

    @Override
    public Set<Class<? extends PlateSection>> types() {
        return Set.of(WeatherSection.class);
    }

    @Override
    public Contribution contribute(PlateSite site) {
        reads.computeIfAbsent(site.buildingId(), id -> new AtomicInteger()).incrementAndGet();
        if (failing.contains(site.buildingId())) {
            // As a service of another module fails: its transaction, which is the page's, is marked for rollback.
            transaction.executeWithoutResult(status -> {
                throw new IllegalStateException("as the test wants it");
            });
        }
        return contributions.getOrDefault(site.buildingId(), Contribution.nothing());
    }

    /** A section with a field of its own. */
    record WeatherSection(String title, List<PlateLine> lines, int degrees) implements PlateSection {}
}
