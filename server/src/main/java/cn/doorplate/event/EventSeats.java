package cn.doorplate.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many places an event has, and for whom.
 *
 * <p>As the capacity module has it: share 0 holds the places that belong to no group, share n those of the nth group.
 *
 * @param capacity places in all
 * @param perHousehold whether each is for a household
 * @param who for whom those are that belong to no group
 * @param waitingLimit how many may wait; null without a bound, 0 for none
 * @param offerMinutes for how long a place that became free is kept for the next in line
 */
record EventSeats(
        int capacity,
        boolean perHousehold,
        EventWho who,
        List<EventGroup> groups,
        @Nullable Integer waitingLimit,
        int offerMinutes) {

    /** How many belong to no group. */
    int common() {
        return capacity - groups.stream().mapToInt(EventGroup::capacity).sum();
    }

    /** Share by share. */
    List<Integer> shares() {
        List<Integer> shares = new ArrayList<>(List.of(common()));
        groups.forEach(group -> shares.add(group.capacity()));
        return shares;
    }

    /** For whom the places of a share are. */
    EventWho whoOf(int share) {
        return share == 0 ? who : groups.get(share - 1).who();
    }

    /** The name of a share's group; null for the places that belong to none. */
    @Nullable String nameOf(int share) {
        return share == 0 ? null : groups.get(share - 1).name();
    }

    /** The shares that have places for somebody, were it not for their age: those of groups first, for they are for nobody else. */
    List<Integer> sharesFor(Collection<EventAudience> somebody) {
        return Stream.concat(
                        IntStream.rangeClosed(1, groups.size()).boxed(),
                        common() > 0 ? Stream.of(0) : Stream.<Integer>empty())
                .filter(share -> whoOf(share).isFor(somebody))
                .toList();
    }

    /** Everyone for whom any place is. */
    List<EventAudience> audiences() {
        return Stream.concat(
                        common() > 0 ? who.audiences().stream() : Stream.<EventAudience>empty(),
                        groups.stream().flatMap(group -> group.who().audiences().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    /** In words, as in 本地居民；网约车司机（骑手和司机）. */
    String text() {
        return String.join(
                "；",
                Stream.concat(
                                common() > 0 ? Stream.of(who.text()) : Stream.<String>empty(),
                                groups.stream()
                                        .map(group ->
                                                group.name() + "（" + group.who().text() + "）"))
                        .toList());
    }
}
