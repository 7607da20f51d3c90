package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseTextState;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a case was raised with, or mended with last: its text, and what is said of the place. Each is checked by itself; the case
 * waits for both.
 *
 * @param text null where it is gone
 * @param place null where nothing is said of it
 */
record RaisedWords(@Nullable CaseTextRow text, @Nullable CaseTextRow place) {

    /** As they stand in {@code case_text.what}. */
    static final List<String> SORTS = List.of(CaseAction.FILE.name(), CaseAction.MEND.name(), CaseTexts.PLACE);

    /** What weighs most comes first: a refusal, then that something was not looked at. */
    private static final List<CaseTextState> BY_WEIGHT = List.of(
            CaseTextState.UNFIT,
            CaseTextState.CHECKING,
            CaseTextState.TO_BE_LOOKED_AT,
            CaseTextState.FIT,
            CaseTextState.GONE);

    /** @param rows of one case, in their order */
    static RaisedWords of(List<CaseTextRow> rows) {
        return new RaisedWords(last(rows, false), last(rows, true));
    }

    private static @Nullable CaseTextRow last(List<CaseTextRow> rows, boolean place) {
        return rows.stream()
                .filter(row -> row.what().equals(CaseTexts.PLACE) == place)
                .reduce((one, other) -> other)
                .orElse(null);
    }

    /** Whether it is the text itself: as it was filed, or as it was mended. */
    static boolean isText(CaseTextRow row) {
        return SORTS.contains(row.what()) && !row.what().equals(CaseTexts.PLACE);
    }

    boolean has(long id) {
        return all().anyMatch(row -> row.id() == id);
    }

    /** Of both together. */
    CaseTextState state() {
        return worst(all().map(CaseTextRow::state));
    }

    static CaseTextState worst(Stream<CaseTextState> states) {
        return states.min(Comparator.comparing(BY_WEIGHT::indexOf)).orElse(CaseTextState.GONE);
    }

    private Stream<CaseTextRow> all() {
        return Stream.of(text, place).filter(Objects::nonNull);
    }
}
