package cn.doorplate.stay;

import cn.doorplate.duty.DutyRosters;
import cn.doorplate.shared.Declined;
import cn.doorplate.station.StationRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of what is kept about a station when it goes: nothing is lent there any more, nobody is on duty, and calls end. */
@Component
class StationGone {

    private final Lendings lendings;
    private final HelpEnding calls;
    private final DutyRosters rosters;

    StationGone(Lendings lendings, HelpEnding calls, DutyRosters rosters) {
        this.lendings = lendings;
        this.calls = calls;
        this.rosters = rosters;
    }

    /** @throws Declined THINGS_OUT: a station stays until it has all its things */
    @EventListener
    void on(StationRemoved event) {
        lendings.close(event.stationId());
        calls.endAt(event.stationId());
        rosters.close(StationHands.post(event.stationId()));
    }
}
