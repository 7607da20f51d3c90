package cn.doorplate.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for working time on any calendar, from any moment, for any length. */
class WorkCalendarPropertyTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 2 * 365;
    private static final long DAY_MS = 86_400_000;

    /** A calendar, and how the slow way has it. */
    record Both(WorkCalendar calendar, MinuteWalk walk) {}

    @Property
    void whatWasAddedLiesBetween(
            @ForAll("calendars") Both both, @ForAll("moments") Instant from, @ForAll("work") Duration work) {
        Instant due = both.calendar().add(from, work);

        assertThat(both.calendar().between(from, due)).isEqualTo(work);
        assertThat(due).isAfterOrEqualTo(from);
    }

    @Property
    void noEarlierMomentWouldDo(
            @ForAll("calendars") Both both, @ForAll("moments") Instant from, @ForAll("work") Duration work) {
        Instant due = both.calendar().add(from, work);

        if (!work.isZero()) {
            assertThat(both.calendar().between(from, due.minusMillis(1))).isLessThan(work);
        }
    }

    @Property
    void inTwoStepsIsInOne(
            @ForAll("calendars") Both both,
            @ForAll("moments") Instant from,
            @ForAll("work") Duration one,
            @ForAll("work") Duration other) {
        WorkCalendar calendar = both.calendar();

        assertThat(calendar.add(calendar.add(from, one), other)).isEqualTo(calendar.add(from, one.plus(other)));
    }

    @Property
    void laterAndLongerIsNeverEarlier(
            @ForAll("calendars") Both both,
            @ForAll("moments") Instant from,
            @ForAll("work") Duration work,
            @ForAll("work") Duration more) {
        WorkCalendar calendar = both.calendar();
        Instant due = calendar.add(from, work);

        assertThat(calendar.add(from.plus(more), work)).isAfterOrEqualTo(due);
        assertThat(calendar.add(from, work.plus(more))).isAfterOrEqualTo(due);
    }

    @Property
    void timeBetweenAddsUpAndIsNeverMoreThanTheClocks(
            @ForAll("calendars") Both both,
            @ForAll("moments") Instant one,
            @ForAll("moments") Instant other,
            @ForAll("moments") Instant third) {
        List<Instant> order = new ArrayList<>(new TreeSet<>(List.of(one, other, third)));
        Instant first = order.get(0);
        Instant middle = order.get(order.size() / 2);
        Instant last = order.get(order.size() - 1);
        WorkCalendar calendar = both.calendar();

        assertThat(calendar.between(first, middle).plus(calendar.between(middle, last)))
                .isEqualTo(calendar.between(first, last));
        assertThat(calendar.between(first, last)).isBetween(Duration.ZERO, Duration.between(first, last));
        assertThat(calendar.between(last, first)).isZero();
    }

    @Property(tries = 300)
    void addingIsWalkingFromMinuteToMinute(
            @ForAll("calendars") Both both, @ForAll("moments") Instant from, @ForAll("work") Duration work) {
        assertThat(both.calendar().add(from, work)).isEqualTo(both.walk().add(from, work));
    }

    @Property(tries = 300)
    void measuringIsWalkingFromMinuteToMinute(
            @ForAll("calendars") Both both, @ForAll("moments") Instant from, @ForAll("work") Duration later) {
        Instant until = from.plus(later.multipliedBy(5));

        assertThat(both.calendar().between(from, until)).isEqualTo(both.walk().between(from, until));
    }

    /** In the first year: what is added to it ends in the second at the latest. */
    @Provide
    Arbitrary<Instant> moments() {
        long start = FIRST.atStartOfDay().toInstant(WorkTable.SHANGHAI).toEpochMilli();
        Arbitrary<Long> any = Arbitraries.longs().between(0, 365 * DAY_MS);
        // Where it is most easily wrong: on the minute, and a millisecond beside.
        Arbitrary<Long> even = any.map(ms -> ms / 60_000 * 60_000);
        Arbitrary<Long> beside = even.map(ms -> ms == 0 ? 0 : ms - 1);
        return Arbitraries.oneOf(any, even, beside).map(ms -> Instant.ofEpochMilli(start + ms));
    }

    @Provide
    Arbitrary<Duration> work() {
        Arbitrary<Duration> any = Arbitraries.longs().between(0, DAY_MS).map(Duration::ofMillis);
        Arbitrary<Duration> minutes = Arbitraries.longs().between(0, 24 * 60).map(Duration::ofMinutes);
        return Arbitraries.oneOf(any, minutes);
    }

    @Provide
    Arbitrary<Both> calendars() {
        Arbitrary<Set<Integer>> published = Arbitraries.of(2026, 2027).set();
        Arbitrary<Long> seed = Arbitraries.longs();
        return Combinators.combine(published, seed, seasons()).as(WorkCalendarPropertyTests::both);
    }

    /** One that holds from before the first day, and up to two that come later. */
    private static Arbitrary<Map<LocalDate, List<int[]>>> seasons() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);
        return Combinators.combine(spans(), Arbitraries.maps(day, spans()).ofMaxSize(2))
                .as((first, later) -> {
                    Map<LocalDate, List<int[]>> all = new HashMap<>(later);
                    all.put(FIRST.minusYears(1), first);
                    return all;
                });
    }

    /** One to three openings a day, an hour at least in all, so that the two years hold what is added. */
    private static Arbitrary<List<int[]>> spans() {
        return Arbitraries.integers()
                .between(0, 1440)
                .set()
                .ofMinSize(2)
                .ofMaxSize(6)
                .map(WorkCalendarPropertyTests::pairs)
                .filter(spans ->
                        spans.stream().mapToInt(span -> span[1] - span[0]).sum() >= 120);
    }

    private static List<int[]> pairs(Set<Integer> minutes) {
        List<Integer> sorted = new ArrayList<>(new TreeSet<>(minutes));
        List<int[]> spans = new ArrayList<>();
        for (int i = 0; i + 1 < sorted.size(); i += 2) {
            spans.add(new int[] {sorted.get(i), sorted.get(i + 1)});
        }
        return spans;
    }

    /** Some days are named at random: off on any day, worked on weekends. */
    private static Both both(Set<Integer> published, long seed, Map<LocalDate, List<int[]>> seasons) {
        Random random = new Random(seed);
        Map<LocalDate, Boolean> worked = new HashMap<>();
        List<NamedDay> named = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
            boolean isWorked = WorkDays.isWeekend(day) && random.nextBoolean();
            if (worked.putIfAbsent(day, isWorked) == null) {
                named.add(new NamedDay(day, isWorked ? WorkDayKind.WORK : WorkDayKind.OFF, "节"));
            }
        }
        TreeMap<LocalDate, WorkSpans> hours = new TreeMap<>();
        seasons.forEach((from, spans) -> hours.put(
                from,
                new WorkSpans(spans.stream()
                        .map(span -> new WorkSpan(span[0], span[1]))
                        .toList())));
        WorkCalendar calendar = WorkCalendar.of(new WorkDays(published, named), new Seasons(hours), 2026, 2027);
        return new Both(calendar, new MinuteWalk(worked, published, seasons));
    }
}
