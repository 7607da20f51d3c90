package cn.doorplate.casework.life;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of a case, and that its history tells: a column of {@code ledger_case}, and a word in the history.
 *
 * @param <T> what it is in Java
 */
public final class Fact<T> implements Comparable<Fact<?>> {

    /** What the column holds. */
    public enum Column {
        /** ASCII; null when it is not known. */
        WORD,
        /** Null when it is not known. */
        INSTANT,
        /** Null when it is not known. */
        NUMBER,
        /** 0 when it is not known. */
        COUNT
    }

    private final String name;
    private final Column column;
    private final Function<T, Object> written;
    private final Function<Object, T> read;

    private Fact(String name, Column column, Function<T, Object> written, Function<Object, T> read) {
        this.name = name;
        this.column = column;
        this.written = written;
        this.read = read;
    }

    static <E extends Enum<E>> Fact<E> word(String name, Class<E> words) {
        return new Fact<>(name, Column.WORD, Enum::name, text -> Enum.valueOf(words, (String) text));
    }

    static Fact<CaseDesk> desk(String name) {
        return new Fact<>(name, Column.WORD, CaseDesk::toString, text -> CaseDesk.parse((String) text));
    }

    static Fact<String> text(String name) {
        return new Fact<>(name, Column.WORD, text -> text, text -> (String) text);
    }

    static Fact<Instant> instant(String name) {
        return new Fact<>(name, Column.INSTANT, Instant::toEpochMilli, ms -> Instant.ofEpochMilli((Long) ms));
    }

    static Fact<Long> number(String name) {
        return new Fact<>(name, Column.NUMBER, number -> number, number -> (Long) number);
    }

    static Fact<Long> count(String name) {
        return new Fact<>(name, Column.COUNT, number -> number, number -> (Long) number);
    }

    public String name() {
        return name;
    }

    public Column column() {
        return column;
    }

    /** As a word for words, milliseconds for instants, a number for numbers. */
    Object written(T value) {
        return written.apply(value);
    }

    /** What {@link #written} made of it. */
    T read(Object value) {
        return read.apply(value);
    }

    /** What {@link #written} made, out of a text. */
    Object plain(String text) {
        return column == Column.WORD ? text : (Object) Long.valueOf(text);
    }

    @Override
    public int compareTo(Fact<?> other) {
        return name.compareTo(other.name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
