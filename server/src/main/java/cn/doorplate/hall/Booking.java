package cn.doorplate.hall;

import cn.doorplate.hall.SlotMapper.SlotRow;
import cn.doorplate.identity.Viewer;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Books slots at windows. Whether there is a place left is decided by {@code capacity} alone. */
@Component
class Booking {

    private static final Logger log = LoggerFactory.getLogger(Booking.class);

    private final BookingMapper rows;
    private final Windows windows;
    private final WindowSlots slots;
    private final ServiceCatalogue catalogue;
    private final HallPeople people;
    private final BookingNews news;
    private final Once once;

    Booking(
            BookingMapper rows,
            Windows windows,
            WindowSlots slots,
            ServiceCatalogue catalogue,
            HallPeople people,
            BookingNews news,
            Once once) {
        this.rows = rows;
        this.windows = windows;
        this.slots = slots;
        this.catalogue = catalogue;
        this.people = people;
        this.news = news;
        this.once = once;
    }

    /** What is booked. */
    record Input(
            String idempotencyKey,
            String window,
            String service,
            Instant startsAt,
            @Nullable String forWhom) {

        Input withoutKey() {
            return new Input("", window, service, startsAt, forWhom);
        }
    }

    /**
     * @return the id of the booking
     * @throws Declined as the mutation says
     */
    long book(Viewer viewer, Input input) {
        prepare(input);
        return Ids.fromOpaque(once.run(
                Actor.person(viewer.personId()),
                "windowSlotBook",
                input.idempotencyKey(),
                input.withoutKey(),
                () -> Ids.toOpaque(booked(viewer, input))));
    }

    /** What is no window is said inside, unless the same was asked before. */
    private void prepare(Input input) {
        try {
            slots.prepare(Ids.fromOpaque(input.window()), input.startsAt());
        } catch (IllegalArgumentException e) {
            log.debug("No window", e);
        }
    }

    /** It stays open until the booking is there, and who closes it then finds the booking. */
    private ServiceWindow open(String opaque) {
        return windows.held(WindowDesk.id(opaque))
                .filter(window -> window.row().closedAt() == null)
                .orElseThrow(() -> Declined.at("window", CommonErrorCode.NOT_FOUND));
    }

    private long booked(Viewer viewer, Input input) {
        ServiceWindow window = open(input.window());
        PublicService service = Optional.of(input.service())
                .filter(window.services()::contains)
                .flatMap(key -> catalogue.find(window.place(), key))
                .orElseThrow(() -> Declined.at("service", HallErrorCode.NO_SERVICE));
        long person = people.person(viewer, input.forWhom());
        SlotRow slot = slots.opened(window.row(), input.startsAt());
        Instant now = slots.now();
        BookingRow row = new BookingRow(
                        Ids.next(),
                        slot.windowId(),
                        slot.id(),
                        service.key(),
                        service.name(),
                        person,
                        viewer.personId(),
                        0,
                        WindowBookingState.BOOKED,
                        slot.startsAt(),
                        slot.endsAt(),
                        window.cancelMinutes(),
                        null,
                        null,
                        1)
                .in(slot, slots.nextNumber(slot), now);
        insert(row, now);
        slots.claim(slot, row);
        news.tell(row, window, "booked", now, "");
        return row.id();
    }

    private void insert(BookingRow row, Instant now) {
        try {
            rows.insert(row, now);
        } catch (DuplicateKeyException e) {
            throw Declined.because(HallErrorCode.OPEN_ALREADY);
        }
    }
}
