package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.messaging.Audience;
import java.util.List;
import java.util.Set;

/** Those who signed up for an event, and who did it for them, in the order of signing up. The key is the event's id as a number. */
final class EventPeople implements Audience {

    /** Whoever has a place, is offered one or waits. */
    static final String ALL = "event-people";

    /** Whoever has a place. */
    static final String PLACED = "event-placed";

    private final String name;
    private final Set<ClaimState> states;
    private final Capacity capacity;
    private final SignUpMapper rows;

    EventPeople(String name, Set<ClaimState> states, Capacity capacity, SignUpMapper rows) {
        this.name = name;
        this.states = states;
        this.capacity = capacity;
        this.rows = rows;
    }

    @Override
    public String name() {
        return name;
    }

    /** Each sign-up may be about two. */
    @Override
    public Part next(String key, String position, int atMost) {
        long event = Long.parseLong(key);
        int some = Math.max(1, atMost / 2);
        List<Claim> claims = capacity.page(event, states, position.isEmpty() ? 0 : Long.parseLong(position), some);
        if (claims.isEmpty()) {
            return new Part(List.of(), null);
        }
        List<Long> persons = rows
                .ofHolders(event, claims.stream().map(Claim::holder).toList())
                .stream()
                .flatMap(row -> row.people().stream())
                .distinct()
                .toList();
        String last = Long.toString(claims.get(claims.size() - 1).seq());
        return new Part(persons, claims.size() < some ? null : last);
    }

    /** Nothing is asked of them. */
    @Override
    public void written(String key, List<Long> persons) {}
}
