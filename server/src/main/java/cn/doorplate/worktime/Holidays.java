package cn.doorplate.worktime;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** 节假日: public holidays and what is worked for them, as the State Council arranges them. Kept in memory, as {@link WorkCalendars} are. */
@Service
public class Holidays {

    private final WorkCalendars calendars;

    Holidays(WorkCalendars calendars) {
        this.calendars = calendars;
    }

    /** Empty for an ordinary weekday or weekend. In a year not yet arranged: off by its fixed date, and nothing worked for it. */
    public Optional<WorkDayKind> on(LocalDate day) {
        return calendars.known().days().arranged(day);
    }
}
