package cn.doorplate.worktime;

import java.util.List;

/**
 * 作息安排: office hours that a region has set for itself.
 *
 * @param from the first day on which they hold, as in 2026-05-01
 * @param version of the setting, for who changes it
 */
record OfficeSeason(String from, List<WorkSpan> spans, int version) {

    static OfficeSeason of(OfficeHoursRow row) {
        return new OfficeSeason(row.validFrom().toString(), row.hours().list(), row.version());
    }
}
