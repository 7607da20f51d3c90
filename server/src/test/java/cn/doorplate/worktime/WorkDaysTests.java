package cn.doorplate.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which days are worked, in a year that is published and in one that is not. */
class WorkDaysTests {

    private final WorkDays days = PublishedYear.days();

    @Test
    void theYear2026Has248WorkingDays() {
        assertThat(IntStream.rangeClosed(1, 12).mapToObj(month -> worked(YearMonth.of(2026, month))))
                .containsExactly(21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23);
        assertThat(days.workedIn(2026)).isEqualTo(248);
    }

    @Test
    void aMakeUpDayIsAWeekendThatIsWorked() {
        List<LocalDate> makeUp = PublishedYear.of2026().stream()
                .filter(day -> day.kind() == WorkDayKind.WORK)
                .map(NamedDay::day)
                .toList();

        assertThat(makeUp).hasSize(6).allMatch(WorkDays::isWeekend).allMatch(days::isWorked);
        assertThat(days.nameOf(LocalDate.parse("2026-02-28"))).contains("春节");
        assertThat(days.isWorked(LocalDate.parse("2026-03-07"))).isFalse();
    }

    @Test
    void aHolidayMakesADayOffOrWorkedAndOfAnOrdinaryOneNothing() {
        assertThat(days.arranged(LocalDate.parse("2026-10-01"))).contains(WorkDayKind.OFF);
        assertThat(days.arranged(LocalDate.parse("2026-02-28"))).contains(WorkDayKind.WORK);
        assertThat(days.arranged(LocalDate.parse("2026-03-07"))).isEmpty();
        assertThat(days.arranged(LocalDate.parse("2027-05-02"))).contains(WorkDayKind.OFF);
    }

    @Test
    void anUnpublishedYearHasTheStatutoryDaysOffThatFollowTheSun() {
        List<String> off = LocalDate.of(2027, 1, 1)
                .datesUntil(LocalDate.of(2028, 1, 1))
                .filter(day -> !WorkDays.isWeekend(day) && !days.isWorked(day))
                .map(LocalDate::toString)
                .toList();

        assertThat(off)
                .as("1 and 2 May 2027, 2 and 3 October are on weekends")
                .containsExactly("2027-01-01", "2027-10-01");
        assertThat(days.nameOf(LocalDate.parse("2027-05-02"))).contains("劳动节");
        assertThat(days.isPublished(2027)).isFalse();
    }

    @Test
    void aPublishedYearHasThoseDaysOffOnlyWherePublished() {
        WorkDays nothingNamed = new WorkDays(Set.of(2026), List.of());

        assertThat(nothingNamed.isWorked(LocalDate.parse("2026-10-01"))).isTrue();
        assertThat(nothingNamed.nameOf(LocalDate.parse("2026-10-01"))).isEmpty();
        assertThat(nothingNamed.isWorked(LocalDate.parse("2025-10-01"))).isFalse();
    }

    private int worked(YearMonth month) {
        return (int) month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(days::isWorked)
                .count();
    }
}
