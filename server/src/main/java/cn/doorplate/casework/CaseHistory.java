package cn.doorplate.casework;

import cn.doorplate.shared.Lanes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Adds to the history. Numbers in lanes are given as the transaction's last step, so that a lane is locked for no longer than the
 * commit takes; before inboxes and pages, whose locks come after these everywhere.
 */
@Component
class CaseHistory {

    private final CaseEventMapper rows;
    private final CaseLaneMapper lanes;
    private final CaseChain chain;

    CaseHistory(CaseEventMapper rows, CaseLaneMapper lanes, CaseChain chain) {
        this.rows = rows;
        this.lanes = lanes;
        this.chain = chain;
    }

    /** Within the caller's transaction, whose row of the case holds the event's hash. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(CaseEvent event) {
        ending().add(event);
    }

    private Ending ending() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Ending ending) {
                return ending;
            }
        }
        Ending ending = new Ending();
        TransactionSynchronizationManager.registerSynchronization(ending);
        return ending;
    }

    private void write(List<CaseEvent> events) {
        Map<Integer, Long> heads = new TreeMap<>();
        lanes.lock(events.stream()
                        .map(event -> Lanes.of(event.caseId()))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .forEach(row -> heads.put(row.lane(), row.seq()));
        List<CaseEventMapper.Numbered> numbered = new ArrayList<>(events.size());
        for (CaseEvent event : events) {
            int lane = Lanes.of(event.caseId());
            long number = heads.merge(lane, 1L, Long::sum);
            byte[] mac = chain.laneMac(lane, number, event.link(), event.hash());
            numbered.add(new CaseEventMapper.Numbered(event, lane, number, mac));
        }
        rows.insert(numbered);
        lanes.move(heads.entrySet().stream()
                .map(head -> new CaseLaneMapper.Sealed(
                        head.getKey(), head.getValue(), chain.seal(head.getKey(), head.getValue())))
                .toList());
    }

    /** What a transaction adds. */
    private final class Ending implements TransactionSynchronization {

        private final List<CaseEvent> events = new ArrayList<>();
        private boolean written;

        void add(CaseEvent event) {
            if (written) {
                throw new IllegalStateException("event " + event.seq() + " of case " + event.caseId()
                        + " comes after the last step of its transaction");
            }
            events.add(event);
        }

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE - 2;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            write(events);
        }
    }
}
