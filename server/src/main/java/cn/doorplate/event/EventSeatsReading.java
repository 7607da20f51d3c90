package cn.doorplate.event;

import cn.doorplate.shared.LineCheck;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads how many places there are, and for whom. */
final class EventSeatsReading {

    static final int MOST = 20_000;
    static final int MOST_GROUPS = 5;

    private static final int NAME = 20;
    private static final int SHORTEST_OFFER = 10;
    private static final int LONGEST_OFFER = 2_880;

    private EventSeatsReading() {}

    static EventSeats read(EventSeats given, Faults faults) {
        range(given.capacity(), 1, MOST, "content.capacity", faults);
        range(given.offerMinutes(), SHORTEST_OFFER, LONGEST_OFFER, "content.offerMinutes", faults);
        range(given.waitingLimit(), 0, MOST, "content.waitingLimit", faults);
        List<EventGroup> groups = groups(given.groups(), faults);
        EventSeats seats = new EventSeats(
                given.capacity(),
                given.perHousehold(),
                who(given.who(), "content.who", faults),
                groups,
                given.waitingLimit(),
                given.offerMinutes());
        faults.addIf(seats.common() < 0, EventErrorCode.GROUP_PLACES, "content.groups");
        return seats;
    }

    private static List<EventGroup> groups(List<EventGroup> given, Faults faults) {
        range(given.size(), 0, MOST_GROUPS, "content.groups", faults);
        return IntStream.range(0, Math.min(given.size(), MOST_GROUPS))
                .mapToObj(i -> group(given.get(i), "content.groups[" + i + "]", faults))
                .toList();
    }

    private static EventGroup group(EventGroup given, String field, Faults faults) {
        String name = LineCheck.line(given.name());
        faults.text(field + ".name", name, NAME);
        faults.addIf(given.capacity() < 1, EventErrorCode.GROUP_PLACES, field + ".capacity");
        return new EventGroup(name, who(given.who(), field + ".who", faults), Math.min(given.capacity(), MOST));
    }

    private static EventWho who(EventWho given, String field, Faults faults) {
        range(given.fromAge(), 0, EventWho.OLDEST, field + ".fromAge", faults);
        range(given.untilAge(), 0, EventWho.OLDEST, field + ".untilAge", faults);
        Integer from = given.fromAge();
        Integer until = given.untilAge();
        boolean nobody = given.audiences().isEmpty() || (from != null && until != null && from > until);
        faults.addIf(nobody, EventErrorCode.AUDIENCE_EMPTY, field);
        return new EventWho(List.copyOf(new LinkedHashSet<>(given.audiences())), from, until);
    }

    private static void range(@Nullable Integer number, int from, int until, String field, Faults faults) {
        if (number != null) {
            faults.addIf(number < from || number > until, EventErrorCode.RANGE, field, from, until);
        }
    }
}
