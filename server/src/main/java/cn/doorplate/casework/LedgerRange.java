package cn.doorplate.casework;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;

/**
 * Where the cases of a region stand in {@code ledger_case}: a range of one of its indexes by kind and id, and of one by deadline.
 *
 * @param column that has the region's code
 * @param byKind the index that goes on with kind and id
 * @param byDeadline the index that goes on with deadline and id
 */
record LedgerRange(String column, String byKind, String byDeadline) {

    /** An id has the clock of the server that filed, and the moment of filing is the database's. */
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    /** @throws IllegalArgumentException unless it is a county or smaller */
    static LedgerRange of(RegionCode within) {
        return switch (within.level()) {
            case COMMUNITY -> new LedgerRange("region_code", "case_of_community", "case_due_in_community");
            case STREET -> new LedgerRange("street", "case_of_street", "case_due_in_street");
            case COUNTY -> new LedgerRange("county", "case_of_county", "case_due_in_county");
            default -> throw new IllegalArgumentException("no ledger is read of " + within);
        };
    }

    /** What was filed then or later has no smaller id. */
    static long firstId(LedgerFilter filter) {
        Instant from = filter.from();
        return from == null ? 0 : Ids.firstAt(from.minus(CLOCKS_APART));
    }

    /** What was filed before has a smaller id. */
    static long endId(LedgerFilter filter) {
        Instant until = filter.until();
        return until == null ? Long.MAX_VALUE : Ids.firstAt(until.plus(CLOCKS_APART));
    }
}
