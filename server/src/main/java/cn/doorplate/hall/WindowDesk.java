package cn.doorplate.hall;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What staff do with windows, and with who comes to them. */
@Component
class WindowDesk {

    private static final int REASON = 100;

    private final WindowMapper rows;
    private final BookingMapper bookings;
    private final Windows windows;
    private final WindowSlots slots;
    private final HallPlaces places;
    private final WindowReplanning replanning;
    private final Once once;

    WindowDesk(
            WindowMapper rows,
            BookingMapper bookings,
            Windows windows,
            WindowSlots slots,
            HallPlaces places,
            WindowReplanning replanning,
            Once once) {
        this.rows = rows;
        this.bookings = bookings;
        this.windows = windows;
        this.slots = slots;
        this.places = places;
        this.replanning = replanning;
        this.once = once;
    }

    /** What is entered. */
    record Entered(String idempotencyKey, String region, WindowContent content) {

        Entered withoutKey() {
            return new Entered("", region, content);
        }
    }

    static long id(String opaque) {
        return Ids.fromOpaque(opaque, () -> Declined.at("window", CommonErrorCode.NOT_FOUND));
    }

    /** @throws Declined NOT_FOUND, and what {@link WindowContent} declines */
    long enter(Viewer viewer, Entered entered) {
        RegionCode region = places.kept(viewer, Permission.KEEP_SERVICES, entered.region());
        WindowContent content = entered.content().checked();
        return Ids.fromOpaque(once.run(
                Actor.person(viewer.personId()),
                "serviceWindowEnter",
                entered.idempotencyKey(),
                entered.withoutKey(),
                () -> {
                    long id = Ids.next();
                    rows.enter(WindowRow.of(id, region.value(), content, 1), slots.now());
                    rows.handle(id, content.services());
                    return Ids.toOpaque(id);
                }));
    }

    /** @throws Declined NOT_FOUND, CONFLICT, OVERBOOKED, and what {@link WindowContent} declines */
    @Transactional
    public void change(Viewer viewer, long id, int version, WindowContent said) {
        ServiceWindow window = kept(viewer, Permission.KEEP_SERVICES, id);
        WindowContent content = said.checked();
        expectOne(rows.change(WindowRow.of(id, window.row().regionCode(), content, version)));
        rows.handleNothing(id);
        rows.handle(id, content.services());
        replan(id, null);
    }

    /** After the row was changed, and so is held. */
    private void replan(long id, @Nullable String why) {
        replanning.apply(windows.find(id).orElseThrow(), why, slots.now());
    }

    /**
     * @param day null for good
     * @throws Declined NOT_FOUND, CONFLICT, INVALID for a day that is over
     */
    @Transactional
    public void close(Viewer viewer, long id, int version, @Nullable String day, String reason) {
        String why = HallFaults.textOf("reason", reason, REASON);
        ServiceWindow window = kept(viewer, Permission.KEEP_SERVICES, id);
        if (day == null) {
            expectOne(rows.close(id, version, slots.now()));
        } else {
            closeDay(window.row(), version, WindowContent.day("day", day));
        }
        replan(id, why);
    }

    private void closeDay(WindowRow window, int version, LocalDate day) {
        if (day.isBefore(Applying.today(slots.now()))) {
            throw Declined.at("day", CommonErrorCode.INVALID);
        }
        TreeSet<String> days = new TreeSet<>(window.daysClosed());
        days.add(day.toString());
        expectOne(rows.closeDays(window.id(), version, WindowRow.json(new ArrayList<>(days))));
    }

    /** @throws Declined NOT_FOUND, NOT_NOW, INVALID for what staff do not record */
    @Transactional
    public BookingRow record(Viewer viewer, String opaque, WindowBookingState state) {
        long id = Ids.fromOpaque(opaque, () -> Declined.at("booking", CommonErrorCode.NOT_FOUND));
        BookingRow row = Optional.ofNullable(bookings.hold(id))
                .filter(found -> windows.find(found.windowId())
                        .filter(window -> places.may(viewer, Permission.HANDLE_APPLICATIONS, window.place()))
                        .isPresent())
                .orElseThrow(() -> Declined.at("booking", CommonErrorCode.NOT_FOUND));
        boolean today = !Applying.today(row.startsAt()).isAfter(Applying.today(slots.now()));
        if (!today || !row.state().mayRecord(state)) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        bookings.become(id, state, !WindowBookingState.LIVE.contains(state));
        return Optional.ofNullable(bookings.find(id)).orElseThrow();
    }

    /** @throws Declined NOT_FOUND if it is none where the viewer may do that */
    ServiceWindow kept(Viewer viewer, Permission permission, long id) {
        return windows.find(id)
                .filter(window -> places.may(viewer, permission, window.place()))
                .orElseThrow(() -> Declined.at("window", CommonErrorCode.NOT_FOUND));
    }

    private static void expectOne(int changed) {
        if (changed != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }
}
