package cn.doorplate.place;

import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
    private final PlaceChanges changes;
    private final Clock clock;

    Responsibilities(ResponsibilityMapper rows, PlaceMapper places, PlaceChanges changes, Clock clock) {
        this.rows = rows;
        this.places = places;
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

    /** Publishes it on every plate within the place, from its time on. Returns its id. */
    @Transactional
    public long publish(Responsibility it) {
        long id = Ids.next();
        rows.insert(new ResponsibilityRow(
                id,
                it.placeKind(),
                it.placeId(),
                it.role(),
                it.name(),
                it.phone(),
                it.note(),
                it.position(),
                it.from(),
                it.until()));
        changes.changed(scope(it.placeKind(), it.placeId()));
        return id;
    }

    /** Ends it now; it leaves every plate within a second. Does nothing when it has ended. */
    @Transactional
    public void end(long id) {
        ResponsibilityRow row = rows.selectById(id);
        if (row != null && rows.end(id, clock.instant()) == 1) {
            changes.changed(scope(row.placeKind(), row.placeId()));
        }
    }

    /**
     * Whom to call at a door.
     *
     * @param nextTurn when that will be somebody else though nothing is written; null if never
     */
    record Contacts(List<ContactCard> cards, @Nullable Instant nextTurn) {}

    Contacts at(Surroundings around) {
        Instant now = clock.instant();
        List<ResponsibilityRow> known = rows.at(around.idsByKind(), now);
        List<ContactCard> cards = new ArrayList<>();
        for (Surroundings.Place place : around.nearestFirst()) {
            known.stream()
                    .filter(row -> row.placeKind() == place.kind() && row.placeId() == place.id())
                    .filter(row -> row.inForceAt(now))
                    .sorted(CALLING_ORDER)
                    .map(row -> card(row, place))
                    .forEach(cards::add);
        }
        Instant nextTurn = known.stream()
                .map(row -> row.nextTurn(now))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Contacts(List.copyOf(cards), nextTurn);
    }

    private static ContactCard card(ResponsibilityRow row, Surroundings.Place place) {
        return new ContactCard(row.role(), row.role().title(), row.name(), row.phone(), row.note(), place.name());
    }

    private Scope scope(PlaceKind kind, long placeId) {
        return switch (kind) {
            case REGION -> Scope.region(new RegionCode(placeId));
            case GRID -> Scope.grid(placeId);
            case COMPOUND -> Scope.compound(placeId);
            case BUILDING -> Scope.building(placeId);
            case UNIT -> Scope.building(places.buildingOfUnit(placeId));
        };
    }
}
