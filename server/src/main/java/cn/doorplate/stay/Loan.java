package cn.doorplate.stay;

import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 借用: a thing that somebody has taken.
 *
 * @param station null where it is no more
 * @param standing in a sentence
 */
record Loan(LoanRow row, @Nullable Station station, boolean overdue, String standing) {

    public String id() {
        return Ids.toOpaque(row.id());
    }

    public LoanThing thing() {
        return row.thing();
    }

    public String title() {
        return row.thing().title();
    }

    public LoanState state() {
        return row.state();
    }

    public Instant takenAt() {
        return row.takenAt();
    }

    public Instant dueAt() {
        return row.dueAt();
    }

    public @Nullable Instant endedAt() {
        return row.endedAt();
    }
}
