package cn.doorplate.casework.life;

import cn.doorplate.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of one case: its category's limits on its region's calendar. Deadlines are moments that were told to people: they are
 * worked out when a case arrives somewhere and do not move afterwards, but by a pause, an extension, or a ruling.
 */
public record CaseClock(WorkCalendar calendar, CaseLimits limits) {

    /** A level's own time begins: on filing, when it goes up, when it is reopened. */
    CaseFacts arrive(CaseFacts facts, CaseDesk desk, Instant now) {
        CaseLevel level = desk.level();
        Instant cap = calendar.add(now, limits.solve(level));
        CaseLevel floor = facts.get(Known.FLOOR);
        return at(facts, desk, cap, now)
                .with(Known.TOP, cap)
                .with(Known.FLOOR, floor == null ? level : floor.max(level))
                .without(Known.SENDER, Known.BOUND);
    }

    /** It went down from here and comes back undone: what is left of the level's own time is left, and no more. */
    CaseFacts comeBack(CaseFacts facts, CaseDesk desk, Instant now) {
        return at(facts, desk, facts.the(Known.TOP), now).without(Known.SENDER, Known.BOUND);
    }

    /** Sent on by a desk: within the time of the level that it came to by time. */
    CaseFacts sentOn(CaseFacts facts, CaseDesk to, Instant now) {
        Instant cap = earlier(facts.the(Known.TOP), calendar.add(now, limits.solve(to.level())));
        CaseFacts there = at(facts, to, cap, now);
        return to.equals(facts.desk()) ? there : there.with(Known.SENDER, facts.desk());
    }

    /** It is of another category, as which it would have to be done sooner; what was granted stays. */
    CaseFacts sorted(CaseFacts facts, Instant now) {
        if (facts.get(Known.EXTENSION) == ExtensionState.GRANTED) {
            return facts;
        }
        Instant asSuch = calendar.add(now, limits.solve(facts.the(Known.FLOOR)));
        return facts.with(Known.TOP, earlier(facts.the(Known.TOP), asSuch));
    }

    /** Handed back to the desk. */
    CaseFacts toBeTaken(CaseFacts facts, Instant now) {
        return due(facts, earlier(calendar.add(now, limits.accept(facts.level())), facts.the(Known.CAP)), now);
    }

    /** Sent back: nothing is won by it. */
    CaseFacts sentBack(CaseFacts facts, CaseDesk to, Instant now) {
        return at(facts, to, facts.the(Known.TOP), now).without(Known.SENDER);
    }

    /** To be ruled on: the one above has its own time to say whose it is. */
    CaseFacts toBeRuled(CaseFacts facts, CaseDesk ruler, Instant now) {
        Instant until = calendar.add(now, limits.accept(ruler.level()));
        return at(facts, ruler, until, now).with(Known.TOP, later(facts.the(Known.TOP), until));
    }

    /** Ruled: time enough to obey, and no more than there was otherwise. */
    CaseFacts ruled(CaseFacts facts, CaseDesk to, Instant now) {
        Instant least = calendar.add(now, limits.accept(to.level()));
        Instant most = earlier(facts.the(Known.TOP), calendar.add(now, limits.solve(to.level())));
        Instant cap = later(least, most);
        return at(facts, to, cap, now)
                .with(Known.TOP, later(facts.the(Known.TOP), cap))
                .with(Known.SENDER, facts.desk());
    }

    /** To a unit, or to all: to be taken soon. */
    CaseFacts offered(CaseFacts facts, Instant now) {
        Instant cap = facts.the(Known.CAP);
        return due(facts, earlier(calendar.add(now, limits.accept(facts.level())), cap), now);
    }

    /** Taken: from now on it is to be done. */
    CaseFacts taken(CaseFacts facts, Instant now) {
        return due(facts, facts.the(Known.CAP), now);
    }

    /** More time, and never less: the clock may have stood since it was asked for. */
    CaseFacts extended(CaseFacts facts, Instant until, Instant now) {
        Instant cap = later(facts.the(Known.CAP), until);
        return due(facts, cap, now).with(Known.CAP, cap).with(Known.TOP, later(facts.the(Known.TOP), cap));
    }

    /** The latest that more time may be asked for: as much again as the level has. */
    Instant longest(CaseFacts facts) {
        return calendar.add(facts.the(Known.CAP), limits.solve(facts.level()));
    }

    CaseFacts stopped(CaseFacts facts, Instant now) {
        return facts.with(Known.LEFT_DUE, left(facts, Known.DUE, now))
                .with(Known.LEFT_CAP, left(facts, Known.CAP, now))
                .with(Known.LEFT_TOP, left(facts, Known.TOP, now))
                .without(Known.DUE, Known.CAP, Known.TOP);
    }

    CaseFacts goesOn(CaseFacts facts, Instant now) {
        Instant due = from(facts, Known.LEFT_DUE, now);
        return due(facts, due, now)
                .with(Known.CAP, from(facts, Known.LEFT_CAP, now))
                .with(Known.TOP, from(facts, Known.LEFT_TOP, now))
                .without(Known.LEFT_DUE, Known.LEFT_CAP, Known.LEFT_TOP);
    }

    /** When to remind of the deadline; null where that was done, or there is no time for it. */
    @Nullable Instant reminder(CaseFacts facts, Instant now) {
        Instant due = facts.the(Known.DUE);
        if (due.equals(facts.get(Known.REMINDED_FOR))) {
            return null;
        }
        Duration left = calendar.between(now, due);
        Duration before = before(facts);
        return left.compareTo(before) <= 0 ? now : calendar.add(now, left.minus(before));
    }

    /** How long before a deadline to remind of it: as the category says, and of a short step when half of it is over. */
    private Duration before(CaseFacts facts) {
        CaseLevel level = facts.level();
        Duration half = (facts.has(Known.HANDLER) ? limits.solve(level) : limits.accept(level)).dividedBy(2);
        return half.compareTo(limits.remind()) < 0 ? half : limits.remind();
    }

    private long left(CaseFacts facts, Fact<Instant> deadline, Instant now) {
        return calendar.between(now, facts.the(deadline)).toMillis();
    }

    private Instant from(CaseFacts facts, Fact<Long> left, Instant now) {
        return calendar.add(now, Duration.ofMillis(facts.the(left)));
    }

    private CaseFacts at(CaseFacts facts, CaseDesk desk, Instant cap, Instant now) {
        CaseFacts there = facts.with(Known.DESK, desk)
                .with(Known.LEVEL, desk.level())
                .with(Known.CAP, cap)
                .without(Known.HANDLER, Known.UNIT, Known.POOL);
        return due(there, earlier(calendar.add(now, limits.accept(desk.level())), cap), now);
    }

    /** Of a deadline that is nearer than a reminder would be, nobody is reminded. */
    private CaseFacts due(CaseFacts facts, Instant due, Instant now) {
        CaseFacts next = facts.with(Known.DUE, due);
        return calendar.between(now, due).compareTo(before(facts)) <= 0
                ? next.with(Known.REMINDED_FOR, due)
                : next.without(Known.REMINDED_FOR);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
