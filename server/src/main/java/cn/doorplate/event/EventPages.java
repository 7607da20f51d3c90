package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.PoolState;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the lines of a plate's page lead, for any phone, without login: an event, its calendar entry and its code. */
@Controller
class EventPages {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final int ID = 13;

    private final Events events;
    private final EventVenues venues;
    private final EventPage page;
    private final EventCalendar calendar;
    private final EventCodes codes;
    private final Capacity capacity;
    private final Regions regions;

    EventPages(
            Events events,
            EventVenues venues,
            EventPage page,
            EventCalendar calendar,
            EventCodes codes,
            Capacity capacity,
            Regions regions) {
        this.events = events;
        this.venues = venues;
        this.page = page;
        this.calendar = calendar;
        this.codes = codes;
        this.capacity = capacity;
        this.regions = regions;
    }

    @GetMapping("/events/{id:[0-9A-Za-z]+}")
    ResponseEntity<byte[]> event(@PathVariable String id, @RequestParam(defaultValue = "") String large) {
        boolean isLarge = "1".equals(large);
        Event event = find(id).orElse(null);
        if (event == null) {
            return html(HttpStatus.NOT_FOUND, page.missing(id, isLarge));
        }
        if (event.state() == EventState.CANCELLED) {
            return html(HttpStatus.GONE, page.cancelled(event, isLarge));
        }
        PoolState pool = capacity.pools(List.of(event.number())).get(event.number());
        String publisher = regions.shortName(event.row().region());
        return html(HttpStatus.OK, page.write(event, publisher, SeatsLeft.of(event, pool), isLarge));
    }

    @GetMapping("/events/{id:[0-9A-Za-z]+}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String id) {
        return find(id).map(event -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(CacheControl.noCache())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(event.id() + ".ics")
                                        .build()
                                        .toString())
                        .body(calendar.of(
                                        event, venues.locations(List.of(event)).get(event))
                                .getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/events/{id:[0-9A-Za-z]+}/code.png")
    ResponseEntity<byte[]> code(@PathVariable String id) {
        return find(id).map(event -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                        .body(codes.of(event)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    /** Where a code at the door leads that was scanned with any camera: the mini-program alone checks in. */
    @GetMapping("/e/{code:[0-9A-Za-z]+}")
    ResponseEntity<Void> door(@PathVariable String code) {
        String id = code.substring(0, Math.min(ID, code.length()));
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, EventPaths.page(id))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    private Optional<Event> find(String id) {
        try {
            return events.seenBy(null, Ids.fromOpaque(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private ResponseEntity<byte[]> html(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .headers(page.headers())
                .header("X-Robots-Tag", "noindex")
                .cacheControl(CacheControl.noStore())
                .body(html.getBytes(StandardCharsets.UTF_8));
    }
}
