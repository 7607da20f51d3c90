package cn.doorplate.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deadlines that somebody counted by hand, on the calendar of 2026, 8:30 to 12:00 and 14:00 to 17:30. */
class WorkCalendarTests {

    private final WorkCalendar calendar = WorkCalendar.of(
            PublishedYear.days(), seasons(Map.of(LocalDate.parse("2000-01-01"), PublishedYear.HOURS)), 2024, 2036);

    @ParameterizedTest
    @CsvSource({
        // Before the Spring Festival: half an hour on Friday, a make-up Saturday, and half an hour on the Tuesday
        // after.
        "2026-02-13T17:00, PT8H, 2026-02-24T09:00",
        // Before the National Day.
        "2026-09-30T17:00, PT2H, 2026-10-08T10:00",
        // What ends with the day ends at its close, at noon and in the evening.
        "2026-11-17T08:30, PT3H30M, 2026-11-17T12:00",
        "2026-11-17T08:30, PT7H, 2026-11-17T17:30",
        "2026-02-14T08:30, PT7H, 2026-02-14T17:30",
        "2026-09-30T08:30, PT7H, 2026-09-30T17:30",
        "2026-11-20T08:30, PT7H, 2026-11-20T17:30",
        "2026-11-17T08:30, PT7H0.001S, 2026-11-18T08:30:00.001",
        // At night, on a weekend, at noon: the clock waits for the office.
        "2026-11-17T23:00, PT1H, 2026-11-18T09:30",
        "2026-11-21T12:00, PT30M, 2026-11-23T09:00",
        "2026-11-17T12:30, PT1M, 2026-11-17T14:01",
        "2026-11-17T11:59:59.999, PT0.002S, 2026-11-17T14:00:00.001",
        // Into a year that is not published: 1 January 2027 is off, a Friday.
        "2026-12-31T17:00, PT1H, 2027-01-04T09:00",
        // Nothing is at once, whatever the hour.
        "2026-10-01T03:00, PT0S, 2026-10-01T03:00",
    })
    void aDeadlineIsWhatOneCountsByHand(String from, Duration work, String due) {
        assertThat(calendar.add(at(from), work)).isEqualTo(at(due));
        assertThat(calendar.between(at(from), at(due))).isEqualTo(work);
    }

    @Test
    void aWholeYearIsItsWorkingDays() {
        assertThat(calendar.between(at("2026-01-01T00:00"), at("2027-01-01T00:00")))
                .isEqualTo(Duration.ofHours(248 * 7));
    }

    @Test
    void roundTheClockIsTheClock() {
        WorkCalendar always = WorkCalendar.roundTheClock();

        assertThat(always.add(at("2026-10-01T03:00"), Duration.ofMinutes(30))).isEqualTo(at("2026-10-01T03:30"));
        assertThat(always.between(at("2026-10-01T03:00"), at("2026-10-02T03:00")))
                .isEqualTo(Duration.ofDays(1));
        assertThat(always.between(at("2026-10-02T03:00"), at("2026-10-01T03:00")))
                .isZero();
    }

    @Test
    void summerAndWinterHaveTheirHours() {
        WorkCalendar county = WorkCalendar.of(
                PublishedYear.days(),
                seasons(Map.of(
                        LocalDate.parse("2026-05-01"), WorkSpans.parse("510-720,870-1080"),
                        LocalDate.parse("2026-10-01"), WorkSpans.parse("540-720,840-1020"))),
                2026,
                2026);

        assertThat(county.add(at("2026-09-30T17:30"), Duration.ofHours(1))).isEqualTo(at("2026-10-08T09:30"));
        assertThat(county.between(at("2026-04-01T00:00"), at("2026-05-01T00:00")))
                .as("before all seasons")
                .isZero();
    }

    @Test
    void theNearestSettingHoldsFromItsDayOnAndTheOneAboveBefore() {
        WorkSpans own = WorkSpans.parse("540-720");
        WorkSpans above = WorkSpans.parse("480-720");
        Seasons nearest = Seasons.nearest(java.util.List.of(
                Map.of(LocalDate.parse("2026-06-01"), own),
                Map.of(),
                Map.of(LocalDate.parse("2026-03-01"), above, LocalDate.parse("2026-09-01"), above),
                Map.of(LocalDate.parse("2000-01-01"), PublishedYear.HOURS)));

        assertThat(nearest.on(LocalDate.parse("2026-02-28"))).contains(PublishedYear.HOURS);
        assertThat(nearest.on(LocalDate.parse("2026-03-01"))).contains(above);
        assertThat(nearest.on(LocalDate.parse("2026-06-01"))).contains(own);
        assertThat(nearest.on(LocalDate.parse("2026-09-02"))).contains(own);
        assertThat(nearest.on(LocalDate.parse("1999-12-31"))).isEmpty();
    }

    @Test
    void whatLiesOutsideOfTheKnownYearsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.add(at("2023-12-31T12:00"), Duration.ofHours(1)))
                .withMessageContaining("2024-01-01 to 2036-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.add(at("2036-12-31T17:00"), Duration.ofHours(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.add(at("2026-01-01T00:00"), Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.between(at("2026-01-01T00:00"), at("2037-01-01T00:01")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.add(at("2026-01-01T00:00"), Duration.ofMillis(-1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "x",
                "720-510",
                "510-720,700-800",
                "510-720,720-800",
                "-1-5",
                "510-1441",
                "840-1050,510-720",
                "1-2,3-4,5-6,7-8,9-10,11-12,13-14"
            })
    void hoursThatAreNoneAreRefused(String spans) {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkSpans.parse(spans));
    }

    private static Seasons seasons(Map<LocalDate, WorkSpans> from) {
        return new Seasons(new TreeMap<>(from));
    }

    /** In Asia/Shanghai. */
    private static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(WorkTable.SHANGHAI);
    }
}
