package cn.doorplate.stay;

import cn.doorplate.shared.DueRounds;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What time does with calls for help: while nobody answers others are told, and what nobody closes ends by itself. */
@Component
class HelpTimer implements DueRounds.Steps {

    private final HelpMapper rows;
    private final HelpTelling telling;
    private final HelpEnding ending;
    private final Stations stations;

    HelpTimer(HelpMapper rows, HelpTelling telling, HelpEnding ending, Stations stations) {
        this.rows = rows;
        this.telling = telling;
        this.ending = ending;
        this.stations = stations;
    }

    @Override
    public List<Long> due(Instant now, int atMost) {
        return rows.due(now, atMost);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void step(long id, Instant now) {
        HelpRow call = rows.hold(id);
        if (call == null || call.dueAt() == null || call.dueAt().isAfter(now)) {
            return;
        }
        Optional<Station> station = stations.find(call.stationId());
        if (station.isPresent() && call.isToBeTold(now)) {
            telling.stillNobody(call, station.get());
            rows.change(telling.tell(call, station.get(), call.circle().next(), now));
        } else {
            ending.end(call, false);
        }
    }

    @Override
    public void postpone(long id, Instant later) {
        rows.postpone(id, later);
    }
}
