package cn.doorplate.worktime;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the arrangement of a year: whole or not at all, in the place of one that was there. Deadlines already told stay. */
@Component
class WorkYearImport {

    private final WorkYearMapper rows;
    private final WorkCalendars calendars;
    private final TransactionTemplate transactions;
    private final Clock clock;

    WorkYearImport(WorkYearMapper rows, WorkCalendars calendars, TransactionTemplate transactions, Clock clock) {
        this.rows = rows;
        this.calendars = calendars;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * How it ended.
     *
     * @param changed whether anything was written
     * @param workedDays how many days of the year are worked
     */
    record Result(boolean changed, int workedDays) {}

    /**
     * @param document that publishes it; null for the one that is known, or else for the title that such documents have
     * @throws WorkYearRefused if the arrangement of another year names one of its days
     */
    Result run(WorkYear year, @Nullable String document) {
        Boolean changed = transactions.execute(status -> {
            boolean written = write(year, document);
            if (!written) {
                // Servers need not read again what is as it was.
                status.setRollbackOnly();
            }
            return written;
        });
        int worked = calendars.refresh().days().workedIn(year.year());
        return new Result(Boolean.TRUE.equals(changed), worked);
    }

    private boolean write(WorkYear year, @Nullable String document) {
        rows.advance(clock.instant());
        WorkYearRow before = rows.find(year.year());
        WorkYearRow row = new WorkYearRow(year.year(), title(year.year(), document, before));
        if (row.equals(before) && year.days().equals(rows.daysOf(year.year()))) {
            return false;
        }
        List<LocalDate> taken = rows.ofOtherYears(
                year.year(), year.days().stream().map(NamedDay::day).toList());
        if (!taken.isEmpty()) {
            throw new WorkYearRefused(taken.stream()
                    .map(day -> day + " 已在另一年的安排里 (named by the arrangement of another year)")
                    .toList());
        }
        rows.forgetDays(year.year());
        rows.forget(year.year());
        rows.enter(row, clock.instant());
        rows.enterDays(year.year(), year.days(), clock.instant());
        return true;
    }

    private static String title(int year, @Nullable String document, @Nullable WorkYearRow before) {
        if (document != null) {
            return document;
        }
        return before == null ? "国务院办公厅关于" + year + "年部分节假日安排的通知" : before.document();
    }
}
