package cn.doorplate.messaging;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Lanes;
import cn.doorplate.shared.Parts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where every module tells people something. It lies in their inbox with the commit of the transaction that caused it, and open
 * sockets are told; what goes out by WeChat or SMS is decided afterwards, by what the person set, and is no care of the sender.
 */
@Service
public class Messages {

    private static final Comparator<InboxMapper.NumberRow> IN_ORDER_OF_KEY =
            Comparator.comparingLong(InboxMapper.NumberRow::personId).thenComparingLong(InboxMapper.NumberRow::seq);

    private final MessageLog log;
    private final InboxMapper inboxes;
    private final PersonKeys keys;
    private final Clock clock;
    private final UrgentDesk urgent;
    private final TransactionTemplate afterwards;

    Messages(
            MessageLog log,
            InboxMapper inboxes,
            PersonKeys keys,
            UrgentDesk urgent,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.log = log;
        this.inboxes = inboxes;
        this.keys = keys;
        this.urgent = urgent;
        this.clock = clock;
        this.afterwards = new TransactionTemplate(transactions);
        this.afterwards.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Tells one person, within the caller's transaction. Of the same cause a person is told once; a second time it does nothing.
     * Who has left is told nothing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(long personId, Outgoing message) {
        queue().waiting.add(new Sending(personId, message));
    }

    /**
     * These have seen what messages are about elsewhere, within the caller's transaction: theirs about it count as read. A
     * handful of statements, however many persons.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void readAbout(Collection<Long> persons, long subject) {
        for (List<Long> part : Parts.of(persons.stream().sorted().distinct().toList(), MessageLog.MOST)) {
            List<InboxMapper.NumberRow> unread = inboxes.unreadAbout(part, subject).stream()
                    .sorted(IN_ORDER_OF_KEY)
                    .toList();
            if (!unread.isEmpty()) {
                inboxes.readOf(unread, clock.instant());
            }
        }
    }

    /** Who of these was told of any of these causes; the one of which most were comes best first. */
    public Set<Long> toldAmong(Collection<Long> persons, List<String> causes) {
        return log.toldAmong(persons, causes);
    }

    private Sends queue() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Sends sends) {
                return sends;
            }
        }
        Sends sends = new Sends();
        TransactionSynchronizationManager.registerSynchronization(sends);
        return sends;
    }

    /** Sealed as they are written, by one statement for the keys of a thousand. Lanes only grow from part to part. */
    private void write(List<Sending> sends) {
        List<Sending> byLane = sends.stream()
                .sorted(Comparator.comparingInt(sending -> Lanes.of(sending.personId())))
                .toList();
        for (List<Sending> part : Parts.of(byLane, MessageLog.MOST)) {
            Keyring ring = keys.of(part.stream().map(Sending::personId).collect(Collectors.toSet()));
            log.write(part.stream()
                    .filter(sending -> ring.has(sending.personId()))
                    .map(sending -> sending.message().to(sending.personId(), ring))
                    .toList());
        }
    }

    private record Sending(long personId, Outgoing message) {}

    /**
     * What a transaction sends, written together as its last step, so that the lanes are locked for no longer than the commit
     * takes. Before the pages' clock, always: who holds a lane may wait for the clock, and never the other way round.
     */
    private final class Sends implements TransactionSynchronization {

        private final List<Sending> waiting = new ArrayList<>();
        private final List<Sending> cannotWait = new ArrayList<>();

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write(drained());
        }

        /** What was sent in another's last step, when ours was over: late is better than never. */
        @Override
        public void afterCommit() {
            if (!waiting.isEmpty()) {
                afterwards.executeWithoutResult(status -> write(drained()));
            }
            cannotWait.forEach(it -> urgent.take(it.personId(), it.message().cause()));
        }

        private List<Sending> drained() {
            List<Sending> all = List.copyOf(waiting);
            all.stream().filter(it -> it.message().kind().cannotWait()).forEach(cannotWait::add);
            waiting.clear();
            return all;
        }
    }
}
