package cn.doorplate.worktime;

import cn.doorplate.IntegrationTest;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.TestPlaces;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The calendar as it lies in the database, and a place to stand on. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class WorktimeGround {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Doorplates doorplates;

    @Autowired
    WorkCalendars calendars;

    @Autowired
    WorkYearMapper years;

    @Autowired
    OfficeHoursMapper hours;

    @Autowired
    Clock clock;

    TestPlaces places;

    @BeforeEach
    void findPlaces() {
        places = new TestPlaces(jdbc, doorplates);
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(WorkTable.SHANGHAI));
    }

    /** In Asia/Shanghai. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(WorkTable.SHANGHAI);
    }

    /** What another server knows, which hears of changes by its own rounds alone. */
    WorkCalendars otherServer() {
        return new WorkCalendars(years, hours, clock);
    }
}
