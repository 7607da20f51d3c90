package cn.doorplate.place;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who answers for a place, from when until when, under a name and phone published on purpose. */
@Service
public class Responsibilities {

    private static final Comparator<ResponsibilityRow> CALLING_ORDER = Comparator.comparing(ResponsibilityRow::role)
            .thenComparing(ResponsibilityRow::position)
            .thenComparing(ResponsibilityRow::id);

    private final ResponsibilityMapper rows;
    private final PlaceMapper places;
    private final Ground ground;
    private final PlaceChanges changes;
    private final Clock clock;

    Responsibilities(ResponsibilityMapper rows, PlaceMapper places, Ground ground, PlaceChanges changes, Clock clock) {
        this.rows = rows;
        this.places = places;
        this.ground = ground;
        this.changes = changes;
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
            @Nullable Instant until) {}

    /**
     * Publishes it on every plate within the place, from its time on. Returns its id.
     *
     * @throws Declined if it cannot be
     */
    @Transactional
    public long publish(Responsibility it) {
        long id = Ids.next();
        ResponsibilityRow row = checked(new ResponsibilityRow(
                id,
                it.placeKind(),
                it.placeId(),
                it.role(),
                it.name(),
                it.phone(),
                it.note(),
                it.position(),
                it.from(),
                it.until(),
                0));
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
        ResponsibilityRow row = checked(new ResponsibilityRow(
                id,
                known.placeKind(),
                known.placeId(),
                it.role(),
                it.name(),
                it.phone(),
                it.note(),
                it.position(),
                it.from(),
                it.until(),
                version));
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
     * Whom to call at a door.
     *
     * @param nextTurn when that will be somebody else though nothing is written; null if never
     */
    record Contacts(List<ContactCard> cards, @Nullable Instant nextTurn) {}

    /** For each of these doors, in one statement. */
    List<Contacts> at(List<Surroundings> doors) {
        Instant now = clock.instant();
        Map<PlaceRef, List<ResponsibilityRow>> known = rows.at(Surroundings.idsByKind(doors), now).stream()
                .collect(Collectors.groupingBy(ResponsibilityRow::place));
        return doors.stream().map(around -> at(around, known, now)).toList();
    }

    private static Contacts at(Surroundings around, Map<PlaceRef, List<ResponsibilityRow>> known, Instant now) {
        List<ContactCard> cards = new ArrayList<>();
        Instant nextTurn = null;
        for (Surroundings.Place place : around.nearestFirst()) {
            List<ResponsibilityRow> here = known.getOrDefault(place.ref(), List.of());
            here.stream()
                    .filter(row -> row.inForceAt(now))
                    .sorted(CALLING_ORDER)
                    .map(row -> card(row, place))
                    .forEach(cards::add);
            nextTurn = Stream.concat(Stream.ofNullable(nextTurn), here.stream().map(row -> row.nextTurn(now)))
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
        return new Contacts(List.copyOf(cards), nextTurn);
    }

    private static ContactCard card(ResponsibilityRow row, Surroundings.Place place) {
        return new ContactCard(row.role(), row.role().title(), row.name(), row.phone(), row.note(), place.name());
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
