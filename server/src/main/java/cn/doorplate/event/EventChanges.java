package cn.doorplate.event;

import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says what changed of an event, as far as somebody who signed up relies on it. */
final class EventChanges {

    private final List<String> lines = new ArrayList<>();
    private final Instant now;

    private EventChanges(Instant now) {
        this.now = now;
    }

    static List<String> of(EventContent before, EventContent after, Instant now) {
        EventChanges changes = new EventChanges(now);
        EventTimes then = before.times();
        EventTimes times = after.times();
        boolean sameTime =
                then.startsAt().equals(times.startsAt()) && then.endsAt().equals(times.endsAt());
        changes.add("时间改为", sameTime, SpokenTime.span(times.startsAt(), times.endsAt(), now));
        changes.add("地点改为", before.venue().equals(after.venue()), after.venue().words());
        changes.add("名称改为", before.title().equals(after.title()), after.title());
        changes.add("主办改为", before.host().equals(after.host()), after.host());
        changes.add(
                "咨询电话改为",
                Objects.equals(before.contact(), after.contact()),
                Objects.requireNonNullElse(after.contact(), "无"));
        changes.addTime("取消报名截止改为", then.cancelUntil(), times.cancelUntil(), sameTime);
        changes.addTime("报名截止改为", then.closesAt(), times.closesAt(), sameTime);
        return List.copyOf(changes.lines);
    }

    private void add(String what, boolean same, String value) {
        if (!same) {
            lines.add(what + value);
        }
    }

    /** A deadline that merely moves with the begin is said all the same: it is the one that counts. */
    private void addTime(String what, Instant before, Instant after, boolean sameTime) {
        add(what, before.equals(after) && sameTime, SpokenTime.dated(after, now));
    }
}
