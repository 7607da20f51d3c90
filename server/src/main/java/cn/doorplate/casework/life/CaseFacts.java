package cn.doorplate.casework.life;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a case and that changes. Immutable. What is not known is not in it, so that two that know the same are
 * equal; what changed from one to the next is a line of text, by which the history tells it and the next can be made again.
 */
public final class CaseFacts {

    /** Of a case that is not there yet. */
    public static final CaseFacts NONE = new CaseFacts(new TreeMap<>());

    private static final Fact<?>[] QUIET = {
        Known.REMINDED_FOR, Known.OVERDUE_AT, Known.URGED_AT, Known.TEXT, Known.PHOTOS
    };

    private final SortedMap<Fact<?>, Object> known;

    private CaseFacts(SortedMap<Fact<?>, Object> known) {
        this.known = known;
    }

    /** Null when it is not known. */
    public <T> @Nullable T get(Fact<T> fact) {
        Object value = known.get(fact);
        return value == null ? null : fact.read(value);
    }

    /** @throws IllegalStateException if it is not known */
    public <T> T the(Fact<T> fact) {
        T value = get(fact);
        if (value == null) {
            throw new IllegalStateException(fact + " is not known of " + this);
        }
        return value;
    }

    public boolean has(Fact<?> fact) {
        return known.containsKey(fact);
    }

    /** 0 when it is not known. */
    public long count(Fact<Long> fact) {
        Long value = get(fact);
        return value == null ? 0 : value;
    }

    public CaseState state() {
        return the(Known.STATE);
    }

    public CaseLevel level() {
        return the(Known.LEVEL);
    }

    public CaseDesk desk() {
        return the(Known.DESK);
    }

    /** With one thing known, or, for null and for a count of 0, not known any more. */
    public <T> CaseFacts with(Fact<T> fact, @Nullable T value) {
        SortedMap<Fact<?>, Object> next = new TreeMap<>(known);
        if (value == null || (fact.column() == Fact.Column.COUNT && value.equals(0L))) {
            next.remove(fact);
        } else {
            next.put(fact, fact.written(value));
        }
        return new CaseFacts(next);
    }

    /** Without any of these. */
    public CaseFacts without(Fact<?>... facts) {
        SortedMap<Fact<?>, Object> next = new TreeMap<>(known);
        for (Fact<?> fact : facts) {
            next.remove(fact);
        }
        return new CaseFacts(next);
    }

    /** With a column as it was read; a count of 0 and null say nothing. */
    public CaseFacts withColumn(Fact<?> fact, @Nullable Object value) {
        SortedMap<Fact<?>, Object> next = new TreeMap<>(known);
        put(next, fact, value);
        return new CaseFacts(next);
    }

    /** All columns at once, as they were read. */
    public static CaseFacts ofColumns(Map<Fact<?>, Object> columns) {
        SortedMap<Fact<?>, Object> known = new TreeMap<>();
        columns.forEach((fact, value) -> put(known, fact, value));
        return new CaseFacts(known);
    }

    private static void put(SortedMap<Fact<?>, Object> known, Fact<?> fact, @Nullable Object value) {
        if (value == null || (fact.column() == Fact.Column.COUNT && value.equals(0L))) {
            known.remove(fact);
        } else {
            known.put(fact, value);
        }
    }

    /** What a column holds: a word, milliseconds since 1970, or a number; null, or 0 for a count, when it is not known. */
    public @Nullable Object column(Fact<?> fact) {
        Object value = known.get(fact);
        return value == null && fact.column() == Fact.Column.COUNT ? Long.valueOf(0) : value;
    }

    /**
     * What became known since, as {@code name=value} with semicolons between, by name; what is not known any more has no value.
     * ASCII. Empty when nothing changed.
     */
    public String since(CaseFacts before) {
        StringJoiner changes = new StringJoiner(";");
        for (Fact<?> fact : Known.ALL) {
            Object was = before.known.get(fact);
            Object is = known.get(fact);
            if (!Objects.equals(was, is)) {
                changes.add(fact.name() + '=' + (is == null ? "" : is));
            }
        }
        return changes.toString();
    }

    /** These facts after what {@link #since} told. */
    public CaseFacts then(String changes) {
        SortedMap<Fact<?>, Object> next = new TreeMap<>(known);
        for (String change : changes.isEmpty() ? List.<String>of() : List.of(changes.split(";"))) {
            int sign = change.indexOf('=');
            Fact<?> fact = Known.named(change.substring(0, sign));
            String value = change.substring(sign + 1);
            put(next, fact, value.isEmpty() ? null : fact.plain(value));
        }
        return new CaseFacts(next);
    }

    /** Whether nothing changed by which somebody who handles it would do something else: it was reminded of, urged, or checked. */
    public boolean isAsBefore(CaseFacts before) {
        return without(QUIET).equals(before.without(QUIET));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CaseFacts facts && known.equals(facts.known);
    }

    @Override
    public int hashCode() {
        return known.hashCode();
    }

    @Override
    public String toString() {
        return known.toString();
    }
}
