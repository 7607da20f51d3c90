package cn.doorplate.hall;

import cn.doorplate.shared.DueRounds;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of slots, and ends bookings of which nobody recorded anything; each step in a transaction that holds the booking. */
@Component
class BookingTimer implements DueRounds.Steps {

    private final BookingMapper rows;
    private final Windows windows;
    private final BookingNews news;

    BookingTimer(BookingMapper rows, Windows windows, BookingNews news) {
        this.rows = rows;
        this.windows = windows;
        this.news = news;
    }

    @Override
    public List<Long> due(Instant now, int atMost) {
        return rows.due(now, atMost);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void step(long id, Instant now) {
        BookingRow row = rows.hold(id);
        if (row == null
                || row.step() == null
                || row.stepAt() == null
                || row.stepAt().isAfter(now)) {
            return;
        }
        switch (row.step()) {
            case REMIND -> {
                remind(row, now);
                rows.goesOn(id, BookingStep.PASS, BookingStep.PASS.at(row.startsAt(), row.endsAt(), now));
            }
            case PASS -> rows.become(id, WindowBookingState.PASSED, true);
        }
    }

    /** Where servers stood still so long that it has begun, nobody is reminded of it. */
    private void remind(BookingRow row, Instant now) {
        if (now.isBefore(row.startsAt())) {
            windows.find(row.windowId()).ifPresent(window -> news.tell(row, window, "reminder", now, ""));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void postpone(long id, Instant later) {
        BookingRow row = rows.hold(id);
        if (row != null && row.step() != null) {
            rows.goesOn(id, row.step(), later);
        }
    }
}
