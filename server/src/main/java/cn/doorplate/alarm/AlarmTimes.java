package cn.doorplate.alarm;

import cn.doorplate.place.RegionCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * 上报时间: when an alarm that nobody answers is passed on.
 *
 * @param communityAfter seconds
 * @param streetAfter seconds
 * @param saidBy the region that says so; null where none does
 * @param version of what the region that was asked for says itself; 0 for nothing
 */
record AlarmTimes(
        int communityAfter, int streetAfter, @Nullable RegionCode saidBy, int version) {

    static final AlarmTimes USUAL = new AlarmTimes(30, 90, null, 0);

    static final int SOONEST = 10;
    static final int COMMUNITY_AT_LAST = 300;
    static final int STREET_AT_LAST = 600;

    /** Who said to come is there within this time, or so long after they said, or it calls again. */
    static final Duration ARRIVE = Duration.ofMinutes(15);

    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** Some time after somebody came it is as good as over, though nobody says so. */
    static final Duration SETTLED = Duration.ofMinutes(10);

    /** What nobody ends is over by itself. */
    static final Duration LASTS = Duration.ofDays(1);

    /** While nobody comes all are told again. */
    static final Duration REMIND = Duration.ofSeconds(60);

    private static final int OFTEN = 10;

    /** For ten minutes each minute, for an hour every five, then every half hour. */
    static Duration remindAfter(int reminders) {
        if (reminders < OFTEN) {
            return REMIND;
        }
        return REMIND.multipliedBy(reminders < 2 * OFTEN ? 5 : 30);
    }

    /** @param minutes in which somebody said to be there; null if they did not */
    static Duration arrive(@Nullable Integer minutes) {
        Duration said =
                minutes == null ? Duration.ZERO : Duration.ofMinutes(minutes).plus(MARGIN);
        return said.compareTo(ARRIVE) > 0 ? said : ARRIVE;
    }
}
