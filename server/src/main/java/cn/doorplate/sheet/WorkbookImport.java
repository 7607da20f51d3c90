package cn.doorplate.sheet;

import cn.doorplate.place.PlaceEdits;
import cn.doorplate.place.PlaceLoad;

/** One workbook against one community: every row checked, then what is to be written. Used once, inside one transaction. */
final class WorkbookImport {

    private final PlaceDraft draft;
    private final Problems problems = new Problems();
    private final CompoundRows compounds;
    private final BuildingRows buildings;
    private final HouseholdRows households;
    private final ResponsibilityRows responsibilities;
    private int lines;

    WorkbookImport(PlaceLoad load, Target target) {
        draft = new PlaceDraft(load, target.community());
        compounds = new CompoundRows(draft, target, problems);
        buildings = new BuildingRows(draft, target, problems);
        households = new HouseholdRows(draft, target, problems);
        responsibilities = new ResponsibilityRows(draft, target, problems);
    }

    /** @throws WorkbookRefused if it cannot be read to its end */
    WorkbookImport check(WorkbookRows workbook) {
        lines = new WorkbookReader(workbook, problems).read(this::check);
        return this;
    }

    private void check(Line line) {
        switch (line.sheet()) {
            case COMPOUNDS -> compounds.check(line);
            case BUILDINGS -> buildings.check(line);
            case HOUSEHOLDS -> households.check(line);
            case RESPONSIBILITIES -> responsibilities.check(line);
        }
    }

    Problems problems() {
        return problems;
    }

    int lines() {
        return lines;
    }

    PlaceEdits edits() {
        return draft.edits();
    }
}
