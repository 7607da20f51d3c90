package cn.doorplate.station;

import cn.doorplate.worktime.Holidays;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Looks at stations at a moment, by the calendar of holidays. */
@Component
class Openings {

    private final Holidays holidays;

    Openings(Holidays holidays) {
        this.holidays = holidays;
    }

    Station station(StationCard card, Instant now) {
        return new Station(card, of(card, now), now);
    }

    Opening of(StationCard card, Instant now) {
        return OpenTimes.at(now, card.content().hours(), card.closed(), holidays::on);
    }
}
