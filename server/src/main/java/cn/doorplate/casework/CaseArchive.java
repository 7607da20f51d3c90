package cn.doorplate.casework;

import cn.doorplate.housekeeping.Partitioned;
import cn.doorplate.housekeeping.Piece;
import cn.doorplate.privacy.Retained;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the history of cases that ended long ago out of the table that all cases being worked on write to. Nothing of it changes: the
 * rows are the same, and their chain and lanes are. The row of the case stays where it is, for lists, figures and the ledger's workbook
 * go through it, and so do texts and photos, which have a rule of their own ({@link CaseRetention}).
 */
@Component
class CaseArchive implements Retained {

    static final Partitioned TABLE = new Partitioned("case_event_archive", Piece.YEAR, 1);

    /** Cases of one transaction: some 400 events. */
    private static final int LOT = 50;

    private final CaseTable table;
    private final CaseArchiveMapper rows;
    private final TransactionTemplate transaction;

    CaseArchive(CaseTable table, CaseArchiveMapper rows, TransactionTemplate transaction) {
        this.table = table;
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public String subject() {
        return "case_event";
    }

    /** Removes from {@code case_event} by moving; counts cases. */
    @Override
    public int removeBefore(Instant limit, int atMost) {
        int moved = 0;
        List<Long> lot;
        do {
            lot = rows.ended(limit, Math.min(LOT, atMost - moved));
            move(lot);
            moved += lot.size();
        } while (!lot.isEmpty() && moved < atMost);
        return moved;
    }

    private void move(Collection<Long> cases) {
        if (!cases.isEmpty()) {
            transaction.executeWithoutResult(status -> moveHeld(new TreeSet<>(cases)));
        }
    }

    /** Held, so that nobody adds to a history between its copy and its removal. Those that another has moved meanwhile have nothing left. */
    private void moveHeld(Collection<Long> cases) {
        table.hold(cases);
        if (rows.copy(cases) != rows.remove(cases)) {
            throw new IllegalStateException("a history grew while it was moved; nothing was");
        }
        rows.mark(cases);
    }
}
