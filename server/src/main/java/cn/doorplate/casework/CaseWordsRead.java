package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was written about some cases, opened; read at once for a page of them. */
final class CaseWordsRead {

    private static final List<String> SHOWN = List.of(
            CaseAction.FILE.name(),
            CaseAction.MEND.name(),
            CaseAction.PAUSE.name(),
            CaseAction.EXTENSION_ASK.name(),
            CaseAction.FINISH.name(),
            CaseAction.ANSWER.name(),
            CaseTexts.PLACE);

    private final Map<Long, Map<String, CaseTextRow>> last;
    private final Keyring ring;

    private CaseWordsRead(Map<Long, Map<String, CaseTextRow>> last, Keyring ring) {
        this.last = last;
        this.ring = ring;
    }

    /** The last of each sort of each case; by two statements. */
    static CaseWordsRead of(Collection<CaseRow> rows, CaseTextMapper texts, PersonKeys keys) {
        List<Long> ids = rows.stream().map(CaseRow::id).toList();
        List<CaseTextRow> found = ids.isEmpty() ? List.of() : texts.of(ids, SHOWN);
        Map<Long, Map<String, CaseTextRow>> last = new HashMap<>();
        found.forEach(
                row -> last.computeIfAbsent(row.caseId(), id -> new HashMap<>()).put(row.what(), row));
        return new CaseWordsRead(
                last, keys.of(found.stream().map(CaseTextRow::ownerId).collect(Collectors.toSet())));
    }

    /** The text it was raised with, as mended last; null when it is gone. */
    @Nullable String raised(long caseId) {
        CaseTextRow row = raisedRow(caseId);
        return row == null ? null : CaseTexts.open(row, ring);
    }

    @Nullable Long raisedId(long caseId) {
        CaseTextRow row = raisedRow(caseId);
        return row == null ? null : row.id();
    }

    /** Whether others may read that text; null when there is none. */
    @Nullable CaseTextState raisedState(long caseId) {
        CaseTextRow row = raisedRow(caseId);
        return row == null ? null : row.state();
    }

    /** What is said of the place beside its name; null when nothing is. */
    @Nullable String place(long caseId) {
        return last(caseId, CaseTexts.PLACE);
    }

    /** Whether others may read that; null when nothing is said. */
    @Nullable CaseTextState placeState(long caseId) {
        CaseTextRow row = of(caseId).get(CaseTexts.PLACE);
        return row == null ? null : row.state();
    }

    @Nullable Long placeId(long caseId) {
        CaseTextRow row = of(caseId).get(CaseTexts.PLACE);
        return row == null ? null : row.id();
    }

    /** What was written with such an act last; null when nothing was. */
    @Nullable String last(long caseId, CaseAction action) {
        return last(caseId, action.name());
    }

    private @Nullable String last(long caseId, String what) {
        CaseTextRow row = of(caseId).get(what);
        return row == null ? null : CaseTexts.open(row, ring);
    }

    private @Nullable CaseTextRow raisedRow(long caseId) {
        CaseTextRow mended = of(caseId).get(CaseAction.MEND.name());
        return mended == null ? of(caseId).get(CaseAction.FILE.name()) : mended;
    }

    private Map<String, CaseTextRow> of(long caseId) {
        return last.getOrDefault(caseId, Map.of());
    }
}
