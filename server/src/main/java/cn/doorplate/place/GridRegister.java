package cn.doorplate.place;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The areas of the communities: entered, corrected, removed. Declines with {@link PlaceErrorCode}s. */
@Service
public class GridRegister {

    private static final int LONGEST_NAME = 64;

    private final GridRegisterMapper rows;
    private final PlaceLockMapper locks;
    private final PlaceMapper places;
    private final Responsibilities responsibilities;
    private final PlaceChanges changes;
    private final ApplicationEventPublisher events;

    GridRegister(
            GridRegisterMapper rows,
            PlaceLockMapper locks,
            PlaceMapper places,
            Responsibilities responsibilities,
            PlaceChanges changes,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.locks = locks;
        this.places = places;
        this.responsibilities = responsibilities;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Enters an area; returns its id.
     *
     * @param parentId the area that it is a part of; null for a grid
     * @throws Declined if it cannot be
     */
    @Transactional
    public long enter(RegionCode region, @Nullable Long parentId, GridKind kind, String name) {
        Faults faults = new Faults();
        faults.community("region", region);
        String checked = faults.text("name", name, LONGEST_NAME);
        parent(parentId, region.value(), kind, faults);
        faults.declineIfAny();
        long id = Ids.next();
        Writing.oneRow("name", () -> rows.insert(id, region.value(), parentId, kind, checked));
        return id;
    }

    /**
     * Gives an area another name or makes it part of another.
     *
     * @throws Declined CONFLICT if it is not at that version any more, or what else is wrong
     */
    @Transactional
    public void correct(long id, int version, @Nullable Long parentId, String name) {
        Faults faults = new Faults();
        String checked = faults.text("name", name, LONGEST_NAME);
        GridIdentity own = identity(id);
        KeptRow parent = parent(parentId, own.regionCode(), own.kind(), faults);
        KeptRow before = locks.grid(id);
        if (before != null && parent != null && !Objects.equals(before.aboveId(), parent.id())) {
            keepsItsDoors(id, parent, faults);
        }
        faults.declineIfAny();
        Writing.oneRow("name", () -> rows.update(id, version, parentId, checked));
        changes.changed(Scope.grid(id));
    }

    /**
     * Removes an area in which nothing lies; who answers for it does so no longer.
     *
     * @throws Declined NOT_EMPTY, or CONFLICT if it is not at that version any more
     */
    @Transactional
    public void remove(long id, int version) {
        locks.grid(id);
        boolean inUse = Stream.<java.util.function.LongFunction<@Nullable Long>>of(
                        locks::anyAreaIn, locks::anyBuildingInArea, locks::anyUnitInArea, locks::anyHouseholdInArea)
                .anyMatch(any -> any.apply(id) != null);
        if (inUse) {
            throw Declined.because(PlaceErrorCode.NOT_EMPTY);
        }
        PlaceRef place = new PlaceRef(PlaceKind.GRID, id);
        responsibilities.endAllAt(place);
        events.publishEvent(new PlaceRemoved(place));
        Writing.oneRow("name", () -> rows.delete(id, version));
        changes.changed(Scope.grid(id));
    }

    private GridIdentity identity(long id) {
        GridIdentity own = rows.identity(id);
        if (own == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return own;
    }

    private @Nullable KeptRow parent(@Nullable Long id, long regionCode, GridKind kind, Faults faults) {
        KeptRow parent = id == null ? null : locks.grid(id);
        if (id != null && (parent == null || parent.regionCode() != regionCode)) {
            faults.add("parent", PlaceErrorCode.NOT_HERE);
            return null;
        }
        boolean nests = (parent == null || parent.kind() == null)
                ? kind == GridKind.GRID
                : parent.kind().compareTo(kind) < 0;
        if (!nests) {
            faults.add("parent", PlaceErrorCode.DOES_NOT_NEST);
        }
        return parent;
    }

    /** The area of a unit lies in its building's: an area that is moved must not take the one without the other. */
    private void keepsItsDoors(long id, KeptRow parent, Faults faults) {
        List<Long> moved = locks.areasIn(id);
        var allowed = Stream.concat(
                        moved.stream(),
                        GridPaths.read(places, List.of(parent.id())).pathTo(parent.id()).stream()
                                .map(GridRow::id))
                .collect(Collectors.toSet());
        if (!allowed.containsAll(locks.areasAround(moved))) {
            faults.add("parent", PlaceErrorCode.HELD_BY_BUILDING);
        }
    }
}
