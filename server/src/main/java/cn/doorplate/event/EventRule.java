package cn.doorplate.event;

import org.jspecify.annotations.Nullable;

/**
 * 爽约规则: what comes of not coming, in a county.
 *
 * @param noShows after how many times one may not sign up for a while; null for never
 * @param withinDays within which those count
 * @param blockedDays for which, from the last
 * @param version 0 while nothing was ever set
 */
record EventRule(@Nullable Integer noShows, int withinDays, int blockedDays, int version) {

    /** While nothing was ever set. */
    static final EventRule NONE = new EventRule(null, 180, 30, 0);

    static EventRule of(EventRuleRow row) {
        return new EventRule(row.noShows(), row.withinDays(), row.blockedDays(), row.version());
    }
}
