package cn.doorplate.hall;

import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Bookings as their people and their windows see them. */
@Component
class BookingViews {

    private static final OrderCursor LAST =
            new OrderCursor(Instant.parse("9999-01-01T00:00:00Z").toEpochMilli(), Long.MAX_VALUE);

    private final BookingMapper rows;
    private final Windows windows;
    private final WindowSlots slots;
    private final HallPeople people;
    private final MessageSource texts;

    BookingViews(BookingMapper rows, Windows windows, WindowSlots slots, HallPeople people, MessageSource texts) {
        this.rows = rows;
        this.windows = windows;
        this.slots = slots;
        this.people = people;
        this.texts = texts;
    }

    Optional<WindowBooking> find(Viewer viewer, long id) {
        return Optional.ofNullable(rows.find(id))
                .filter(row -> row.isOf(viewer.personId()))
                .flatMap(row -> views(viewer, List.of(row)).stream().findFirst());
    }

    Page<WindowBooking> own(Viewer viewer, int first, @Nullable String after) {
        Paging.first(first);
        OrderCursor behind = Objects.requireNonNullElse(OrderCursor.parse(after), LAST);
        List<BookingRow> found =
                rows.own(viewer.personId(), Instant.ofEpochMilli(behind.order()), behind.id(), first + 1);
        Page<BookingRow> page =
                Page.firstOf(found, first, row -> new OrderCursor(row.startsAt().toEpochMilli(), row.id()).toString());
        return new Page<>(views(viewer, page.nodes()), page.pageInfo());
    }

    private List<WindowBooking> views(Viewer viewer, List<BookingRow> all) {
        Instant now = slots.now();
        Map<Long, ServiceWindow> at =
                windows.byIds(all.stream().map(BookingRow::windowId).collect(Collectors.toSet()));
        Map<Long, String> names =
                people.names(all.stream().map(BookingRow::personId).collect(Collectors.toSet()));
        return all.stream()
                .filter(row -> at.containsKey(row.windowId()))
                .map(row -> WindowBooking.of(
                        row,
                        Objects.requireNonNull(at.get(row.windowId())),
                        row.personId() == viewer.personId() ? null : names.get(row.personId()),
                        standing(row, now),
                        row.bookedBy() == viewer.personId() && row.mayChange(now)
                                ? List.of(WindowBookingAction.values())
                                : List.of()))
                .toList();
    }

    private String standing(BookingRow row, Instant now) {
        Object[] words = {SpokenTime.span(row.startsAt(), row.endsAt(), now), row.called()};
        String key = "hall.booking." + row.state().name().toLowerCase(Locale.ROOT);
        return texts.getMessage(key, words, Locale.SIMPLIFIED_CHINESE);
    }

    /** Who booked at a window on a day: masked, and logged before. */
    Page<WindowBookingLine> roster(Viewer viewer, long window, LocalDate day, int first, @Nullable String after) {
        Paging.first(first);
        Instant begin = day.atStartOfDay(ApplicationClock.ZONE).toInstant();
        OrderCursor behind = Objects.requireNonNullElse(OrderCursor.parse(after), new OrderCursor(0, 0));
        Instant from = Instant.ofEpochMilli(Math.max(behind.order(), begin.toEpochMilli()));
        Instant until = day.plusDays(1).atStartOfDay(ApplicationClock.ZONE).toInstant();
        List<BookingRow> found = rows.at(window, from, behind.id(), until, first + 1);
        Page<BookingRow> page = Page.firstOf(
                found, first, row -> new OrderCursor(row.startsAt().toEpochMilli(), row.number()).toString());
        return new Page<>(lines(viewer, page.nodes()), page.pageInfo());
    }

    List<WindowBookingLine> lines(Viewer viewer, List<BookingRow> all) {
        Map<Long, String> names = people.masked(
                viewer, all.stream().map(BookingRow::personId).collect(Collectors.toSet()), "hall.booking");
        return all.stream()
                .map(row -> new WindowBookingLine(
                        Ids.toOpaque(row.id()),
                        row.called(),
                        row.startsAt(),
                        row.title(),
                        names.get(row.personId()),
                        row.state()))
                .toList();
    }
}
