package cn.doorplate.sheet;

import cn.doorplate.place.OnFile;
import cn.doorplate.shared.Ids;

/** Checks the rows of the sheet 小区. A grid's import may add a compound, and changes none: it is not the grid's alone. */
final class CompoundRows {

    private final PlaceDraft draft;
    private final Target target;
    private final Problems problems;

    CompoundRows(PlaceDraft draft, Target target, Problems problems) {
        this.draft = draft;
        this.target = target;
        this.problems = problems;
    }

    void check(Line line) {
        String name = line.get(Column.COMPOUND);
        String address = line.get(Column.GATE);
        if (name == null || address == null) {
            return;
        }
        String key = PlaceDraft.key(name);
        Register<String, OnFile.Compound> compounds = draft.compounds();
        OnFile.Compound known = compounds.find(key);
        if (compounds.row(key) != 0) {
            problems.add(line, Column.COMPOUND, Problem.Kind.TWICE, name, compounds.row(key));
        } else if (known != null && target.grid() != null && !known.address().equals(address)) {
            problems.add(line, Column.GATE, Problem.Kind.COMPOUND_KEPT, known.address());
        } else {
            OnFile.Compound compound = known == null
                    ? new OnFile.Compound(Ids.next(), name, address)
                    : new OnFile.Compound(known.id(), known.name(), address);
            compounds.put(key, compound, line.row());
        }
    }
}
