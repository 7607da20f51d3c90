package cn.doorplate.event;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with events before they are over. */
@Service
class EventDesk {

    static final int REASON = 100;

    private final EventMapper rows;
    private final Events events;
    private final EventContents contents;
    private final EventMedia media;
    private final EventPublishing publishing;

    EventDesk(EventMapper rows, Events events, EventContents contents, EventMedia media, EventPublishing publishing) {
        this.rows = rows;
        this.events = events;
        this.contents = contents;
        this.media = media;
        this.publishing = publishing;
    }

    /**
     * Begins an event, within the caller's transaction.
     *
     * @return its id
     * @throws Declined NOT_FOUND if the viewer organises nothing there; and what {@link EventContents} declines
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long draft(Viewer viewer, String publisher, EventContentInput input) {
        RegionCode region = RegionCode.parse(publisher)
                .filter(code -> events.may(viewer, Permission.ORGANISE_EVENTS, code))
                .orElseThrow(() -> Declined.at("publisher", CommonErrorCode.NOT_FOUND));
        long id = Ids.next();
        EventContent content = contents.read(input, region, null).withCover(cover(id, viewer, input));
        rows.insert(EventRow.drafted(id, region, content, events.now()));
        return id;
    }

    /**
     * @param laterToo whether all later ones of the series change likewise, each on its own day
     * @throws Declined NOT_FOUND, CONFLICT, FIXED, BELOW_TAKEN, and what {@link EventContents} declines
     */
    @Transactional
    public void edit(Viewer viewer, long id, int version, EventContentInput input, boolean laterToo) {
        Event event = events.kept(viewer, id, version);
        EventContent content = contents.read(input, event.row().region(), event.content())
                .withCover(cover(event.mediaOwner(), viewer, input));
        switch (event.state()) {
            case DRAFT -> publishing.change(event.row().saying(content, events.now()));
            case PUBLISHED, RUNNING -> editPublished(event, content, laterToo);
            case ENDED, CANCELLED -> throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    private void editPublished(Event event, EventContent content, boolean laterToo) {
        EventFixed.check(event.content(), content);
        for (Event each : affected(event, laterToo)) {
            Duration by = Duration.between(event.startsAt(), each.startsAt());
            publishing.edit(each, content.later(by), events.now());
        }
    }

    /** This one and, where that is wanted, all later ones of its series, in the order of their ids, as their pools are locked. */
    private List<Event> affected(Event event, boolean laterToo) {
        Long series = event.row().seriesId();
        if (!laterToo || series == null) {
            return List.of(event);
        }
        return rows.ofSeries(List.of(series), event.startsAt(), EventRepeat.MOST).stream()
                .map(row -> Event.of(row, event.now()))
                .sorted(Comparator.comparingLong(Event::number))
                .toList();
    }

    /** One of the viewer's that everyone sees. */
    Optional<Event> published(Viewer viewer, long id) {
        return events.kept(viewer, Permission.ORGANISE_EVENTS, id).filter(Event::isPublished);
    }

    /** What of an event its text check has to see. */
    EventContent toPublish(Viewer viewer, long id, int version) {
        Event event = events.kept(viewer, id, version);
        if (event.state() != EventState.DRAFT) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return event.content();
    }

    /** @throws Declined NOT_FOUND, CONFLICT, WINDOW */
    @Transactional
    public void publish(Viewer viewer, long id, int version) {
        EventContent content = toPublish(viewer, id, version);
        Instant now = events.now();
        if (!content.times().closesAt().isAfter(now)) {
            throw Declined.because(EventErrorCode.WINDOW);
        }
        EventRow row = events.kept(viewer, id, version).row();
        EventRepeat repeat = content.repeats();
        if (repeat == null) {
            publishing.publish(row, content, null, null, now);
        } else {
            publishAll(row, content, repeat, now);
        }
    }

    private void publishAll(EventRow first, EventContent content, EventRepeat repeat, Instant now) {
        LocalDate begin = content.times().day();
        String rule = repeat.rule(begin);
        for (LocalDate day : repeat.days(begin)) {
            Duration by = Duration.ofDays(ChronoUnit.DAYS.between(begin, day));
            EventContent each = content.later(by);
            EventRow row = day.equals(begin) ? first : drafted(first.region(), each, now);
            publishing.publish(row, each, first.id(), rule, now);
        }
    }

    private EventRow drafted(RegionCode publisher, EventContent content, Instant now) {
        EventRow row = EventRow.drafted(Ids.next(), publisher, content, now);
        rows.insert(row);
        return row;
    }

    /**
     * @param laterToo whether all later ones of the series are called off too
     * @throws Declined NOT_FOUND, CONFLICT, OVER
     */
    @Transactional
    public void cancel(Viewer viewer, long id, int version, String reason, boolean laterToo) {
        Event event = events.kept(viewer, id, version);
        switch (event.state()) {
            case DRAFT -> publishing.cancel(event, reason, events.now());
            case PUBLISHED, RUNNING ->
                affected(event, laterToo).forEach(each -> publishing.cancel(each, reason, events.now()));
            case ENDED -> throw Declined.because(EventErrorCode.OVER);
            case CANCELLED -> throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    /** @throws Declined NOT_FOUND, CONFLICT, FILE, NOT_OVER */
    @Transactional
    public void report(Viewer viewer, long id, int version, String text, List<String> photos) {
        Event event = events.kept(viewer, id, version);
        if (event.state() != EventState.ENDED) {
            throw Declined.because(EventErrorCode.NOT_OVER);
        }
        if (photos.size() > EventMedia.MOST_PHOTOS) {
            throw Declined.at("photos", EventErrorCode.FILE);
        }
        String numbers =
                media.attach(event.mediaOwner(), viewer.personId(), photos, at -> "photos[" + at + "]").stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        publishing.change(event.row().reported(text, numbers, events.now()));
    }

    private @Nullable Long cover(long owner, Viewer viewer, EventContentInput input) {
        String cover = input.cover();
        return cover == null
                ? null
                : media.attach(owner, viewer.personId(), List.of(cover), at -> "content.cover")
                        .get(0);
    }
}
