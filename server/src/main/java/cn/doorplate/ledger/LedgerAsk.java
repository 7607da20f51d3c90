package cn.doorplate.ledger;

import cn.doorplate.casework.LedgerFilter;
import cn.doorplate.resident.RevealReason;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to take away.
 *
 * @param within a region's code
 * @param names whether names and phones are in it
 * @param reason with names: of which kind the reason is; null when it was not said
 * @param reasonText with names: the reason in words
 */
record LedgerAsk(
        String within,
        LedgerFilter filter,
        boolean names,
        @Nullable RevealReason reason,
        @Nullable String reasonText) {

    private static final int SHORTEST_REASON = 2;
    private static final int LONGEST_REASON = 150;

    boolean hasReason() {
        String text = reasonText == null ? "" : reasonText.strip();
        return reason != null && text.length() >= SHORTEST_REASON && text.length() <= LONGEST_REASON;
    }

    /** As it stands in the log; empty without names. */
    String loggedReason() {
        return names && reason != null && reasonText != null ? reason.with(reasonText.strip()) : "";
    }
}
