package cn.doorplate.place;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom to call at doors now: who answers for what lies around them, or who stands in. */
@Component
class DoorContacts {

    private static final Comparator<ResponsibilityRow> CALLING_ORDER = Comparator.comparing(ResponsibilityRow::role)
            .thenComparing(ResponsibilityRow::position)
            .thenComparing(ResponsibilityRow::id);

    private final ResponsibilityMapper rows;
    private final LeaveMapper leaves;
    private final Clock clock;

    DoorContacts(ResponsibilityMapper rows, LeaveMapper leaves, Clock clock) {
        this.rows = rows;
        this.leaves = leaves;
        this.clock = clock;
    }

    /**
     * Whom to call at a place around a door.
     *
     * @param nextTurn when that will be somebody else though nothing is written; null if never
     */
    record Contacts(
            Surroundings.Place at,
            List<ContactCard> cards,
            @Nullable Instant nextTurn) {}

    /** For each of these doors, nearest first, what lies around it; in two statements. */
    List<List<Contacts>> at(List<Surroundings> doors) {
        Instant now = clock.instant();
        Map<PlaceKind, Set<Long>> places = Surroundings.idsByKind(doors);
        Map<Long, List<LeaveRow>> away =
                leaves.at(places, now).stream().collect(Collectors.groupingBy(LeaveRow::responsibilityId));
        Map<PlaceRef, List<Answering>> known = rows.at(places, now).stream()
                .sorted(CALLING_ORDER)
                .map(row -> new Answering(row, away.getOrDefault(row.id(), List.of())))
                .collect(Collectors.groupingBy(answering -> answering.row().place()));
        return doors.stream().map(around -> at(around, known, now)).toList();
    }

    private static List<Contacts> at(Surroundings around, Map<PlaceRef, List<Answering>> known, Instant now) {
        List<Contacts> contacts = new ArrayList<>();
        for (Surroundings.Place place : around.nearestFirst()) {
            List<Answering> here = known.getOrDefault(place.ref(), List.of());
            List<ContactCard> cards = here.stream()
                    .map(it -> it.card(place.name(), now))
                    .filter(Objects::nonNull)
                    .toList();
            Instant nextTurn = here.stream()
                    .flatMap(it -> it.turns(now))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            contacts.add(new Contacts(place, cards, nextTurn));
        }
        return contacts;
    }

    /** Somebody who answers or will, and when they are away. */
    private record Answering(ResponsibilityRow row, List<LeaveRow> leaves) {

        /** Null where nobody is to be called: it is not their time, or they are away and nobody stands in. */
        @Nullable ContactCard card(String place, Instant now) {
            if (!row.inForceAt(now)) {
                return null;
            }
            LeaveRow leave =
                    leaves.stream().filter(it -> it.isOnAt(now)).findFirst().orElse(null);
            return leave == null ? own(place) : standIn(leave, place);
        }

        private ContactCard own(String place) {
            return new ContactCard(row.role(), row.role().title(), row.name(), row.phone(), row.note(), place);
        }

        private @Nullable ContactCard standIn(LeaveRow leave, String place) {
            if (leave.name() == null || leave.phone() == null) {
                return null;
            }
            return new ContactCard(
                    row.role(), row.role().title(), leave.name(), leave.phone(), row.note(), place, row.name());
        }

        Stream<Instant> turns(Instant now) {
            return Stream.concat(
                    Stream.ofNullable(row.nextTurn(now)), leaves.stream().map(leave -> leave.nextTurn(now)));
        }
    }
}
