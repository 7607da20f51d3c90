package cn.doorplate.hall;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.hall.ApplicationWriting.Act;
import cn.doorplate.identity.DependantErased;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When somebody leaves, what is open of theirs ends, places go back, and what they had in hand is free for others. What they asked for
 * another passes to that one, or ends like their own where that one has no account.
 */
@Component
class HallLeaving {

    private static final int AT_ONCE = 100;

    private final ApplicationMapper applications;
    private final ApplicationWriting writing;
    private final HallForgetting forgetting;
    private final BookingMapper bookings;
    private final ErrandMapper errands;
    private final ErrandWriting errandWriting;
    private final HandsMapper hands;
    private final HandsGone gone;
    private final HallPeople people;
    private final Capacity capacity;

    HallLeaving(
            ApplicationMapper applications,
            ApplicationWriting writing,
            HallForgetting forgetting,
            BookingMapper bookings,
            ErrandMapper errands,
            ErrandWriting errandWriting,
            HandsMapper hands,
            HandsGone gone,
            HallPeople people,
            Capacity capacity) {
        this.applications = applications;
        this.writing = writing;
        this.forgetting = forgetting;
        this.bookings = bookings;
        this.errands = errands;
        this.errandWriting = errandWriting;
        this.hands = hands;
        this.gone = gone;
        this.people = people;
        this.capacity = capacity;
    }

    /** Within the caller's transaction; a second time it does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(long person) {
        gone.leave(person);
        leaveApplications(person);
        leaveErrands(person);
        endBookings(person);
    }

    private void leaveApplications(long person) {
        List<ApplicationRow> some = applications.own(person, Long.MAX_VALUE, AT_ONCE);
        while (!some.isEmpty()) {
            some.stream()
                    .map(known -> applications.hold(known.id()))
                    .filter(row -> row != null && row.isOf(person))
                    .forEach(row -> leave(person, row));
            some = applications.own(person, some.get(some.size() - 1).id(), AT_ONCE);
        }
    }

    private void leave(long person, ApplicationRow row) {
        if (row.personId() != person && people.hasAccount(row.personId())) {
            hands.passApplication(row.id());
            return;
        }
        if (!row.state().isOver()) {
            writing.write(
                    row,
                    row.facts().over(ApplicationState.WITHDRAWN, null, writing.now()),
                    Act.ofTime(ApplicationEventKind.WITHDRAWN));
        }
        forgetting.application(row.id());
    }

    private void leaveErrands(long person) {
        List<ErrandRow> some = errands.own(person, Long.MAX_VALUE, AT_ONCE);
        while (!some.isEmpty()) {
            some.stream()
                    .map(known -> errands.hold(known.id()))
                    .filter(row -> row != null && row.isOf(person))
                    .forEach(row -> leave(person, row));
            some = errands.own(person, some.get(some.size() - 1).id(), AT_ONCE);
        }
    }

    private void leave(long person, ErrandRow row) {
        if (row.personId() != person && people.hasAccount(row.personId())) {
            hands.passErrand(row.id());
            return;
        }
        if (!row.state().isOver()) {
            errands.revoke(row.id(), errandWriting.now());
            errandWriting.tell(row, ErrandEventKind.REVOKED, 0, null);
        }
        errands.forgetWish(row.id());
    }

    /** As all do it: rows before pools, and of several pools from the smallest id up. */
    private void endBookings(long person) {
        List<BookingRow> live = bookings.live(person, WindowBookingState.LIVE).stream()
                .map(bookings::hold)
                .filter(Objects::nonNull)
                .toList();
        live.forEach(row -> bookings.become(row.id(), WindowBookingState.CANCELLED, true));
        live.stream()
                .sorted(Comparator.comparingLong(BookingRow::slotId))
                .forEach(row -> capacity.release(row.slotId(), row.id()));
    }

    /** Who has no account has nobody left to come with. */
    @EventListener
    void on(DependantErased erased) {
        leave(erased.personId());
    }
}
