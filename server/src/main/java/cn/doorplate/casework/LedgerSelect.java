package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.place.RegionCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a select behind {@code from ledger_case} that finds a region's cases: a range of an index for each kind, by time of
 * filing; the rest of a filter is held against what is read.
 */
final class LedgerSelect {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    private LedgerSelect() {}

    /** Those that were filed before another one, {@code upTo}, has its id; without the rest of the filter. */
    static LedgerSelect range(
            RegionCode within, LedgerFilter filter, Collection<CaseKind> kinds, long after, long upTo) {
        LedgerSelect select = new LedgerSelect();
        LedgerRange range = LedgerRange.of(within);
        select.sql.append(" force index (" + range.byKind() + ") where " + range.column() + " = ?");
        select.arguments.add(within.value());
        select.isOneOf("kind", kinds);
        select.add("id > ?", Math.max(after, LedgerRange.firstId(filter) - 1));
        select.add("id <= ?", Math.min(upTo, LedgerRange.endId(filter)));
        return select;
    }

    /** The same with the rest of the filter. */
    static LedgerSelect of(
            RegionCode within, LedgerFilter filter, Collection<CaseKind> kinds, long after, long upTo, Instant now) {
        LedgerSelect select = range(within, filter, kinds, after, upTo);
        select.isOneOf("state", filter.states());
        select.isOneOf("level", filter.levels());
        select.add("category_code = ?", filter.category());
        select.add("filed_at >= ?", filter.from());
        select.add("filed_at < ?", filter.until());
        select.add("due_at < ?", filter.overdue() ? now : null);
        return select;
    }

    private void isOneOf(String column, @Nullable Collection<? extends Enum<?>> values) {
        if (values == null) {
            return;
        }
        sql.append(" and " + column + " in (" + String.join(", ", Collections.nCopies(values.size(), "?")) + ')');
        values.forEach(value -> arguments.add(value.name()));
    }

    private void add(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            arguments.add(value instanceof Instant at ? CaseTable.utc(at) : value);
        }
    }

    String sql() {
        return sql.toString();
    }

    /** What stands for the question marks, and then what the caller has behind it. */
    Object[] arguments(Object... more) {
        List<Object> all = new ArrayList<>(arguments);
        Collections.addAll(all, more);
        return all.toArray();
    }
}
