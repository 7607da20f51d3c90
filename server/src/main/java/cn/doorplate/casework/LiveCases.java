package cn.doorplate.casework;

import cn.doorplate.identity.Viewers;
import cn.doorplate.shared.Credential;
import cn.doorplate.shared.Lanes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Wakes the open sockets of this server when something is done to a case, through whichever server it was. One thread asks for the
 * lanes' last numbers, and reads of a lane that moved which cases they are. Nobody is missed, for the listeners are looked up after
 * the numbers were read, and each begins with what is committed once it is among them.
 */
@Component
class LiveCases implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LiveCases.class);

    static final Duration PERIOD = Duration.ofMillis(150);

    private static final int TOGETHER = 1_000;
    private static final int READERS = 4;
    private static final int SECONDS_IDLE = 60;

    private final CaseLaneMapper lanes;
    private final CaseEventMapper events;
    private final CaseTable table;
    private final CaseViews views;
    private final CaseEvents story;
    private final Viewers viewers;
    private final ConcurrentMap<Long, List<LiveCase>> listening = new ConcurrentHashMap<>();
    private final Scheduler reading =
            Schedulers.newBoundedElastic(READERS, Integer.MAX_VALUE, "live-cases", SECONDS_IDLE, true);

    /** The last number of each lane that was told; null until the lanes were asked for the first time. */
    private long @Nullable [] seen;

    LiveCases(
            CaseLaneMapper lanes,
            CaseEventMapper events,
            CaseTable table,
            CaseViews views,
            CaseEvents story,
            Viewers viewers) {
        this.lanes = lanes;
        this.events = events;
        this.table = table;
        this.views = views;
        this.story = story;
        this.viewers = viewers;
    }

    /**
     * What comes behind an event of a case, one by one, until who listens may not see it any more.
     *
     * @param after null to begin with how it stands now
     */
    Flux<CaseChanged> follow(long caseId, Credential credential, @Nullable Integer after) {
        return Flux.using(() -> join(caseId, credential, after), LiveCase::changes, this::leave);
    }

    private LiveCase join(long caseId, Credential credential, @Nullable Integer after) {
        // First, or what is committed between the listener's beginning and ours would be told by neither.
        begin();
        LiveCase listener = new LiveCase(caseId, after, () -> viewers.of(credential), table, views, story, reading);
        listening.compute(caseId, (id, known) -> {
            List<LiveCase> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(listener);
            return all;
        });
        return listener;
    }

    private void leave(LiveCase listener) {
        listening.computeIfPresent(listener.caseId(), (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** How many cases are listened to. */
    int size() {
        return listening.size();
    }

    private synchronized long[] begin() {
        long[] known = seen;
        if (known == null) {
            known = new long[Lanes.COUNT];
            for (CaseLaneMapper.Sealed lane : lanes.all()) {
                known[lane.lane()] = lane.seq();
            }
            seen = known;
        }
        return known;
    }

    /** Tells what is new. While the database is away nothing is; it is told when it is back. */
    void look() {
        try {
            long[] told = begin();
            for (CaseLaneMapper.Sealed head : lanes.all()) {
                look(head, told);
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database does not tell what is new of cases", e);
        }
    }

    private void look(CaseLaneMapper.Sealed head, long[] told) {
        int lane = head.lane();
        while (told[lane] < head.seq()) {
            List<CaseEventMapper.InLane> page =
                    listening.isEmpty() ? List.of() : events.inLane(lane, told[lane], TOGETHER);
            page.stream()
                    .map(CaseEventMapper.InLane::caseId)
                    .distinct()
                    .forEach(id -> listening.getOrDefault(id, List.of()).forEach(LiveCase::wake));
            told[lane] = page.size() < TOGETHER
                    ? Math.max(
                            head.seq(),
                            page.isEmpty() ? 0 : page.get(page.size() - 1).laneSeq())
                    : page.get(page.size() - 1).laneSeq();
        }
    }

    @Override
    public void destroy() {
        reading.dispose();
    }
}
