package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.shared.BadInput;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases of a ledger are wanted: {@code CaseFilterInput} of the schema. What is left out does not matter, and neither does an
 * empty list: of no kind at all there would be nothing to ask for.
 *
 * @param kinds null for all, never empty; likewise states and levels
 * @param category a code; null for all
 * @param from filed then or later
 * @param until filed before
 * @param overdue only those whose deadline has passed
 * @param text words that all stand in text or place; null for all
 */
public record LedgerFilter(
        @Nullable List<CaseKind> kinds,
        @Nullable List<CaseState> states,
        @Nullable List<CaseLevel> levels,
        @Nullable String category,
        @Nullable Instant from,
        @Nullable Instant until,
        boolean overdue,
        @Nullable String text) {

    public LedgerFilter {
        kinds = wanted(kinds);
        states = wanted(states);
        levels = wanted(levels);
    }

    private static <T> @Nullable List<T> wanted(@Nullable List<T> values) {
        return values == null || values.isEmpty()
                ? null
                : values.stream().distinct().toList();
    }

    Set<CaseKind> kindsOrAll() {
        return kinds == null ? EnumSet.allOf(CaseKind.class) : EnumSet.copyOf(kinds);
    }

    /**
     * The words, as {@link CaseSearch} compares them; none for all.
     *
     * @throws BadInput if they are too many, too long, or too short
     */
    public List<String> words() {
        return text == null ? List.of() : CaseSearch.words(text);
    }

    /** Whether anything is wanted of a case that its entry in an index by kind and filing does not tell. */
    boolean looksCloser() {
        return states != null || levels != null || category != null || from != null || until != null;
    }

    /** Whatever is wanted but the words. */
    boolean admits(CaseRow row, Instant now) {
        return kindsOrAll().contains(row.kind())
                && (states == null || states.contains(row.facts().state()))
                && (levels == null || levels.contains(row.facts().level()))
                && (category == null || category.equals(row.facts().the(Known.CATEGORY)))
                && (from == null || !row.filedAt().isBefore(from))
                && (until == null || row.filedAt().isBefore(until))
                && (!overdue || isOverdue(row, now));
    }

    private static boolean isOverdue(CaseRow row, Instant now) {
        Instant due = row.facts().get(Known.DUE);
        return due != null && due.isBefore(now);
    }

    /** Whether the words all stand in what is shown of a case. */
    boolean isFoundIn(Case shown) {
        List<String> words = words();
        return words.isEmpty()
                || CaseSearch.contains(
                        shown.getPlaceName() + ' ' + Objects.requireNonNullElse(shown.getText(), ""), words);
    }
}
