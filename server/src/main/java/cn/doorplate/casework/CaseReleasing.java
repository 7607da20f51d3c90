package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseRefused;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.shared.Declined;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands cases back to the desks where they lie, when nobody is left who answers for them. They are looked for without a lock, then
 * held, and looked at once more: what ends a role must not fail because somebody changed one of them in between, and whoever locks
 * by an index waits for who holds the case, who may wait for the index.
 */
@Component
class CaseReleasing {

    /** In one transaction. */
    static final int AT_ONCE = 500;

    private static final Logger logger = LoggerFactory.getLogger(CaseReleasing.class);

    private final CaseTable table;
    private final CaseWriting writing;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    CaseReleasing(CaseTable table, CaseWriting writing, JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.table = table;
        this.writing = writing;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** As many as are released in one transaction; {@code where} as for {@link CaseTable#list}. */
    List<Long> some(String where, @Nullable Object... arguments) {
        return jdbc.queryForList(
                "select id from ledger_case" + where + " order by id limit " + AT_ONCE, Long.class, arguments);
    }

    /** Those of these of which it holds still, within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void together(Collection<Long> cases, Predicate<CaseRow> still) {
        release(cases, still);
    }

    /** The same, each by itself: whoever does something to one meanwhile is first, and it is looked at again another time. */
    void oneByOne(Collection<Long> cases, Predicate<CaseRow> still) {
        for (Long each : cases) {
            try {
                transaction.executeWithoutResult(status -> release(List.of(each), still));
            } catch (Declined | CaseRefused | ConcurrencyFailureException e) {
                logger.debug("A case changed while it was to be released: {}", e.getMessage());
            }
        }
    }

    private void release(Collection<Long> cases, Predicate<CaseRow> still) {
        table.hold(cases).stream()
                .filter(still)
                .forEach(row -> writing.act(row, new CaseAct.Release(), CaseActor.NOBODY, null));
    }

    static boolean isInHandOf(CaseRow row, long handler) {
        CaseState state = row.facts().state();
        boolean inHand = state == CaseState.IN_HAND || state == CaseState.PAUSED;
        return inHand && Objects.equals(row.facts().get(Known.HANDLER), handler);
    }
}
