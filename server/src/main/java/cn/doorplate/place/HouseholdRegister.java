package cn.doorplate.place;

import cn.doorplate.place.HouseholdRegisterMapper.Home;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The households behind the doors: entered, corrected, removed. Who lives there is no matter of this module. */
@Service
public class HouseholdRegister {

    private static final int LONGEST_DOOR = 32;

    private final HouseholdRegisterMapper rows;
    private final Ground ground;
    private final PlaceChanges changes;
    private final ApplicationEventPublisher events;

    HouseholdRegister(
            HouseholdRegisterMapper rows, Ground ground, PlaceChanges changes, ApplicationEventPublisher events) {
        this.rows = rows;
        this.ground = ground;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Enters a household; returns its id.
     *
     * @param unitId null in a building without units
     * @param gridId its ten-household unit, in the area of unit and building; null if it has none of its own
     * @throws Declined if it cannot be
     */
    @Transactional
    public long enter(long buildingId, @Nullable Long unitId, @Nullable Long gridId, String door) {
        Faults faults = new Faults();
        String checked = faults.text("door", door, LONGEST_DOOR);
        checkHome(buildingId, unitId, gridId, faults);
        faults.declineIfAny();
        long id = Ids.next();
        Writing.oneRow("door", () -> rows.insert(id, buildingId, unitId, gridId, checked));
        changes.changed(Scope.building(buildingId));
        return id;
    }

    /**
     * Corrects door and area.
     *
     * @throws Declined CONFLICT if it is not at that version any more, or what else is wrong
     */
    @Transactional
    public void correct(long id, int version, @Nullable Long gridId, String door) {
        Faults faults = new Faults();
        String checked = faults.text("door", door, LONGEST_DOOR);
        Home home = homeOf(id);
        checkHome(home.buildingId(), home.unitId(), gridId, faults);
        faults.declineIfAny();
        Writing.oneRow("door", () -> rows.update(id, version, gridId, checked));
        changes.changed(Scope.building(home.buildingId()));
    }

    /**
     * Removes a household in which nobody lives.
     *
     * @throws Declined HAS_RESIDENTS, or CONFLICT if it is not at that version any more
     */
    @Transactional
    public void remove(long id, int version) {
        Home home = homeOf(id);
        ground.building(home.buildingId(), new Faults());
        events.publishEvent(new HouseholdRemoved(id));
        Writing.oneRow("door", () -> rows.delete(id, version));
        changes.changed(Scope.building(home.buildingId()));
    }

    private void checkHome(long buildingId, @Nullable Long unitId, @Nullable Long gridId, Faults faults) {
        KeptRow building = ground.building(buildingId, faults);
        if (building == null) {
            return;
        }
        KeptRow unit = ground.unit(unitId, buildingId, faults);
        Long gridOfUnit = unit == null ? null : unit.gridId();
        ground.gridWithin(gridId, Arrays.asList(building.gridId(), gridOfUnit), building.regionCode(), faults);
    }

    private Home homeOf(long id) {
        Home home = rows.homeOf(id);
        if (home == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return home;
    }
}
