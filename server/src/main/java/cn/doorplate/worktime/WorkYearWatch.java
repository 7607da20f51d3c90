package cn.doorplate.worktime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sees to it that the arrangement of the next year is brought in: it is published in the first half of November, and without
 * it deadlines around its holidays are wrong.
 */
@Component
class WorkYearWatch {

    static final Duration PAUSE = Duration.ofMinutes(5);

    /** From then on it should be there: that of 2026 was published on 4 November, that of 2025 on 12 November. */
    private static final MonthDay DUE = MonthDay.of(11, 15);

    private static final Logger log = LoggerFactory.getLogger(WorkYearWatch.class);

    private final WorkCalendars calendars;
    private final Clock clock;
    private final AtomicInteger ahead = new AtomicInteger();
    private @Nullable LocalDate warned;

    WorkYearWatch(WorkCalendars calendars, Clock clock, MeterRegistry metrics) {
        this.calendars = calendars;
        this.clock = clock;
        Gauge.builder("doorplate.worktime.years.ahead", ahead, AtomicInteger::get)
                .description("Years to come whose arrangement of holidays is known; should be 1 from 15 November on")
                .register(metrics);
    }

    /** Warns once a day. */
    synchronized void look() {
        LocalDate today = LocalDate.now(clock.withZone(WorkTable.SHANGHAI));
        WorkDays days = calendars.refresh().days();
        int missing = today.getYear();
        while (days.isPublished(missing)) {
            missing++;
        }
        ahead.set(Math.max(0, missing - today.getYear() - 1));
        if (isDue(missing, today) && !today.equals(warned)) {
            warned = today;
            log.warn("The holidays of {} are not known: run import work-year (README)", missing);
        }
    }

    /** Next year's from 15 November on; this year's always. */
    private static boolean isDue(int missing, LocalDate today) {
        int years = missing - today.getYear();
        return years == 0 || (years == 1 && !MonthDay.from(today).isBefore(DUE));
    }
}
