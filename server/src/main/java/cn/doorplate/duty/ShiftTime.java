package cn.doorplate.duty;

import cn.doorplate.shared.Declined;
import java.time.Duration;
import java.time.Instant;

/** From when until when somebody is on duty. */
record ShiftTime(Instant from, Instant until) {

    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration FARTHEST = Duration.ofDays(400);

    /** @throws Declined WRONG_PERIOD */
    void check(Instant now) {
        if (!until.isAfter(from)
                || Duration.between(from, until).compareTo(LONGEST) > 0
                || !until.isAfter(now)
                || from.isAfter(now.plus(FARTHEST))) {
            throw Declined.at("until", DutyErrorCode.WRONG_PERIOD);
        }
    }

    /** The same some weeks later: there is no summer time in Asia/Shanghai. */
    ShiftTime weeksLater(int weeks) {
        Duration later = Duration.ofDays(7L * weeks);
        return new ShiftTime(from.plus(later), until.plus(later));
    }

    /** Whether it begins so soon that who is told of it now needs not be reminded. */
    boolean isNear(Instant now) {
        return from.isBefore(now.plus(DutyReminders.AHEAD));
    }
}
