package cn.doorplate.sheet;

import cn.doorplate.place.OnFile;
import cn.doorplate.place.PlaceEdits;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceLoad;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.ResponsibilityRole;
import cn.doorplate.search.SearchText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A community's places as they will be. Names meet in the form in which one searches: ３栋 is 3栋. */
final class PlaceDraft {

    private final PlaceLoad load;
    private final AreaNames areas;
    private final Register<String, OnFile.Compound> compounds = new Register<>();
    private final Register<BuildingKey, OnFile.Building> buildings = new Register<>();
    private final Register<UnitKey, OnFile.Unit> units = new Register<>();
    private final Register<DoorKey, OnFile.Household> households = new Register<>();
    private final Register<AnswerKey, OnFile.Responsibility> responsibilities = new Register<>();
    private final Set<Long> withUnits = new HashSet<>();
    private final Map<String, Set<BuildingKey>> outsideByName = new HashMap<>();
    private final List<Long> buildingsOnFile = new ArrayList<>();
    private final Set<AnswersAt> answersRead = new HashSet<>();
    private boolean householdsRead;

    /** @param compoundId 0 outside any gate; the name is then the street's, the house's being no name by itself */
    record BuildingKey(long compoundId, String name) {}

    record UnitKey(long buildingId, String name) {}

    /** @param unitId 0 in a building without units */
    record DoorKey(long buildingId, long unitId, String door) {}

    record AnswerKey(PlaceKind kind, long placeId, ResponsibilityRole role, String name) {}

    private record AnswersAt(PlaceKind kind, long placeId) {}

    PlaceDraft(PlaceLoad load, RegionCode community) {
        this.load = load;
        this.areas = new AreaNames(load.areas(community));
        load.compounds(community).forEach(it -> compounds.onFile(key(it.name()), it));
        for (OnFile.Building it : load.buildings(community)) {
            buildings.onFile(keyOf(it), it);
            buildingsOnFile.add(it.id());
            nameOutside(it);
        }
        for (OnFile.Unit it : load.units(community)) {
            units.onFile(new UnitKey(it.buildingId(), key(it.name())), it);
            withUnits.add(it.buildingId());
        }
    }

    AreaNames areas() {
        return areas;
    }

    Register<String, OnFile.Compound> compounds() {
        return compounds;
    }

    Register<BuildingKey, OnFile.Building> buildings() {
        return buildings;
    }

    Register<UnitKey, OnFile.Unit> units() {
        return units;
    }

    /** Read at the first household that the workbook names. */
    Register<DoorKey, OnFile.Household> households() {
        if (!householdsRead) {
            householdsRead = true;
            load.households(buildingsOnFile).forEach(it -> households.onFile(doorKey(it), it));
        }
        return households;
    }

    /** Those of a place are read when the workbook first names it. */
    Register<AnswerKey, OnFile.Responsibility> responsibilitiesAt(PlaceKind kind, long placeId) {
        if (answersRead.add(new AnswersAt(kind, placeId))) {
            load.responsibilities(kind, List.of(placeId)).forEach(it -> responsibilities.onFile(answerKey(it), it));
        }
        return responsibilities;
    }

    void put(BuildingKey key, OnFile.Building building, int row) {
        buildings.put(key, building, row);
        nameOutside(building);
    }

    void put(OnFile.Unit unit, int row) {
        units.put(new UnitKey(unit.buildingId(), key(unit.name())), unit, row);
        withUnits.add(unit.buildingId());
    }

    boolean hasUnits(long buildingId) {
        return withUnits.contains(buildingId);
    }

    /** The buildings outside any gate that go by a house's name alone, as in 12号. */
    Set<BuildingKey> outsideNamed(String name) {
        return outsideByName.getOrDefault(key(name), Set.of());
    }

    PlaceEdits edits() {
        return new PlaceEdits(
                compounds.edits(), buildings.edits(), units.edits(), households.edits(), responsibilities.edits());
    }

    private void nameOutside(OnFile.Building it) {
        if (it.compoundId() == null) {
            outsideByName
                    .computeIfAbsent(key(it.name()), none -> new HashSet<>())
                    .add(keyOf(it));
        }
    }

    static BuildingKey keyOf(OnFile.Building it) {
        return keyOf(it.compoundId(), it.name(), it.address());
    }

    static BuildingKey keyOf(@Nullable Long compoundId, String name, String address) {
        if (compoundId != null) {
            return new BuildingKey(compoundId, key(name));
        }
        String whole = key(address);
        return new BuildingKey(0, whole.endsWith(key(name)) ? whole : whole + key(name));
    }

    static DoorKey doorKey(OnFile.Household it) {
        return new DoorKey(it.buildingId(), it.unitId() == null ? 0 : it.unitId(), key(it.door()));
    }

    static AnswerKey answerKey(OnFile.Responsibility it) {
        return new AnswerKey(it.placeKind(), it.placeId(), it.role(), key(it.name()));
    }

    static String key(String text) {
        return SearchText.normalise(text);
    }
}
