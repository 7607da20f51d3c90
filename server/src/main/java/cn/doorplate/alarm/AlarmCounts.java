package cn.doorplate.alarm;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** 统计数: how many alarms there were at a place in an hour of the day, or several such together, and how soon they were answered. */
record AlarmCounts(
        int raised,
        int none,
        int drills,
        int within30,
        int within90,
        int within300,
        int attended,
        int seen,
        long seconds) {

    static AlarmCounts together(Collection<AlarmCounts> all) {
        return all.stream().reduce(new AlarmCounts(0, 0, 0, 0, 0, 0, 0, 0, 0), AlarmCounts::and);
    }

    private AlarmCounts and(AlarmCounts other) {
        return new AlarmCounts(
                raised + other.raised,
                none + other.none,
                drills + other.drills,
                within30 + other.within30,
                within90 + other.within90,
                within300 + other.within300,
                attended + other.attended,
                seen + other.seen,
                seconds + other.seconds);
    }

    public @Nullable Integer secondsToSeen() {
        return seen == 0 ? null : (int) (seconds / seen);
    }
}
