package cn.doorplate.event;

import cn.doorplate.place.PlateSection;
import java.time.Instant;
import java.util.List;

/** 活动栏目: the events at a door that are still to come, on its public page. */
record PlateEventSection(String title, List<PlateLine> lines, List<PlateEvent> events) implements PlateSection {

    static PlateEventSection of(List<PlateEvent> events, Instant now) {
        return new PlateEventSection(
                "近期活动", events.stream().map(event -> event.line(now)).toList(), events);
    }
}
