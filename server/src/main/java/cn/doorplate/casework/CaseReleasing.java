package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseRefused;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.shared.Declined;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands cases back to the desks where they lie, when nobody is left who answers for them. */
@Component
class CaseReleasing {

    private static final Logger logger = LoggerFactory.getLogger(CaseReleasing.class);

    private final CaseTable table;
    private final CaseWriting writing;
    private final TransactionTemplate transaction;

    CaseReleasing(CaseTable table, CaseWriting writing, TransactionTemplate transaction) {
        this.table = table;
        this.writing = writing;
        this.transaction = transaction;
    }

    /**
     * All that are found, within the caller's transaction. Looked for without a lock, then held, and looked at once more: the end of a
     * role must not fail because somebody changed one of them in between, and whoever locks by an index waits for who holds the case,
     * who may wait for the index.
     *
     * @param still whether it is to be released when it is held
     * @param where behind {@code from ledger_case}, at most 1,000
     * @return how many were found
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int together(Predicate<CaseRow> still, String where, Object... arguments) {
        List<Long> found =
                table.list(where, arguments).stream().map(CaseRow::id).toList();
        table.hold(found).stream().filter(still).forEach(this::release);
        return found.size();
    }

    /** Whether it is in somebody's hands. */
    static boolean has(CaseRow row, long person) {
        CaseState state = row.facts().state();
        Long handler = row.facts().get(Known.HANDLER);
        return handler != null && handler == person && (state == CaseState.IN_HAND || state == CaseState.PAUSED);
    }

    /** Each by itself: whoever did something to one meanwhile was first, and it is looked at again another time. */
    void oneByOne(Collection<CaseRow> rows) {
        for (CaseRow row : rows) {
            try {
                transaction.executeWithoutResult(status -> release(row));
            } catch (Declined | CaseRefused | ConcurrencyFailureException e) {
                logger.debug("A case changed while it was to be released: {}", e.getMessage());
            }
        }
    }

    private void release(CaseRow row) {
        writing.act(row, new CaseAct.Release(), CaseActor.NOBODY, null);
    }
}
