package cn.doorplate.place;

import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The compounds of the communities: entered, corrected, removed. Declines with {@link PlaceErrorCode}s. */
@Service
public class CompoundRegister {

    private final CompoundRegisterMapper rows;
    private final PlaceLockMapper locks;
    private final BuildingSearch search;
    private final Responsibilities responsibilities;
    private final PlaceChanges changes;
    private final ApplicationEventPublisher events;

    CompoundRegister(
            CompoundRegisterMapper rows,
            PlaceLockMapper locks,
            BuildingSearch search,
            Responsibilities responsibilities,
            PlaceChanges changes,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.locks = locks;
        this.search = search;
        this.responsibilities = responsibilities;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Enters a compound; returns its id.
     *
     * @throws Declined if it cannot be
     */
    @Transactional
    public long enter(RegionCode region, String name, String address) {
        Faults faults = new Faults();
        faults.community("region", region);
        Texts texts = Texts.of(name, address, faults);
        faults.declineIfAny();
        long id = Ids.next();
        Writing.oneRow("name", () -> rows.insert(id, region.value(), texts.name(), texts.address()));
        return id;
    }

    /**
     * Corrects name and address; its buildings are found by the new name.
     *
     * @throws Declined CONFLICT if it is not at that version any more, or what else is wrong
     */
    @Transactional
    public void correct(long id, int version, String name, String address) {
        Faults faults = new Faults();
        Texts texts = Texts.of(name, address, faults);
        faults.declineIfAny();
        KeptRow before = locks.compound(id);
        Writing.oneRow("name", () -> rows.update(id, version, texts.name(), texts.address()));
        if (before != null && !before.name().equals(texts.name())) {
            for (BuildingSearchRow building : rows.buildings(id)) {
                search.reindex(building.in(before.name()), building.in(texts.name()));
            }
        }
        changes.changed(Scope.compound(id));
    }

    /**
     * Removes a compound without buildings; who answers for it does so no longer.
     *
     * @throws Declined NOT_EMPTY, or CONFLICT if it is not at that version any more
     */
    @Transactional
    public void remove(long id, int version) {
        locks.compound(id);
        boolean empty = locks.anyBuildingOf(id) == null;
        if (!empty) {
            throw Declined.because(PlaceErrorCode.NOT_EMPTY);
        }
        PlaceRef place = new PlaceRef(PlaceKind.COMPOUND, id);
        responsibilities.endAllAt(place);
        events.publishEvent(new PlaceRemoved(place));
        Writing.oneRow("name", () -> rows.delete(id, version));
        changes.changed(Scope.compound(id));
    }

    private record Texts(String name, String address) {

        static Texts of(String name, String address, Faults faults) {
            return new Texts(faults.text("name", name, 64), faults.text("address", address, 128));
        }
    }
}
