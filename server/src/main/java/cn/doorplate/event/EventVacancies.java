package cn.doorplate.event;

import cn.doorplate.capacity.VacancyChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has plates say within a second that an event is full, or has places again, inside the transaction in which it happens. */
@Component
class EventVacancies {

    private final Events events;
    private final EventStandings standings;

    EventVacancies(Events events, EventStandings standings) {
        this.events = events;
        this.standings = standings;
    }

    @EventListener
    void on(VacancyChanged happened) {
        if (happened.kind().equals(EventPublishing.POOLS)) {
            events.find(happened.pool())
                    .filter(event -> event.state() == EventState.PUBLISHED)
                    .ifPresent(event -> standings.changed(event.content().places()));
        }
    }
}
