package cn.doorplate.alarm;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What who raised an alarm does with it, by its ticket. */
@Component
class AlarmOwn {

    private static final int MOST_ADDITIONS = 20;

    private final AlarmMapper rows;
    private final AlarmHandMapper hands;
    private final AlarmWriting writing;
    private final AlarmSeals seals;
    private final AlarmTickets tickets;
    private final AlarmTelling telling;
    private final AlarmPlaces places;
    private final AlarmClock clock;

    AlarmOwn(
            AlarmMapper rows,
            AlarmHandMapper hands,
            AlarmWriting writing,
            AlarmSeals seals,
            AlarmTickets tickets,
            AlarmTelling telling,
            AlarmPlaces places,
            AlarmClock clock) {
        this.rows = rows;
        this.hands = hands;
        this.writing = writing;
        this.seals = seals;
        this.tickets = tickets;
        this.telling = telling;
        this.places = places;
        this.clock = clock;
    }

    /** Empty for what is no ticket, and for what is forgotten. */
    Optional<AlarmRow> find(String ticket) {
        return tickets.read(ticket).map(rows::find).filter(row -> row.content() != null);
    }

    /**
     * What is null stays as it was.
     *
     * @throws Declined NOT_FOUND, ENDED, TOO_LONG, NO_PHONE, ENOUGH
     */
    @Transactional
    public long add(String ticket, @Nullable String words, @Nullable String phone) {
        String said = AlarmText.words(words);
        String number = AlarmText.phone(phone);
        AlarmRow row = hold(ticket);
        if (!row.isOpen()) {
            throw Declined.because(AlarmErrorCode.ENDED);
        }
        AlarmContent before = seals.open(row);
        AlarmContent after = before.with(said, number);
        if (after.equals(before)) {
            return row.id();
        }
        if (row.additions() >= MOST_ADDITIONS) {
            throw Declined.because(AlarmErrorCode.ENOUGH);
        }
        byte @Nullable [] sealed = said == null ? null : seals.words(row.id(), said);
        AlarmChange change = new AlarmChange(row.added(seals.seal(row.id(), after)));
        writing.write(change.sayBy(0, AlarmDeed.ADDED, sealed), clock.now());
        return row.id();
    }

    /**
     * A second time it does nothing.
     *
     * @throws Declined NOT_FOUND
     */
    @Transactional
    public long callOff(String ticket) {
        AlarmRow row = hold(ticket);
        if (row.isOpen()) {
            end(row, clock.now());
        }
        return row.id();
    }

    /** The one tap by which it was raised: if somebody tapped again, they want it. */
    @Transactional
    public void takeBack(long id) {
        AlarmRow row = rows.hold(id);
        if (row != null && row.isOpen() && row.content() != null && row.presses() == 1) {
            end(row, clock.now());
        }
    }

    private void end(AlarmRow row, Instant now) {
        AlarmChange change = new AlarmChange(row.ended(AlarmOutcome.CALLED_OFF, now));
        writing.write(change.say(AlarmDeed.ENDED, AlarmOutcome.CALLED_OFF), now);
        List<Long> told = hands.of(List.of(row.id())).stream()
                .filter(hand -> hand.answer() != AlarmAnswer.CANNOT)
                .map(AlarmHandRow::personId)
                .toList();
        telling.over(row, places.words(List.of(row)).getOrDefault(row.id(), ""), told, now);
    }

    private AlarmRow hold(String ticket) {
        AlarmRow row = tickets.read(ticket).map(rows::hold).orElse(null);
        if (row == null || row.content() == null) {
            throw Declined.at("ticket", CommonErrorCode.NOT_FOUND);
        }
        return row;
    }
}
