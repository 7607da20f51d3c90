package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseRefused;
import cn.doorplate.shared.Declined;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands cases back to the desks where they lie, when nobody is left who answers for them. */
@Component
class CaseReleasing {

    private static final Logger logger = LoggerFactory.getLogger(CaseReleasing.class);

    private final CaseWriting writing;
    private final TransactionTemplate transaction;

    CaseReleasing(CaseWriting writing, TransactionTemplate transaction) {
        this.writing = writing;
        this.transaction = transaction;
    }

    /** All of these, which are locked, within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void together(Collection<CaseRow> locked) {
        locked.forEach(this::release);
    }

    /** Each by itself: whoever did something to one meanwhile was first, and it is looked at again another time. */
    void oneByOne(Collection<CaseRow> rows) {
        for (CaseRow row : rows) {
            try {
                transaction.executeWithoutResult(status -> release(row));
            } catch (Declined | CaseRefused e) {
                logger.debug("A case changed while it was to be released: {}", e.getMessage());
            }
        }
    }

    private void release(CaseRow row) {
        writing.act(row, new CaseAct.Release(), CaseActor.NOBODY, null);
    }
}
