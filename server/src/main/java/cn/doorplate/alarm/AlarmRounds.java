package cn.doorplate.alarm;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Goes round the alarms for which it is time, on every server: who comes second finds nothing left. Some that cannot be done together are
 * done by halves, and one that cannot be done alone is put aside for a moment, by this server, so that it keeps no other waiting. It stays due:
 * another may have more luck.
 */
@Component
class AlarmRounds {

    static final Duration PAUSE = Duration.ofMillis(100);

    private static final Logger log = LoggerFactory.getLogger(AlarmRounds.class);
    private static final int TOGETHER = 200;
    private static final Duration ASIDE = Duration.ofMillis(200);
    private static final Duration LONGEST_ASIDE = Duration.ofSeconds(5);

    private final AlarmSteps steps;
    private final AlarmMeter meter;
    private final LongSupplier nanos;
    private final Map<Long, Aside> aside = new HashMap<>();
    private boolean collided;

    /** @param until by {@link System#nanoTime} */
    private record Aside(long until, Duration pause) {}

    @Autowired
    AlarmRounds(AlarmSteps steps, AlarmMeter meter) {
        this(steps, meter, System::nanoTime);
    }

    AlarmRounds(AlarmSteps steps, AlarmMeter meter, LongSupplier nanos) {
        this.steps = steps;
        this.meter = meter;
        this.nanos = nanos;
    }

    /** Until nothing is due but what is put aside, or another server is at it. One round after the other. */
    synchronized void round() {
        boolean met = collided;
        collided = false;
        boolean more = true;
        while (more && !collided) {
            long now = nanos.getAsLong();
            List<Long> due = steps.due(TOGETHER + aside.size());
            aside.keySet().retainAll(due);
            List<Long> open = due.stream().filter(id -> !isAside(id, now)).toList();
            if (!open.isEmpty()) {
                step(open, !met);
            }
            more = open.size() >= TOGETHER;
        }
    }

    private boolean isAside(long id, long now) {
        Aside known = aside.get(id);
        return known != null && known.until() - now > 0;
    }

    /**
     * @param leaves whether they are left, for one pause, to another server that is at some of them: to look who holds which of hundreds
     *     costs both more than it brings
     */
    private void step(List<Long> ids, boolean leaves) {
        try {
            meter.passedOn(steps.step(ids));
            ids.forEach(aside::remove);
        } catch (RuntimeException e) {
            if (ids.size() == 1) {
                putAside(ids.get(0), e);
                return;
            }
            if (leaves && e instanceof PessimisticLockingFailureException) {
                collided = true;
                return;
            }
            log.debug("{} alarms do not go together", ids.size(), e);
            step(ids.subList(0, ids.size() / 2), false);
            step(ids.subList(ids.size() / 2, ids.size()), false);
        }
    }

    private void putAside(long id, RuntimeException why) {
        Aside before = aside.get(id);
        Duration pause = before == null ? ASIDE : before.pause().multipliedBy(2);
        Duration bounded = pause.compareTo(LONGEST_ASIDE) > 0 ? LONGEST_ASIDE : pause;
        aside.put(id, new Aside(nanos.getAsLong() + bounded.toNanos(), bounded));
        if (why instanceof PessimisticLockingFailureException) {
            log.debug("Alarm {} is held by another", id);
        } else {
            log.error("Alarm {} is not passed on; it is tried again", id, why);
        }
    }
}
