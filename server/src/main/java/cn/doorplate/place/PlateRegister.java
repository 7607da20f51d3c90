package cn.doorplate.place;

import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.Parts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The plates that were given out: issued, replaced, revoked, each with its history. */
@Service
public class PlateRegister {

    private static final int LONGEST_REASON = 128;
    private static final int WRITTEN_AT_ONCE = 500;

    private final DoorplateMapper plates;
    private final PlateRegisterMapper rows;
    private final PlaceMapper places;
    private final Ground ground;
    private final PlaceChanges changes;
    private final Clock clock;

    PlateRegister(
            DoorplateMapper plates,
            PlateRegisterMapper rows,
            PlaceMapper places,
            Ground ground,
            PlaceChanges changes,
            Clock clock) {
        this.plates = plates;
        this.rows = rows;
        this.places = places;
        this.ground = ground;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Gives out a new plate for a building's door, or for one of its units'.
     *
     * @throws Declined if there is no such building, or no such unit in it
     */
    @Transactional
    public PlateCode issue(long buildingId, @Nullable Long unitId, Deed deed) {
        Faults faults = new Faults();
        Deed checked = checked(deed, faults);
        ground.building(buildingId, faults);
        ground.unit(unitId, buildingId, faults);
        faults.declineIfAny();
        PlateCode code = PlateCode.random();
        plates.insert(new DoorplateRow(code.toString(), buildingId, unitId, DoorplateStatus.ACTIVE, null));
        note(code, DoorplateEvent.What.ISSUED, checked);
        changes.changed(Scope.plates());
        return code;
    }

    /** Gives out a new plate for each of these doors, which are known to be there. */
    void issueAll(List<PlateDoorRow> doors, Deed deed) {
        for (List<PlateDoorRow> part : Parts.of(doors, WRITTEN_AT_ONCE)) {
            List<DoorplateRow> fresh = part.stream()
                    .map(door -> new DoorplateRow(
                            PlateCode.random().toString(),
                            door.buildingId(),
                            door.unitId(),
                            DoorplateStatus.ACTIVE,
                            null))
                    .toList();
            plates.insert(fresh);
            rows.noteAll(fresh.stream()
                    .map(row -> event(row.code(), DoorplateEvent.What.ISSUED, deed))
                    .toList());
        }
        changes.changed(Scope.plates());
    }

    /**
     * Takes a plate that was lost or copied out of use.
     *
     * @return whether it was in use until now
     */
    @Transactional
    public boolean revoke(PlateCode code, Deed deed) {
        Faults faults = new Faults();
        Deed checked = checked(deed, faults);
        faults.declineIfAny();
        return retire(code, DoorplateStatus.REVOKED, null, DoorplateEvent.What.REVOKED, checked);
    }

    /**
     * Gives out a plate in the place of another, which from now on says so.
     *
     * @return the new code; empty if the old one was not in use
     */
    @Transactional
    public Optional<PlateCode> replace(PlateCode old, Deed deed) {
        DoorplateRow row = plates.selectById(old.toString());
        if (row == null || row.status() != DoorplateStatus.ACTIVE) {
            return Optional.empty();
        }
        PlateCode fresh = issue(row.buildingId(), row.unitId(), deed);
        if (!retire(old, DoorplateStatus.REPLACED, fresh.toString(), DoorplateEvent.What.REPLACED, deed)) {
            throw Declined.at("code", PlaceErrorCode.NOT_IN_USE);
        }
        return Optional.of(fresh);
    }

    /** Where it hangs, or hung: a unit, or the building itself; empty if it was never given out. */
    public Optional<PlaceRef> doorOf(PlateCode code) {
        return Optional.ofNullable(plates.selectById(code.toString()))
                .map(row -> row.unitId() == null
                        ? new PlaceRef(PlaceKind.BUILDING, row.buildingId())
                        : new PlaceRef(PlaceKind.UNIT, row.unitId()));
    }

    /** One plate with its history; empty if it was never given out. */
    public Optional<PlateRecord> find(PlateCode code) {
        DoorplateRow row = plates.selectById(code.toString());
        return row == null
                ? Optional.empty()
                : records(row.buildingId(), List.of(row)).stream().findFirst();
    }

    /**
     * The plates of a building, also those out of use, by code: three statements a page.
     *
     * @param unitId only those at this unit's door; null for all of the building
     * @param first 1 to 100
     * @throws BadInput if {@code first} or {@code after} cannot be
     */
    public Page<PlateRecord> at(long buildingId, @Nullable Long unitId, int first, @Nullable String after) {
        int size = Paging.first(first);
        if (after != null && PlateCode.parse(after).isEmpty()) {
            throw Paging.noCursor();
        }
        List<DoorplateRow> found = rows.at(buildingId, unitId, after == null ? "" : after, size + 1);
        return Page.firstOf(records(buildingId, found), size, PlateRecord::code);
    }

    private List<PlateRecord> records(long buildingId, List<DoorplateRow> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, UnitRow> units = places.unitsOf(List.of(buildingId)).stream()
                .collect(Collectors.toMap(UnitRow::id, Function.identity()));
        Map<String, List<DoorplateEvent>> events =
                rows.eventsOf(found.stream().map(DoorplateRow::code).toList()).stream()
                        .collect(Collectors.groupingBy(DoorplateEvent::code));
        return found.stream()
                .map(row -> new PlateRecord(
                        row.code(),
                        row.status(),
                        unit(row.unitId() == null ? null : units.get(row.unitId())),
                        row.replacedBy(),
                        events.getOrDefault(row.code(), List.of())))
                .toList();
    }

    private static @Nullable Unit unit(@Nullable UnitRow row) {
        return row == null ? null : Buildings.unit(row);
    }

    private boolean retire(
            PlateCode code, DoorplateStatus status, @Nullable String replacedBy, DoorplateEvent.What what, Deed deed) {
        if (plates.retire(code.toString(), status, replacedBy, clock.instant()) != 1) {
            return false;
        }
        note(code, what, deed);
        changes.changed(Scope.building(plates.selectById(code.toString()).buildingId()));
        return true;
    }

    private void note(PlateCode code, DoorplateEvent.What what, Deed deed) {
        rows.note(event(code.toString(), what, deed));
    }

    private DoorplateEvent event(String code, DoorplateEvent.What what, Deed deed) {
        return new DoorplateEvent(code, what, clock.instant(), deed.personId(), deed.role(), deed.reason());
    }

    private static Deed checked(Deed deed, Faults faults) {
        return new Deed(deed.personId(), deed.role(), faults.note("reason", deed.reason(), LONGEST_REASON));
    }
}
