package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.place.RegionLevel;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What each step of time does, within the caller's transaction. */
@Component
class EventSteps {

    private static final int TOGETHER = 1_000;

    private final EventBroadcasts broadcasts;
    private final EventStandings standings;
    private final Capacity capacity;
    private final DoorMapper door;

    EventSteps(EventBroadcasts broadcasts, EventStandings standings, Capacity capacity, DoorMapper door) {
        this.broadcasts = broadcasts;
        this.standings = standings;
        this.capacity = capacity;
        this.door = door;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take(EventStep step, Event event) {
        switch (step) {
            case DAY_BEFORE, HOUR_BEFORE -> remind(event, step);
            case COUNT -> count(event);
            case LEAVE -> standings.remove(event.number(), event.content());
        }
    }

    /** Where servers stood still so long that it has begun, nobody is reminded of it. */
    private void remind(Event event, EventStep step) {
        if (event.now().isBefore(event.startsAt())) {
            broadcasts.remind(event, step);
        }
    }

    /** Where nobody was checked in at all, staff did without: then nobody is said to have stayed away. */
    private void count(Event event) {
        if (!door.hasAnybodyCome(event.number())) {
            return;
        }
        long county = event.row().region().at(RegionLevel.COUNTY).value();
        long after = 0;
        List<Claim> held;
        do {
            held = capacity.page(event.number(), Set.of(ClaimState.HELD), after, TOGETHER);
            if (!held.isEmpty()) {
                door.missed(event.number(), held.stream().map(Claim::holder).toList(), event.endsAt(), county);
                after = held.get(held.size() - 1).seq();
            }
        } while (held.size() == TOGETHER);
    }
}
