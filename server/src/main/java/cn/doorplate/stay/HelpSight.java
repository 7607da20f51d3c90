package cn.doorplate.stay;

import cn.doorplate.identity.Viewer;
import cn.doorplate.station.Stations;
import org.springframework.stereotype.Component;

/** Who sees a call for help besides who asked: who helps at its station now, and who has helped in it. */
@Component
class HelpSight {

    private final Stations stations;
    private final StationHands hands;
    private final HelpMapper rows;

    HelpSight(Stations stations, StationHands hands, HelpMapper rows) {
        this.stations = stations;
        this.hands = hands;
        this.rows = rows;
    }

    boolean helps(Viewer viewer, HelpRow call) {
        return stations.find(call.stationId())
                        .filter(station -> hands.mayHelp(viewer, station))
                        .isPresent()
                || rows.helpers(call.id()).contains(viewer.personId());
    }
}
