package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Changed;
import cn.doorplate.capacity.NewPool;
import cn.doorplate.capacity.Terms;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people notice of an event's life: it appears, changes and goes. Each in the caller's transaction, from the version that was
 * read; who comes too late is declined with CONFLICT, and nothing is done.
 */
@Component
class EventPublishing {

    /** As the capacity module knows whose pools these are. */
    static final String POOLS = "event";

    private final EventMapper rows;
    private final EventStandings standings;
    private final EventSearch search;
    private final EventBroadcasts broadcasts;
    private final Capacity capacity;

    EventPublishing(
            EventMapper rows,
            EventStandings standings,
            EventSearch search,
            EventBroadcasts broadcasts,
            Capacity capacity) {
        this.rows = rows;
        this.standings = standings;
        this.search = search;
        this.broadcasts = broadcasts;
        this.capacity = capacity;
    }

    /** @throws Declined CONFLICT if it was changed since it was read */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(EventRow row) {
        if (rows.change(row) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    /** A draft is there for everyone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(EventRow row, EventContent said, @Nullable Long series, @Nullable String rule, Instant now) {
        EventContent content = said.at(said.times().openingAt(now));
        change(row.published(content, series, rule, now));
        standings.put(row.id(), content);
        search.replace(row.id(), "", content.searchText());
        capacity.open(new NewPool(row.id(), POOLS, terms(content)));
    }

    /** What is published says something else: who signed up is told what. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void edit(Event before, EventContent said, Instant now) {
        EventContent content = said.at(said.times().openingAt(before.signUpOpensAt()));
        change(before.row().saying(content, now));
        standings.put(before.number(), content);
        if (!before.content().places().equals(content.places())) {
            standings.changed(before.content().places());
        }
        search.replace(before.number(), before.content().searchText(), content.searchText());
        if (capacity.change(before.number(), terms(content)) == Changed.BELOW_TAKEN) {
            throw Declined.at("content.capacity", EventErrorCode.BELOW_TAKEN);
        }
        broadcasts.edited(before, content);
    }

    /** It will not take place: everyone who signed up is told why. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancel(Event event, String reason, Instant now) {
        change(event.row().cancelled(reason, now));
        if (event.isPublished()) {
            standings.remove(event.number(), event.content());
            search.replace(event.number(), event.content().searchText(), "");
            capacity.close(event.number());
            broadcasts.cancelled(event, reason);
        }
    }

    private static Terms terms(EventContent content) {
        EventTimes times = content.times();
        EventSeats seats = content.seats();
        return new Terms(
                seats.shares(),
                times.opensAt(),
                times.closesAt(),
                times.startsAt(),
                Duration.ofMinutes(seats.offerMinutes()),
                seats.waitingLimit());
    }
}
