package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

    @ParameterizedTest(name = "{0} to {1}: at {2} it may go out at {3}")
    @CsvSource({
        // Over midnight.
        "22:00, 07:00, 2026-11-21T21:59:59, 2026-11-21T21:59:59",
        "22:00, 07:00, 2026-11-21T22:00:00, 2026-11-22T07:00:00",
        "22:00, 07:00, 2026-11-21T23:59:59, 2026-11-22T07:00:00",
        "22:00, 07:00, 2026-11-22T00:00:00, 2026-11-22T07:00:00",
        "22:00, 07:00, 2026-11-22T06:59:59, 2026-11-22T07:00:00",
        "22:00, 07:00, 2026-11-22T07:00:00, 2026-11-22T07:00:00",
        "22:00, 07:00, 2026-12-31T22:30:00, 2027-01-01T07:00:00",
        // On one day.
        "12:30, 14:00, 2026-11-21T12:29:59, 2026-11-21T12:29:59",
        "12:30, 14:00, 2026-11-21T12:30:00, 2026-11-21T14:00:00",
        "12:30, 14:00, 2026-11-21T13:59:59, 2026-11-21T14:00:00",
        "12:30, 14:00, 2026-11-21T14:00:00, 2026-11-21T14:00:00",
        // From midnight, and until midnight.
        "00:00, 06:00, 2026-11-21T23:59:59, 2026-11-21T23:59:59",
        "00:00, 06:00, 2026-11-22T00:00:00, 2026-11-22T06:00:00",
        "21:00, 00:00, 2026-11-21T20:59:59, 2026-11-21T20:59:59",
        "21:00, 00:00, 2026-11-21T21:00:00, 2026-11-22T00:00:00",
        "21:00, 00:00, 2026-11-22T00:00:00, 2026-11-22T00:00:00",
        // The same stands for never.
        "08:00, 08:00, 2026-11-21T08:00:00, 2026-11-21T08:00:00",
        "00:00, 00:00, 2026-11-21T12:00:00, 2026-11-21T12:00:00"
    })
    void endWhenTheyEndInShanghai(LocalTime from, LocalTime until, LocalDateTime at, LocalDateTime goesOut) {
        QuietHours hours = new QuietHours(minutes(from), minutes(until));

        assertThat(hours.endOf(at.atZone(QuietHours.ZONE).toInstant()))
                .isEqualTo(goesOut.atZone(QuietHours.ZONE).toInstant());
    }

    private static int minutes(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
