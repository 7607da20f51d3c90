package cn.doorplate.stay;

import cn.doorplate.station.Stations;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A call for help ends, by somebody or by time, and the other side hears of it. */
@Component
class HelpEnding {

    private static final int AT_ONCE = 100;

    private final HelpMapper rows;
    private final HelpTelling telling;
    private final Stations stations;
    private final StayTime time;

    HelpEnding(HelpMapper rows, HelpTelling telling, Stations stations, StayTime time) {
        this.rows = rows;
        this.telling = telling;
        this.stations = stations;
        this.time = time;
    }

    /** For who holds it; a second time it does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(HelpRow call, boolean byAsker) {
        if (call.isOpen()) {
            rows.change(call.closed(time.now()));
            stations.find(call.stationId()).ifPresent(it -> telling.closed(call, it, byAsker, rows.helpers(call.id())));
        }
    }

    /** The station goes, and nobody there can help any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAt(long station) {
        List<HelpRow> open = rows.openAt(station, Long.MAX_VALUE, AT_ONCE);
        while (!open.isEmpty()) {
            open.forEach(this::endHeld);
            open = rows.openAt(station, Long.MAX_VALUE, AT_ONCE);
        }
    }

    private void endHeld(HelpRow call) {
        HelpRow held = rows.hold(call.id());
        if (held != null) {
            end(held, false);
        }
    }
}
