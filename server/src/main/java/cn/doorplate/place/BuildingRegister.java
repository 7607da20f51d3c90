package cn.doorplate.place;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The buildings of the communities: entered, corrected, removed. Declines with {@link PlaceErrorCode}s. */
@Service
public class BuildingRegister {

    private final BuildingRegisterMapper rows;
    private final PlaceLockMapper locks;
    private final PlaceMapper places;
    private final Ground ground;
    private final BuildingSearch search;
    private final Responsibilities responsibilities;
    private final PlaceChanges changes;
    private final ApplicationEventPublisher events;

    BuildingRegister(
            BuildingRegisterMapper rows,
            PlaceLockMapper locks,
            PlaceMapper places,
            Ground ground,
            BuildingSearch search,
            Responsibilities responsibilities,
            PlaceChanges changes,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.locks = locks;
        this.places = places;
        this.ground = ground;
        this.search = search;
        this.responsibilities = responsibilities;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Enters a building, to be found from now on; returns its id.
     *
     * @throws Declined if it cannot be
     */
    @Transactional
    public long enter(RegionCode region, BuildingEntry entered) {
        Faults faults = new Faults();
        faults.community("region", region);
        BuildingEntry entry = entered.checked(faults);
        ground.grid(entry.gridId(), region.value(), faults);
        KeptRow compound = ground.compound(entry.compoundId(), region.value(), faults);
        faults.declineIfAny();
        long id = Ids.next();
        Writing.oneRow("name", () -> rows.insert(id, region.value(), entry));
        search.index(id, nameOf(compound), entry.name(), entry.address());
        return id;
    }

    /**
     * Corrects a building, or moves it into another compound or area. Units and households whose own area does not lie in the
     * building's new one have none any more.
     *
     * @throws Declined CONFLICT if it is not at that version any more, or what else is wrong
     */
    @Transactional
    public void correct(long id, int version, BuildingEntry entered) {
        BuildingRow known = places.buildings(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Declined.because(CommonErrorCode.CONFLICT));
        Faults faults = new Faults();
        BuildingEntry entry = entered.checked(faults);
        ground.grid(entry.gridId(), known.regionCode(), faults);
        // In the order of their ids, or two who move buildings to and fro would wait for each other.
        Stream.of(Optional.ofNullable(known.compoundId()), Optional.ofNullable(entry.compoundId()))
                .flatMap(Optional::stream)
                .sorted()
                .forEach(locks::compound);
        KeptRow compound = ground.compound(entry.compoundId(), known.regionCode(), faults);
        // Its old compound as well: while it is renamed, nobody knows under which name the building is to be found.
        KeptRow left = Objects.equals(known.compoundId(), entry.compoundId())
                ? compound
                : Optional.ofNullable(known.compoundId()).map(locks::compound).orElse(null);
        faults.declineIfAny();
        KeptRow before = locks.building(id);
        Writing.oneRow("name", () -> rows.update(id, version, entry));
        if (before != null) {
            search.reindex(
                    found(before, left),
                    new BuildingSearchRow(id, before.regionCode(), nameOf(compound), entry.name(), entry.address()));
            leaveAreas(before, entry.gridId());
        }
        changes.changed(Scope.building(id));
    }

    /**
     * Removes a building without units, households and plates in use; who answers for it does so no longer.
     *
     * @throws Declined NOT_EMPTY, HAS_DOORPLATES, or CONFLICT if it is not at that version any more
     */
    @Transactional
    public void remove(long id, int version) {
        Long compoundId = places.buildings(List.of(id)).stream()
                .findFirst()
                .map(BuildingRow::compoundId)
                .orElse(null);
        KeptRow compound = compoundId == null ? null : locks.compound(compoundId);
        KeptRow before = locks.building(id);
        if (before == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        if (locks.anyUnitOf(id) != null || locks.anyHouseholdOf(id) != null) {
            throw Declined.because(PlaceErrorCode.NOT_EMPTY);
        }
        if (locks.anyPlateInUse(id, null) != null) {
            throw Declined.because(PlaceErrorCode.HAS_DOORPLATES);
        }
        PlaceRef place = new PlaceRef(PlaceKind.BUILDING, id);
        responsibilities.endAllAt(place);
        events.publishEvent(new PlaceRemoved(place));
        Writing.oneRow("name", () -> rows.delete(id, version));
        search.forget(found(before, compound));
        changes.changed(Scope.building(id));
    }

    private void leaveAreas(KeptRow before, @Nullable Long gridId) {
        if (gridId != null && !gridId.equals(before.gridId())) {
            List<Long> within = locks.areasIn(gridId);
            rows.leaveAreasOfUnits(before.id(), within);
            rows.leaveAreasOfHouseholds(before.id(), within);
        }
    }

    private static BuildingSearchRow found(KeptRow building, @Nullable KeptRow compound) {
        return new BuildingSearchRow(
                building.id(),
                building.regionCode(),
                nameOf(compound),
                building.name(),
                Objects.requireNonNullElse(building.address(), ""));
    }

    private static @Nullable String nameOf(@Nullable KeptRow compound) {
        return compound == null ? null : compound.name();
    }
}
