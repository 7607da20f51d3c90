package cn.doorplate.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.doorplate.place.RegionCode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** When somebody is told that the next year is missing. */
@ExtendWith(OutputCaptureExtension.class)
class WorkYearWatchTests {

    private static final String WARNING = "are not known: run import work-year";

    private final WorkYearMapper years = mock(WorkYearMapper.class);
    private final OfficeHoursMapper hours = mock(OfficeHoursMapper.class);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final DayClock clock = new DayClock("2026-11-14");
    private final WorkCalendars calendars = new WorkCalendars(years, hours, clock);
    private final WorkYearWatch watch = new WorkYearWatch(calendars, clock, metrics);

    @Test
    void itIsAskedForFromTheFifteenthOfNovemberOnOnceADay(CapturedOutput output) {
        published(2026);

        watch.look();
        assertThat(output).doesNotContain(WARNING);

        clock.set("2026-11-15");
        watch.look();
        watch.look();
        assertThat(output.toString().split(WARNING, -1)).hasSize(2);
        assertThat(output).contains("The holidays of 2027");
        assertThat(ahead()).isZero();

        clock.set("2026-11-16");
        watch.look();
        assertThat(output.toString().split(WARNING, -1)).hasSize(3);
    }

    @Test
    void nothingIsSaidOnceItIsThere(CapturedOutput output) {
        published(2026, 2027);
        clock.set("2026-12-31");

        watch.look();

        assertThat(output).doesNotContain(WARNING);
        assertThat(ahead()).isEqualTo(1);
    }

    @Test
    void aYearThatHasBegunWithoutItIsAskedForEachDay(CapturedOutput output) {
        published(2026, 2028);
        clock.set("2027-01-02");

        watch.look();

        assertThat(output).contains("The holidays of 2027");
        assertThat(ahead()).isZero();
    }

    @Test
    void calendarsReachTenYearsAheadOfAnyDay() {
        published(2026);
        when(hours.all())
                .thenReturn(List.of(
                        new OfficeHoursRow(0, LocalDate.parse("2000-01-01"), PublishedYear.HOURS.toString(), 1)));
        RegionCode anywhere = new RegionCode(52);
        clock.set("2026-12-31");
        assertThat(calendars.known().lastYear()).isEqualTo(2036);

        clock.set("2027-01-01");
        calendars.refresh();

        Instant late = Instant.parse("2037-12-01T04:00:00Z");
        assertThat(calendars.of(anywhere).add(late, Duration.ofHours(1))).isAfter(late);
    }

    private void published(int... asked) {
        when(years.years())
                .thenReturn(IntStream.of(asked)
                        .mapToObj(year -> new WorkYearRow(year, "通知"))
                        .toList());
    }

    private double ahead() {
        return metrics.get("doorplate.worktime.years.ahead").gauge().value();
    }
}
