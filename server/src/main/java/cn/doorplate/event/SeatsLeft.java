package cn.doorplate.event;

import cn.doorplate.capacity.PoolState;
import cn.doorplate.capacity.ShareState;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many places are left for newcomers: those that are free and nobody waits for.
 *
 * @param shares share by share
 * @param waiting how many wait for one
 */
record SeatsLeft(Event event, List<Integer> shares, int waiting) {

    /** 名额组, with what is left of it. */
    record Group(String name, EventWho who, int capacity, int placesLeft) {}

    /** @param pool null for a draft, of which all is left */
    static SeatsLeft of(Event event, @Nullable PoolState pool) {
        return pool == null
                ? new SeatsLeft(event, event.seats().shares(), 0)
                : new SeatsLeft(
                        event, pool.shares().stream().map(SeatsLeft::left).toList(), pool.waiting());
    }

    private static int left(ShareState share) {
        return share.waiting() > 0 ? 0 : Math.max(0, share.free());
    }

    int all() {
        return shares.stream().mapToInt(Integer::intValue).sum();
    }

    List<Group> groups() {
        List<EventGroup> groups = event.seats().groups();
        return IntStream.range(0, groups.size())
                .mapToObj(i -> new Group(
                        groups.get(i).name(), groups.get(i).who(), groups.get(i).capacity(), shares.get(i + 1)))
                .toList();
    }
}
