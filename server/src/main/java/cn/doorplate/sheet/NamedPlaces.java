package cn.doorplate.sheet;

import cn.doorplate.place.OnFile;
import cn.doorplate.sheet.PlaceDraft.BuildingKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the places that a row names; where it cannot, says so and answers null. */
final class NamedPlaces {

    private final PlaceDraft draft;
    private final Target target;
    private final Problems problems;

    NamedPlaces(PlaceDraft draft, Target target, Problems problems) {
        this.draft = draft;
        this.target = target;
        this.problems = problems;
    }

    OnFile.@Nullable Compound compound(Line line, String name) {
        OnFile.Compound found = draft.compounds().find(PlaceDraft.key(name));
        if (found == null) {
            problems.add(line, Column.COMPOUND, Problem.Kind.NO_COMPOUND, name);
        }
        return found;
    }

    /** By compound and name; outside any gate by the whole address, or by the house alone where there is but one. */
    OnFile.@Nullable Building building(Line line) {
        String name = line.get(Column.BUILDING);
        String inCompound = line.get(Column.COMPOUND);
        if (name == null) {
            return null;
        }
        BuildingKey key;
        if (inCompound == null) {
            key = outside(line, name);
        } else {
            OnFile.Compound compound = compound(line, inCompound);
            key = compound == null ? null : new BuildingKey(compound.id(), PlaceDraft.key(name));
        }
        return key == null ? null : existing(line, key, name);
    }

    private @Nullable BuildingKey outside(Line line, String name) {
        Set<BuildingKey> alike = draft.outsideNamed(name);
        if (alike.size() > 1) {
            problems.add(line, Column.BUILDING, Problem.Kind.BUILDING_AMBIGUOUS, name);
            return null;
        }
        return alike.isEmpty()
                ? new BuildingKey(0, PlaceDraft.key(name))
                : alike.iterator().next();
    }

    private OnFile.@Nullable Building existing(Line line, BuildingKey key, String name) {
        OnFile.Building found = draft.buildings().find(key);
        if (found == null) {
            problems.add(line, Column.BUILDING, Problem.Kind.NO_BUILDING, name);
        } else if (draft.buildings().isAmbiguous(key)) {
            problems.add(line, Column.BUILDING, Problem.Kind.BUILDING_AMBIGUOUS, name);
            return null;
        } else if (isElsewhere(found)) {
            problems.add(line, Column.BUILDING, Problem.Kind.BUILDING_ELSEWHERE, name);
            return null;
        }
        return found;
    }

    /** Whether it lies outside the area to which the import is confined. */
    boolean isElsewhere(OnFile.Building building) {
        Long grid = target.grid();
        return grid != null && !draft.areas().isWithin(building.gridId(), grid);
    }

    OnFile.@Nullable Unit unit(Line line, OnFile.Building building, String name) {
        OnFile.Unit found = draft.units().find(new PlaceDraft.UnitKey(building.id(), PlaceDraft.key(name)));
        if (found == null) {
            problems.add(line, Column.UNIT, Problem.Kind.NO_UNIT, name);
        }
        return found;
    }

    /** The area that a row names; {@code otherwise} where it names none, or none that will do. */
    @Nullable Long area(Line line, @Nullable Long otherwise) {
        String name = line.get(Column.AREA);
        if (name == null) {
            return otherwise;
        }
        List<Long> named = draft.areas().named(name);
        Long grid = target.grid();
        List<Long> mine = grid == null
                ? named
                : named.stream()
                        .filter(area -> draft.areas().isWithin(area, grid))
                        .toList();
        if (mine.size() == 1) {
            return mine.get(0);
        }
        Problem.Kind kind = named.isEmpty()
                ? Problem.Kind.NO_AREA
                : mine.isEmpty() ? Problem.Kind.AREA_ELSEWHERE : Problem.Kind.AREA_AMBIGUOUS;
        problems.add(line, Column.AREA, kind, name);
        return otherwise;
    }
}
