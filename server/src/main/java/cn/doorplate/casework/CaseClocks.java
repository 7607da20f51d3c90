package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseClock;
import cn.doorplate.casework.life.Known;
import cn.doorplate.place.RegionCode;
import cn.doorplate.worktime.WorkCalendar;
import cn.doorplate.worktime.WorkCalendars;
import org.springframework.stereotype.Component;

/** The clocks of cases: their category's limits where they are, on the calendar of that region; round the clock for urgent ones. */
@Component
class CaseClocks {

    private final CaseCategories categories;
    private final WorkCalendars calendars;

    CaseClocks(CaseCategories categories, WorkCalendars calendars) {
        this.categories = categories;
        this.calendars = calendars;
    }

    CaseClock of(CaseRow row) {
        return of(row.region(), row.facts().the(Known.CATEGORY), row.facts().has(Known.URGENT));
    }

    /**
     * @param urgent whether the case is: what its category says today may be something else
     * @throws IllegalStateException if there is no such category; none is ever removed
     */
    CaseClock of(RegionCode region, String category, boolean urgent) {
        CaseCategory set = categories.the(region, category);
        WorkCalendar calendar = urgent ? WorkCalendar.roundTheClock() : calendars.of(region);
        return new CaseClock(calendar, set.limits());
    }
}
