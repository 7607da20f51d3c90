package cn.doorplate.station;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.worktime.WorkDayKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whether a station is open, and until when, beside a look at each minute. */
class OpenTimesPropertyTests {

    private static final LocalDate FRIDAY = LocalDate.of(2027, 1, 22);
    private static final int DAYS = 4;

    record Case(
            StationHours hours, @Nullable StationClosed closed, Map<LocalDate, WorkDayKind> holidays, Instant now) {}

    @Property(tries = 150)
    void isOpenAndChangesAsALookAtEachMinuteSays(@ForAll("cases") Case it) {
        Opening opening = OpenTimes.at(
                it.now(),
                it.hours(),
                it.closed(),
                day -> Optional.ofNullable(it.holidays().get(day)));

        assertThat(opening.open()).isEqualTo(isOpen(it, it.now()));
        Instant minute = it.now();
        Instant end = it.now().plus(Duration.ofDays(DAYS));
        while (minute.isBefore(end) && isOpen(it, minute) == opening.open()) {
            minute = minute.plus(Duration.ofMinutes(1));
        }
        if (minute.isBefore(end)) {
            assertThat(opening.until()).isEqualTo(minute);
        } else {
            assertThat(opening.until())
                    .satisfiesAnyOf(
                            until -> assertThat(until).isNull(),
                            until -> assertThat(until).isAfterOrEqualTo(end));
        }
    }

    @Property(tries = 300)
    void hoursOverlapInAWeekAsALookAtEachMinuteSays(
            @ForAll("weekly") WeeklySpan one, @ForAll("weekly") WeeklySpan other) {
        boolean[] taken = new boolean[7 * DaySpan.DAY];
        minutes(one).forEach(minute -> taken[minute] = true);

        assertThat(SpanOverlap.inWeek(one, other))
                .isEqualTo(minutes(other).stream().anyMatch(minute -> taken[minute]));
    }

    private static List<Integer> minutes(WeeklySpan it) {
        List<Integer> minutes = new ArrayList<>();
        for (int minute = it.span().begin(); minute < it.span().end(); minute++) {
            minutes.add(((it.weekday() - 1) * DaySpan.DAY + minute) % (7 * DaySpan.DAY));
        }
        return minutes;
    }

    /** By the rules in words: what begins today or began yesterday holds, out of what is closed. */
    private static boolean isOpen(Case it, Instant moment) {
        if (it.closed() != null && it.closed().holdsAt(moment)) {
            return false;
        }
        LocalDate today = LocalDate.ofInstant(moment, OpenTimes.SHANGHAI);
        long minute = Duration.between(today.atStartOfDay(OpenTimes.SHANGHAI).toInstant(), moment)
                .toMinutes();
        return covers(it, today, minute) || covers(it, today.minusDays(1), minute + DaySpan.DAY);
    }

    private static boolean covers(Case it, LocalDate day, long minute) {
        return rule(it, day).stream().anyMatch(span -> span.begin() <= minute && minute < span.end());
    }

    private static List<DaySpan> rule(Case it, LocalDate day) {
        for (HoursException other : it.hours().exceptions()) {
            if (!day.isBefore(other.first()) && !day.isAfter(other.last())) {
                return other.spans();
            }
        }
        if (it.holidays().get(day) == WorkDayKind.OFF) {
            switch (it.hours().onHolidays()) {
                case CLOSED -> {
                    return List.of();
                }
                case OWN_HOURS -> {
                    return it.hours().holidaySpans();
                }
                case AS_USUAL -> {}
            }
        }
        boolean asMonday =
                it.holidays().get(day) == WorkDayKind.WORK && it.hours().onHolidays() != HolidayRule.AS_USUAL;
        int weekday = asMonday ? 1 : day.getDayOfWeek().getValue();
        return it.hours().weekly().stream()
                .filter(each -> each.weekday() == weekday)
                .map(WeeklySpan::span)
                .toList();
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(hours(), closed(), holidays(), moments()).as(Case::new);
    }

    @Provide
    Arbitrary<WeeklySpan> weekly() {
        return Combinators.combine(Arbitraries.integers().between(1, 7), spans())
                .as(WeeklySpan::new);
    }

    private Arbitrary<StationHours> hours() {
        Arbitrary<HoursException> exceptions = Combinators.combine(
                        days(),
                        Arbitraries.integers().between(0, 2),
                        spans().list().ofMaxSize(2))
                .as((first, more, spans) -> new HoursException(first, first.plusDays(more), spans, "春节"));
        return Combinators.combine(
                        weekly().list().ofMaxSize(8),
                        Arbitraries.of(HolidayRule.class),
                        spans().list().ofMaxSize(2),
                        exceptions.list().ofMaxSize(2))
                .as((weekly, rule, holidays, others) ->
                        new StationHours(weekly, rule, rule == HolidayRule.OWN_HOURS ? holidays : List.of(), others));
    }

    /** Also over midnight, round the clock, and begins and ends that meet. */
    private Arbitrary<DaySpan> spans() {
        Arbitrary<Integer> quarters = Arbitraries.integers().between(0, 95).map(it -> it * 15);
        Arbitrary<DaySpan> any = Combinators.combine(
                        quarters, Arbitraries.integers().between(1, 96))
                .as((begin, length) -> new DaySpan(begin, begin + length * 15));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, any),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new DaySpan(0, DaySpan.DAY))),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new DaySpan(1320, 1800))));
    }

    private Arbitrary<@Nullable StationClosed> closed() {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(1, DAYS * DaySpan.DAY);
        Arbitrary<StationClosed> closed = Combinators.combine(moments(), minutes)
                .as((from, more) -> new StationClosed("停水", from, until(from, more)));
        return closed.injectNull(0.5);
    }

    /** Some for good. */
    private static @Nullable Instant until(Instant from, int minutes) {
        return minutes % 3 == 0 ? null : from.plus(Duration.ofMinutes(minutes));
    }

    /** Some days off, and of weekends some that are worked. */
    private Arbitrary<Map<LocalDate, WorkDayKind>> holidays() {
        return Arbitraries.maps(days(), Arbitraries.of(WorkDayKind.class))
                .ofMaxSize(4)
                .map(all -> {
                    all.replaceAll((day, kind) -> day.getDayOfWeek().getValue() < 6 ? WorkDayKind.OFF : kind);
                    return all;
                });
    }

    private Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(-1, DAYS).map(FRIDAY::plusDays);
    }

    private Arbitrary<Instant> moments() {
        Instant begin = FRIDAY.atStartOfDay(OpenTimes.SHANGHAI).toInstant();
        return Arbitraries.integers()
                .between(0, DAYS * DaySpan.DAY)
                .map(minute -> begin.plus(Duration.ofMinutes(minute)));
    }
}
