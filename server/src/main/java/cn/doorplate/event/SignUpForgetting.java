package cn.doorplate.event;

import cn.doorplate.capacity.CapacityForgetting;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes who signed up for an event that is long over, and who had its places. How many they were stays. */
@Component
class SignUpForgetting {

    private final ForgettingMapper rows;
    private final EventTallyMapper tallies;
    private final CapacityForgetting capacity;
    private final Events events;

    SignUpForgetting(ForgettingMapper rows, EventTallyMapper tallies, CapacityForgetting capacity, Events events) {
        this.rows = rows;
        this.tallies = tallies;
        this.capacity = capacity;
        this.events = events;
    }

    /** @return how many rows it were; fewer than {@code atMost} means that none is left */
    @Transactional
    public int remove(long event, int atMost) {
        tallies.settle(event, events.now());
        int removed = rows.removeSignUps(event, atMost);
        return removed == atMost ? removed : removed + capacity.forget(event, atMost - removed);
    }
}
