package cn.doorplate.place;

import cn.doorplate.place.PlaceEdits.Edit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose pages show something else after {@link PlaceEdits}. A building that is new has no plate, and so no page. */
final class PlaceLoadScopes {

    /** From so many on, the community costs less than they do. */
    private static final int MANY = 50;

    private final Set<Scope> scopes = new LinkedHashSet<>();
    private final Set<Long> newBuildings;
    private final Map<Long, Long> buildingOfUnit;

    private PlaceLoadScopes(Set<Long> newBuildings, Map<Long, Long> buildingOfUnit) {
        this.newBuildings = newBuildings;
        this.buildingOfUnit = buildingOfUnit;
    }

    static PlaceLoadScopes of(RegionCode community, PlaceEdits edits, Map<Long, Long> buildingOfUnit) {
        Set<Long> fresh = edits.buildings().stream()
                .filter(Edit::isNew)
                .map(edit -> edit.after().id())
                .collect(Collectors.toSet());
        PlaceLoadScopes scopes = new PlaceLoadScopes(fresh, buildingOfUnit);
        edits.compounds().stream()
                .filter(edit -> !edit.isNew())
                .forEach(edit -> scopes.scopes.add(Scope.compound(edit.after().id())));
        edits.buildings().forEach(edit -> scopes.building(edit.after().id()));
        edits.units().forEach(edit -> scopes.building(edit.after().buildingId()));
        edits.households().forEach(edit -> scopes.building(edit.after().buildingId()));
        edits.responsibilities().forEach(edit -> scopes.answers(edit.after()));
        if (scopes.scopes.size() > MANY) {
            scopes.scopes.clear();
            scopes.scopes.add(Scope.region(community));
        }
        return scopes;
    }

    boolean isEmpty() {
        return scopes.isEmpty();
    }

    Scope[] toArray() {
        return scopes.toArray(new Scope[0]);
    }

    private void building(long id) {
        if (!newBuildings.contains(id)) {
            scopes.add(Scope.building(id));
        }
    }

    private void answers(OnFile.Responsibility it) {
        switch (it.placeKind()) {
            case REGION -> scopes.add(Scope.region(new RegionCode(it.placeId())));
            case GRID -> scopes.add(Scope.grid(it.placeId()));
            case COMPOUND -> scopes.add(Scope.compound(it.placeId()));
            case BUILDING -> building(it.placeId());
            case UNIT -> building(buildingOfUnit.getOrDefault(it.placeId(), 0L));
        }
    }
}
