package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.Places;
import cn.doorplate.privacy.PersonKeys;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Shows cases: to each as much as is theirs to see. A page of them costs as many statements as one. */
@Service
class CaseViews {

    private final CaseTable table;
    private final CaseHats hats;
    private final CaseTextMapper texts;
    private final PersonKeys keys;
    private final Places places;
    private final CaseCategories categories;
    private final CaseClocks clocks;
    private final CaseWriting writing;

    CaseViews(
            CaseTable table,
            CaseHats hats,
            CaseTextMapper texts,
            PersonKeys keys,
            Places places,
            CaseCategories categories,
            CaseClocks clocks,
            CaseWriting writing) {
        this.table = table;
        this.hats = hats;
        this.texts = texts;
        this.keys = keys;
        this.places = places;
        this.categories = categories;
        this.clocks = clocks;
        this.writing = writing;
    }

    /** Read alone; empty when there is none, or it is not for the viewer. */
    Optional<Case> find(Viewer viewer, long id) {
        return table.find(id).flatMap(row -> of(viewer, row));
    }

    Optional<Case> find(Viewer viewer, CaseNumber number) {
        return table.find(number).flatMap(row -> of(viewer, row));
    }

    /** In their order; those that are not for the viewer are left out. */
    List<Case> page(Viewer viewer, List<CaseRow> rows) {
        return of(viewer, rows, false);
    }

    /** A row that was read, or written, just now; empty when it is not for the viewer. */
    Optional<Case> of(Viewer viewer, CaseRow row) {
        return of(viewer, List.of(row), true).stream().findFirst();
    }

    private List<Case> of(Viewer viewer, List<CaseRow> rows, boolean single) {
        Map<Long, Set<CaseHat>> worn = hats.of(viewer, rows);
        List<CaseRow> theirs = rows.stream()
                .filter(row -> CaseSight.isTheirs(worn.getOrDefault(row.id(), Set.of())))
                .toList();
        if (theirs.isEmpty()) {
            return List.of();
        }
        CaseSeen seen = new CaseSeen(
                viewer.personId(),
                single,
                writing.now(),
                clocks,
                categories,
                CaseWordsRead.of(theirs, texts, keys),
                CasePlacesRead.of(theirs, places));
        return theirs.stream()
                .map(row -> Case.of(row, worn.getOrDefault(row.id(), Set.of()), seen))
                .toList();
    }
}
