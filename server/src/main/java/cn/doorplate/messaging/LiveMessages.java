package cn.doorplate.messaging;

import cn.doorplate.messaging.MessageLogMapper.LaneRow;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import cn.doorplate.shared.Parts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import reactor.core.publisher.Flux;

/**
 * Tells the open sockets of this server what comes into their persons' inboxes, through whichever server it was sent. One thread
 * asks for the lanes' last numbers; of a lane that moved it reads what is new, once for all who listen. Nobody is missed, for
 * the listeners are looked up after the numbers were read, and each begins with what is committed once it is among them.
 */
@Component
class LiveMessages implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LiveMessages.class);

    static final Duration PERIOD = Duration.ofMillis(100);

    /** So many numbers of a lane at a time: what is read is also kept in memory until it is told. */
    private static final int TOGETHER = 500;

    /** Each person is a branch of the statement. */
    private static final int COUNTED_TOGETHER = 100;

    private final MessageLogMapper lanes;
    private final InboxMapper rows;
    private final Inboxes inboxes;
    private final LiveThreads threads = new LiveThreads();

    /** Who listens, by lane and person. */
    private final List<ConcurrentMap<Long, List<LiveInbox>>> listening = IntStream.range(0, Lanes.COUNT)
            .<ConcurrentMap<Long, List<LiveInbox>>>mapToObj(lane -> new ConcurrentHashMap<>())
            .toList();

    /** The last number of each lane that was told; null until the lanes were asked for the first time. */
    private long @Nullable [] seen;

    LiveMessages(MessageLogMapper lanes, InboxMapper rows, Inboxes inboxes) {
        this.lanes = lanes;
        this.rows = rows;
        this.inboxes = inboxes;
    }

    /**
     * What comes behind a number of the person's lane, one by one and without end.
     *
     * @param after null to begin with how it stands now
     */
    Flux<MessageReceived> follow(long personId, @Nullable Long after) {
        return Flux.using(() -> join(personId, after), LiveInbox::messages, this::leave);
    }

    private LiveInbox join(long personId, @Nullable Long after) {
        // First, or what is committed between the listener's beginning and ours would be told by neither.
        begin();
        LiveInbox inbox = new LiveInbox(personId, after, rows, inboxes, threads);
        of(personId).compute(personId, (person, known) -> {
            List<LiveInbox> all = known == null ? new CopyOnWriteArrayList<>() : known;
            all.add(inbox);
            return all;
        });
        return inbox;
    }

    private void leave(LiveInbox inbox) {
        of(inbox.personId()).computeIfPresent(inbox.personId(), (person, all) -> {
            all.remove(inbox);
            return all.isEmpty() ? null : all;
        });
    }

    private ConcurrentMap<Long, List<LiveInbox>> of(long personId) {
        return listening.get(Lanes.of(personId));
    }

    /** How many persons listen. */
    int size() {
        return listening.stream().mapToInt(Map::size).sum();
    }

    private synchronized long[] begin() {
        long[] known = seen;
        if (known == null) {
            known = new long[Lanes.COUNT];
            for (LaneRow lane : lanes.heads()) {
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
            for (LaneRow head : lanes.heads()) {
                lookAt(head, told);
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database does not tell which messages are new", e);
        }
    }

    /** One lane that cannot be told keeps no other from being. */
    private void lookAt(LaneRow head, long[] told) {
        try {
            look(head, told);
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database does not tell what is new in lane {}", head.lane(), e);
        }
    }

    private void look(LaneRow head, long[] told) {
        int lane = head.lane();
        while (told[lane] < head.seq()) {
            List<InboxMapper.NumberRow> page =
                    listening.get(lane).isEmpty() ? List.of() : rows.numbers(lane, told[lane], head.seq(), TOGETHER);
            tell(lane, page);
            told[lane] = page.size() < TOGETHER
                    ? head.seq()
                    : page.get(page.size() - 1).seq();
        }
    }

    private void tell(int lane, List<InboxMapper.NumberRow> page) {
        ConcurrentMap<Long, List<LiveInbox>> here = listening.get(lane);
        List<Long> heard = page.stream()
                .filter(number -> here.containsKey(number.personId()))
                .map(InboxMapper.NumberRow::seq)
                .toList();
        if (heard.isEmpty()) {
            return;
        }
        List<MessageRow> found = rows.ofLane(lane, heard);
        try {
            tell(found, here);
        } catch (IllegalStateException e) {
            log.warn("Lane {} is told one by one", lane, e);
            found.forEach(row -> tellAlone(row, here));
        }
    }

    /** Whose key is damaged is told nothing, and keeps nobody else from being told. */
    private void tellAlone(MessageRow row, ConcurrentMap<Long, List<LiveInbox>> here) {
        try {
            tell(List.of(row), here);
        } catch (IllegalStateException e) {
            log.error("Person {} cannot be told of message {}", row.personId(), row.seq(), e);
        }
    }

    private void tell(List<MessageRow> found, ConcurrentMap<Long, List<LiveInbox>> here) {
        Keyring ring = inboxes.ring(found);
        Map<Long, Integer> unread = unread(found);
        for (MessageRow row : found) {
            row.opened(ring)
                    .map(message -> new MessageReceived(
                            message, unread.getOrDefault(row.personId(), 0), Ids.toOpaque(row.seq())))
                    .ifPresent(received -> here.getOrDefault(row.personId(), List.of())
                            .forEach(inbox -> inbox.offer(row.seq(), received)));
        }
    }

    private Map<Long, Integer> unread(List<MessageRow> found) {
        List<InboxMapper.UnreadRow> counted = new ArrayList<>();
        Parts.of(found.stream().map(MessageRow::personId).distinct().toList(), COUNTED_TOGETHER)
                .forEach(part -> counted.addAll(rows.unread(part)));
        return counted.stream()
                .collect(Collectors.toMap(InboxMapper.UnreadRow::personId, InboxMapper.UnreadRow::unread));
    }

    @Override
    public void destroy() {
        threads.close();
    }
}
