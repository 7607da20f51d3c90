package cn.doorplate.worktime;

import java.time.LocalDate;

/**
 * A row of {@code office_hours}: a season of a region.
 *
 * @param regionCode 0 for the whole country
 * @param spans as {@link WorkSpans} writes them
 */
record OfficeHoursRow(long regionCode, LocalDate validFrom, String spans, int version) {

    WorkSpans hours() {
        return WorkSpans.parse(spans);
    }
}
