package cn.doorplate.hall;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells people of their bookings. */
@Component
class BookingNews {

    private final HallNews news;

    BookingNews(HallNews news) {
        this.news = news;
    }

    /** @param why null where the window's hours were changed */
    void calledOff(BookingRow row, ServiceWindow window, @Nullable String why, Instant now) {
        tell(row, window, "called_off", now, why == null ? news.text("booking.replanned") : why);
    }

    /** @param more the last of its words */
    void tell(BookingRow row, ServiceWindow window, String what, Instant now, String more) {
        String cause = "hall:" + Ids.toOpaque(row.id()) + ":" + what + ":"
                + row.startsAt().getEpochSecond();
        RegionCode region = window.place();
        news.tell(
                List.of(row.personId(), row.bookedBy()),
                "booking." + what,
                cause,
                row.id(),
                region,
                row.title(),
                SpokenTime.span(row.startsAt(), row.endsAt(), now),
                window.name(),
                row.called(),
                more);
    }
}
