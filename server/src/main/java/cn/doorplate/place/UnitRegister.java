package cn.doorplate.place;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The units (stairwells) of the buildings: entered, corrected, removed. Declines with {@link PlaceErrorCode}s. */
@Service
public class UnitRegister {

    private static final int LONGEST_NAME = 32;

    private final UnitRegisterMapper rows;
    private final PlaceLockMapper locks;
    private final Ground ground;
    private final Responsibilities responsibilities;
    private final PlaceChanges changes;
    private final ApplicationEventPublisher events;

    UnitRegister(
            UnitRegisterMapper rows,
            PlaceLockMapper locks,
            Ground ground,
            Responsibilities responsibilities,
            PlaceChanges changes,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.locks = locks;
        this.ground = ground;
        this.responsibilities = responsibilities;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Enters a unit; returns its id.
     *
     * @param gridId the finest area that holds all of it, in that of its building; null if it has none of its own
     * @throws Declined if it cannot be
     */
    @Transactional
    public long enter(long buildingId, @Nullable Long gridId, String name) {
        Faults faults = new Faults();
        String checked = faults.text("name", name, LONGEST_NAME);
        KeptRow building = ground.building(buildingId, faults);
        if (building != null) {
            ground.gridWithin(gridId, Arrays.asList(building.gridId()), building.regionCode(), faults);
        }
        faults.declineIfAny();
        long id = Ids.next();
        Writing.oneRow("name", () -> rows.insert(id, buildingId, gridId, checked));
        changes.changed(Scope.building(buildingId));
        return id;
    }

    /**
     * Corrects name and area. Households whose own area does not lie in the unit's new one have none any more.
     *
     * @throws Declined CONFLICT if it is not at that version any more, or what else is wrong
     */
    @Transactional
    public void correct(long id, int version, @Nullable Long gridId, String name) {
        Faults faults = new Faults();
        String checked = faults.text("name", name, LONGEST_NAME);
        KeptRow building = building(id);
        ground.gridWithin(gridId, Arrays.asList(building.gridId()), building.regionCode(), faults);
        faults.declineIfAny();
        Writing.oneRow("name", () -> rows.update(id, version, gridId, checked));
        if (gridId != null) {
            rows.leaveAreas(id, locks.areasIn(gridId));
        }
        changes.changed(Scope.building(building.id()));
    }

    /**
     * Removes a unit without households and plates in use; who answers for it does so no longer.
     *
     * @throws Declined NOT_EMPTY, HAS_DOORPLATES, or CONFLICT if it is not at that version any more
     */
    @Transactional
    public void remove(long id, int version) {
        KeptRow building = building(id);
        if (locks.anyHouseholdIn(id) != null) {
            throw Declined.because(PlaceErrorCode.NOT_EMPTY);
        }
        if (locks.anyPlateInUse(building.id(), id) != null) {
            throw Declined.because(PlaceErrorCode.HAS_DOORPLATES);
        }
        PlaceRef place = new PlaceRef(PlaceKind.UNIT, id);
        responsibilities.endAllAt(place);
        events.publishEvent(new PlaceRemoved(place));
        Writing.oneRow("name", () -> rows.delete(id, version));
        changes.changed(Scope.building(building.id()));
    }

    /** Its building, locked: who changes units and households of a building does so one after the other. */
    private KeptRow building(long unitId) {
        Long buildingId = rows.buildingOf(unitId);
        KeptRow building = buildingId == null ? null : locks.building(buildingId);
        if (building == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return building;
    }
}
