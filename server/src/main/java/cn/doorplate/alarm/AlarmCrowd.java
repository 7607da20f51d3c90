package cn.doorplate.alarm;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/**
 * Whether an alarm is one of many, so that those who are to come are told of all of them together. So neither a fire in a tower nor somebody
 * who makes up devices buries them under messages; none is refused, and each stands in their list.
 */
enum AlarmCrowd {
    NONE(0, Duration.ZERO),
    /** Of those in one building, or in the open of one community. */
    OF_BUILDING(3, Duration.ofMinutes(3)),
    /** Of those that come from one network, wherever they say to be. */
    OF_NETWORK(30, Duration.ofHours(1));

    private final int before;
    private final Duration within;

    /**
     * @param before so many others make it one of a crowd
     * @param within that time before it
     */
    AlarmCrowd(int before, Duration within) {
        this.before = before;
        this.within = within;
    }

    /** Those of some alarms, by their ids. */
    interface Search {
        Set<Long> behind(Collection<Long> ids, int offset, long seconds);
    }

    int before() {
        return before;
    }

    Set<Long> among(Search search, Collection<Long> ids) {
        return search.behind(ids, before - 1, within.toSeconds());
    }
}
