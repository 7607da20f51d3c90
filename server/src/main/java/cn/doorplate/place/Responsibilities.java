package cn.doorplate.place;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for a place, from when until when, under a name and phone published on purpose. */
@Service
public class Responsibilities {

    private final ResponsibilityMapper rows;
    private final PlaceMapper places;
    private final Ground ground;
    private final PlaceChanges changes;
    private final PlacePaths paths;
    private final Clock clock;

    Responsibilities(
            ResponsibilityMapper rows,
            PlaceMapper places,
            Ground ground,
            PlaceChanges changes,
            PlacePaths paths,
            Clock clock) {
        this.rows = rows;
        this.places = places;
        this.ground = ground;
        this.changes = changes;
        this.paths = paths;
        this.clock = clock;
    }

    /**
     * Somebody who is to answer for a place.
     *
     * @param placeId a region's code as a number, or the id of the row
     * @param position among those of the same role at the same place, lowest first
     * @param until null while open
     */
    public record Responsibility(
            PlaceKind placeKind,
            long placeId,
            ResponsibilityRole role,
            String name,
            String phone,
            @Nullable String note,
            int position,
            Instant from,
            @Nullable Instant until) {

        /** The same, at a certain place. */
        Responsibility at(PlaceRef place) {
            return new Responsibility(place.kind(), place.id(), role, name, phone, note, position, from, until);
        }
    }

    /**
     * Publishes it on every plate within the place, from its time on. Returns its id.
     *
     * @throws Declined if it cannot be
     */
    @Transactional
    public long publish(Responsibility it) {
        long id = Ids.next();
        ResponsibilityRow row = checked(ResponsibilityRow.of(id, it, 0));
        rows.insert(row);
        changes.changed(scope(row.place()));
        return id;
    }

    /**
     * Corrects it; every plate within the place says so within a second. Place and id stay.
     *
     * @throws Declined CONFLICT if it is not at that version any more, or what else is wrong
     */
    @Transactional
    public void correct(long id, int version, Responsibility it) {
        ResponsibilityRow known = rows.selectById(id);
        if (known == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        ResponsibilityRow row = checked(ResponsibilityRow.of(id, it.at(known.place()), version));
        Writing.oneRow("name", () -> rows.correct(row));
        changes.changed(scope(row.place()));
    }

    /** Ends it now; it leaves every plate within a second. Does nothing when it has ended. */
    @Transactional
    public void end(long id) {
        ResponsibilityRow row = rows.selectById(id);
        if (row != null && rows.end(id, clock.instant()) == 1) {
            changes.changed(scope(row.place()));
        }
    }

    /**
     * Ends it now, if it is as it was read.
     *
     * @throws Declined CONFLICT if it is not at that version any more, or has ended
     */
    @Transactional
    public void end(long id, int version) {
        ResponsibilityRow row = rows.selectById(id);
        if (row == null || rows.endAt(id, version, clock.instant()) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        changes.changed(scope(row.place()));
    }

    /** Ends all at a place that is no more, or will be no more when its time comes. */
    void endAllAt(PlaceRef place) {
        rows.endAll(place, clock.instant());
    }

    /** The place for which it is; empty if there is no such thing. */
    public Optional<PlaceRef> placeOf(long id) {
        return Optional.ofNullable(rows.selectById(id)).map(ResponsibilityRow::place);
    }

    /** One, whether it is in force or not. */
    public Optional<ResponsibilityRecord> find(long id) {
        return Optional.ofNullable(rows.selectById(id)).map(ResponsibilityRow::toRecord);
    }

    /**
     * All at exactly that place, also those that have ended, in the order in which they were published: one statement.
     *
     * @param first 1 to 100
     * @throws cn.doorplate.shared.BadInput if {@code first} or {@code after} cannot be
     */
    public Page<ResponsibilityRecord> allAt(PlaceRef place, int first, @Nullable String after) {
        int size = Paging.first(first);
        long behind = RegionCursor.parse(after).behind().ref();
        List<ResponsibilityRow> found = rows.allAt(place, behind, size + 1);
        Page<ResponsibilityRow> page =
                Page.firstOf(found, size, row -> RegionCursor.at(row.id()).toString());
        return page.map(ResponsibilityRow::toRecord);
    }

    private ResponsibilityRow checked(ResponsibilityRow entered) {
        Faults faults = new Faults();
        String name = faults.text("name", entered.name(), 64);
        String phone = faults.phone("phone", entered.phone());
        String note = faults.note("note", entered.note(), 128);
        faults.period(entered.validFrom(), entered.validUntil());
        if (entered.position() < 0 || entered.position() > Short.MAX_VALUE) {
            faults.add("position", CommonErrorCode.INVALID);
        }
        ground.place("at", entered.place(), faults);
        faults.declineIfAny();
        return entered.saying(name, phone, note);
    }

    /**
     * Says which person stands behind it, within the transaction that publishes or corrects it: of them nothing is shown.
     *
     * @param person null for nobody
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(long id, @Nullable Long person) {
        rows.bind(id, person, clock.instant());
    }

    /** Who stands behind it. */
    public Optional<Long> personOf(long id) {
        return Optional.ofNullable(rows.selectById(id)).map(ResponsibilityRow::personId);
    }

    /** Those behind which a person stands, also those that have ended. */
    public List<Bound> boundTo(long person) {
        return rows.ofPerson(person).stream().map(Bound::of).toList();
    }

    /** Persons who stand behind any that has not ended, in order, each once; of ids above that one. */
    public List<Long> personsBehind(long after, int atMost) {
        return rows.personsBehind(after, clock.instant(), atMost);
    }

    /**
     * A person stands behind it no more: it stays published, and is among what staff of its community have to look after.
     *
     * @return false if it was not bound to that person
     */
    @Transactional
    public boolean bereave(long id, long person) {
        ResponsibilityRow row = rows.hold(id);
        if (row == null) {
            return false;
        }
        Long region = paths.of(row.place())
                .map(path -> path.region().firstBelow(RegionLevel.COMMUNITY))
                .orElse(null);
        return rows.bereave(id, person, region, clock.instant()) == 1;
    }

    /**
     * Behind which somebody stands.
     *
     * @param since when that was last said
     * @param inWords what it says to everyone
     */
    public record Bound(long id, PlaceRef place, ResponsibilityRole role, Instant since, String inWords) {

        private static Bound of(ResponsibilityMapper.BoundRow row) {
            return new Bound(
                    row.id(),
                    new PlaceRef(row.placeKind(), row.placeId()),
                    row.role(),
                    row.boundAt(),
                    row.role().title() + " " + row.name() + " " + row.phone());
        }
    }

    /** Pages within the place have to be read again. */
    void shownAnew(PlaceRef place) {
        changes.changed(scope(place));
    }

    private Scope scope(PlaceRef place) {
        long placeId = place.id();
        return switch (place.kind()) {
            case REGION -> Scope.region(new RegionCode(placeId));
            case GRID -> Scope.grid(placeId);
            case COMPOUND -> Scope.compound(placeId);
            case BUILDING -> Scope.building(placeId);
            case UNIT -> Scope.building(places.buildingOfUnit(placeId));
        };
    }
}
