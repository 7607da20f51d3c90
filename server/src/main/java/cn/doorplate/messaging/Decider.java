package cn.doorplate.messaging;

import cn.doorplate.identity.Reach;
import cn.doorplate.identity.Reaches;
import cn.doorplate.messaging.DeskMapper.Behind;
import cn.doorplate.messaging.DeskMapper.Undecided;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides of each message in all inboxes by which way it goes out, once: a part of a lane is gone through in one transaction,
 * which spends consents, queues deliveries and moves the lane's mark on; of several servers at a lane one moves it.
 */
@Component
class Decider {

    static final Duration PAUSE = Duration.ofMillis(200);

    /** In one transaction. */
    private static final int MOST = 500;

    /**
     * For so long a message that cannot be decided on here is left to other servers, which may know its kind, or have the key. The
     * lane waits meanwhile, so it is not long; others try it within the round.
     */
    static final Duration OTHERS = Duration.ofSeconds(30);

    /** What was created longer ago goes out on no day that is still to come. */
    private static final Duration QUOTA = Duration.ofDays(2);

    private static final Logger log = LoggerFactory.getLogger(Decider.class);

    private final DeskMapper desk;
    private final DeliveryQueue deliveries;
    private final Credits credits;
    private final Reaches reaches;
    private final Templates templates;
    private final TransactionTemplate transaction;
    private final Counter passedOver;
    private final Clock clock;
    private final Map<Integer, Failing> failing = new ConcurrentHashMap<>();

    /** The message at which a lane stands still here, and since when. */
    private record Failing(long seq, Instant since) {}

    Decider(
            DeskMapper desk,
            DeliveryQueue deliveries,
            Credits credits,
            Reaches reaches,
            Templates templates,
            PlatformTransactionManager transactions,
            MeterRegistry metrics,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.desk = desk;
        this.deliveries = deliveries;
        this.credits = credits;
        this.reaches = reaches;
        this.templates = templates;
        this.transaction = new TransactionTemplate(transactions);
        this.passedOver = Counter.builder("doorplate.messages.passed.over")
                .description("Messages that could not be decided on, and so went out by no way")
                .register(metrics);
        this.clock = clock;
    }

    /** Goes through all that nobody has decided on. Servers begin at different lanes, so that they seldom meet. */
    void round() {
        List<Behind> lanes = new ArrayList<>(desk.behind());
        Collections.shuffle(lanes);
        for (Behind lane : lanes) {
            try {
                Behind rest = lane;
                while (rest.desk() < rest.head()) {
                    rest = next(rest);
                }
            } catch (PessimisticLockingFailureException e) {
                log.debug("Lane {} is decided on by another server", lane.lane());
            } catch (RuntimeException e) {
                log.error("Lane {} stands still for now", lane.lane(), e);
            }
        }
    }

    /** The next part: together, or where that fails message by message. */
    private Behind next(Behind lane) {
        try {
            return decide(lane, MOST);
        } catch (RuntimeException e) {
            if (mayPass(e)) {
                throw e;
            }
            if (!failing.containsKey(lane.lane())) {
                log.warn("The next part of lane {} is decided on message by message", lane.lane(), e);
            }
            Behind rest = lane;
            for (int i = 0; i < MOST && rest.desk() < rest.head(); i++) {
                rest = single(rest);
            }
            return rest;
        }
    }

    /** One that cannot be decided on here is another server's for a while; then it is passed over. */
    private Behind single(Behind lane) {
        try {
            return decide(lane, 1);
        } catch (RuntimeException e) {
            if (mayPass(e)) {
                throw e;
            }
            long next = desk.next(lane.lane(), lane.desk());
            if (now().isBefore(since(lane.lane(), next, e).plus(OTHERS))) {
                return new Behind(lane.lane(), lane.head(), lane.head());
            }
            log.error("Message {} of lane {} goes out by no way", next, lane.lane(), e);
            return passOver(lane, next);
        }
    }

    private Instant since(int lane, long seq, RuntimeException why) {
        Failing known = failing.get(lane);
        if (known != null && known.seq() == seq) {
            return known.since();
        }
        log.warn("Message {} of lane {} cannot be decided on here: it is left to others for a while", seq, lane, why);
        Failing begun = new Failing(seq, now());
        failing.put(lane, begun);
        return begun.since();
    }

    /** It lies in its inbox, and the lane must not stand still for it; staff see it as failed, and can let it go out. */
    private Behind passOver(Behind lane, long seq) {
        boolean ours = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean moved = desk.advance(lane.lane(), lane.desk(), seq) == 1;
            if (moved) {
                desk.passOver(Ids.next(), lane.lane(), seq, now());
            }
            return moved;
        }));
        failing.remove(lane.lane());
        if (ours) {
            passedOver.increment();
        }
        return new Behind(lane.lane(), lane.head(), ours ? seq : lane.head());
    }

    /** Whether it is the database's trouble, and no message's. */
    private static boolean mayPass(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof UncategorizedSQLException
                || e instanceof TransactionException;
    }

    /** Decides on the next part. Returns what is left: nothing where somebody else is at it. */
    private Behind decide(Behind lane, int most) {
        List<Undecided> messages = desk.undecided(lane.lane(), lane.desk(), lane.head(), most);
        long to = messages.size() < most
                ? lane.head()
                : messages.get(messages.size() - 1).seq();
        boolean ours = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean moved = desk.advance(lane.lane(), lane.desk(), to) == 1;
            if (moved && !messages.isEmpty()) {
                decide(messages);
            }
            return moved;
        }));
        if (ours) {
            failing.remove(lane.lane());
        }
        return new Behind(lane.lane(), lane.head(), ours ? to : lane.head());
    }

    /** Ahead of their turn, in one transaction of its own: their lanes pass over them. */
    void decideAhead(List<Undecided> messages) {
        transaction.executeWithoutResult(status -> decide(messages));
    }

    private void decide(List<Undecided> asked) {
        Instant now = now();
        TreeSet<Long> persons = asked.stream().map(Undecided::personId).collect(Collectors.toCollection(TreeSet::new));
        Map<Long, Reach> reached = reaches.of(persons);
        List<Long> onWeChat = persons.stream()
                .filter(person ->
                        reached.containsKey(person) && reached.get(person).openid() != null)
                .toList();
        Credits.Purse purse = credits.open(onWeChat);
        List<Undecided> messages = stillOpen(asked);
        Ruling ruling = new Ruling(
                templates,
                now,
                MessageSettingRow.byPerson(desk.settings(persons)),
                reached,
                purse,
                desk.going(persons, now.minus(QUOTA)));
        List<Decision> decisions =
                messages.stream().flatMap(it -> ruling.decide(it).stream()).toList();
        deliveries.queue(decisions, now);
    }

    /**
     * Without what was decided on since it was read: on an urgent message both its lane and those who go ahead decide. Asked while the
     * consents are held, so that no two of them are spent on one message.
     */
    private List<Undecided> stillOpen(List<Undecided> messages) {
        List<Undecided> urgent =
                messages.stream().filter(it -> it.kind().cannotWait()).toList();
        if (urgent.isEmpty()) {
            return messages;
        }
        Set<InboxMapper.NumberRow> decided = Set.copyOf(desk.decided(urgent));
        return messages.stream()
                .filter(it -> !decided.contains(new InboxMapper.NumberRow(it.seq(), it.personId())))
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
