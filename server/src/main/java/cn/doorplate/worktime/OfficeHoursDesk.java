package cn.doorplate.worktime;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where staff set office hours: of days to come only, for what was counted by now was told to people. */
@Component
class OfficeHoursDesk {

    private static final int MOST_DAYS_AHEAD = 366;

    /** Of a day: by fewer, what may take months would take longer than the years that are known. */
    private static final int FEWEST_MINUTES = 60;

    private final OfficeHoursMapper rows;
    private final WorkYearMapper years;
    private final WorkCalendars calendars;
    private final PlacePaths paths;
    private final TransactionTemplate transactions;
    private final Clock clock;

    OfficeHoursDesk(
            OfficeHoursMapper rows,
            WorkYearMapper years,
            WorkCalendars calendars,
            PlacePaths paths,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.years = years;
        this.calendars = calendars;
        this.paths = paths;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sets the hours of a region from a day on, until its next season.
     *
     * @param version of the setting with this day that is replaced; 0 where there is none
     * @throws Declined NOT_FOUND if the region is not there or not the viewer's, WINDOW, SPANS, CONFLICT
     */
    void set(Viewer viewer, RegionCode region, LocalDate from, WorkSpans spans, int version) {
        if (!isKeptBy(viewer, region)) {
            throw Declined.at("region", CommonErrorCode.NOT_FOUND);
        }
        LocalDate today = LocalDate.now(clock.withZone(WorkTable.SHANGHAI));
        if (!from.isAfter(today) || from.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            throw Declined.at("from", WorktimeErrorCode.WINDOW);
        }
        if (spans.minutes() < FEWEST_MINUTES) {
            throw Declined.at("spans", WorktimeErrorCode.SPANS);
        }
        OfficeHoursRow row = new OfficeHoursRow(region.value(), from, spans.toString(), version);
        transactions.executeWithoutResult(status -> {
            years.advance(clock.instant());
            write(row);
        });
        calendars.refresh();
    }

    private void write(OfficeHoursRow row) {
        try {
            int written = row.version() == 0
                    ? rows.enter(row.regionCode(), row.validFrom(), row.spans(), clock.instant())
                    : rows.correct(row, clock.instant());
            if (written != 1) {
                throw Declined.because(CommonErrorCode.CONFLICT);
            }
        } catch (DuplicateKeyException e) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    private boolean isKeptBy(Viewer viewer, RegionCode region) {
        return Optional.of(new PlaceRef(PlaceKind.REGION, region.value()))
                .flatMap(paths::of)
                .filter(path -> viewer.may(Permission.KEEP_CATALOGUE, path))
                .isPresent();
    }
}
