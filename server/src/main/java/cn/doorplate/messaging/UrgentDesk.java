package cn.doorplate.messaging;

import cn.doorplate.messaging.DeskMapper.Undecided;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides on what cannot wait as soon as it lies in its inbox, ahead of its turn: behind a broadcast to a county its lane would come to
 * it minutes later. Nothing hangs on it: what it misses, because a server died or too much was urgent at once, the {@link Decider} comes
 * to.
 */
@Component
class UrgentDesk {

    static final Duration PAUSE = Duration.ofMillis(50);

    private static final Logger log = LoggerFactory.getLogger(UrgentDesk.class);
    private static final int MOST = 500;
    private static final int MOST_WAITING = 20_000;

    private final DeskMapper desk;
    private final Decider decider;
    private final BlockingQueue<DeskMapper.Told> waiting = new LinkedBlockingQueue<>(MOST_WAITING);

    UrgentDesk(DeskMapper desk, Decider decider) {
        this.desk = desk;
        this.decider = decider;
    }

    /** That somebody was told of something, and the transaction is over. */
    void take(long personId, String cause) {
        waiting.offer(new DeskMapper.Told(personId, cause));
    }

    /** Until nothing waits. */
    void round() {
        List<DeskMapper.Told> part = new ArrayList<>();
        while (waiting.drainTo(part, MOST) > 0) {
            try {
                List<Undecided> messages = desk.undecidedOf(part);
                if (!messages.isEmpty()) {
                    decider.decideAhead(messages);
                }
            } catch (RuntimeException e) {
                log.warn("{} urgent messages are decided on in their turn", part.size(), e);
            }
            part.clear();
        }
    }
}
