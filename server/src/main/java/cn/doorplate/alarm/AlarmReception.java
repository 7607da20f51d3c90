package cn.doorplate.alarm;

import cn.doorplate.place.Doorplate;
import cn.doorplate.place.Doorplates;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes alarms of people, whichever way they come: what cannot be kept is said to be so at once, with whom to call. */
@Component
class AlarmReception {

    private static final Logger log = LoggerFactory.getLogger(AlarmReception.class);

    private final AlarmRaising raising;
    private final AlarmOwn own;
    private final AlarmViews views;
    private final AlarmTickets tickets;
    private final AlarmLines lines;
    private final Doorplates doorplates;
    private final AlarmMeter meter;

    AlarmReception(
            AlarmRaising raising,
            AlarmOwn own,
            AlarmViews views,
            AlarmTickets tickets,
            AlarmLines lines,
            Doorplates doorplates,
            AlarmMeter meter) {
        this.raising = raising;
        this.own = own;
        this.views = views;
        this.tickets = tickets;
        this.lines = lines;
        this.doorplates = doorplates;
        this.meter = meter;
    }

    /**
     * @return the ticket of an alarm that is kept
     * @throws Declined NO_PLACE, TOO_MANY, CALLED_OFF, STORE_AWAY
     */
    String take(AlarmRaising.Raised raised) {
        try {
            return tickets.of(meter.taken(() -> raising.raise(raised)));
        } catch (Declined e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever it was: nobody is to look at an error page who needs help.
            log.error("An alarm could not be kept; who raised it is told to call", e);
            throw Declined.because(
                    AlarmErrorCode.STORE_AWAY, raised.kind().numbers().get(0));
        }
    }

    /**
     * Whichever is known of the two: the ticket, or, where the answer never came, the key with which it was raised.
     *
     * By its key only that one tap is taken back: what was raised again meanwhile, or before, goes on.
     *
     * @return the ticket of what the key made; empty where nothing had been raised, and now never will be
     * @throws Declined NOT_FOUND
     */
    Optional<String> callOff(@Nullable String ticket, @Nullable String key) {
        if (ticket != null) {
            own.callOff(ticket);
            return Optional.of(ticket);
        }
        if (key == null || key.isBlank()) {
            throw Declined.at("ticket", CommonErrorCode.NOT_FOUND);
        }
        Optional<Long> raised = raising.withdraw(key);
        raised.ifPresent(own::takeBack);
        return raised.map(tickets::of);
    }

    /** It is kept: that it cannot be shown just now does not take that back. */
    @Nullable Alarm shown(String ticket) {
        try {
            return own.find(ticket).map(views::own).orElse(null);
        } catch (RuntimeException e) {
            log.warn("An alarm was kept, and cannot be shown yet", e);
            return null;
        }
    }

    /** The public numbers first, then who answers for the door: known also while the database is away. */
    List<AlarmPhone> phones(AlarmKind kind, @Nullable String plate, Caller caller) {
        return phones(kind, plate, typed -> look(typed, caller));
    }

    /** The same as far as it is known here: who raised an alarm does not wait for it. */
    List<AlarmPhone> phonesAtHand(AlarmKind kind, @Nullable String plate) {
        return phones(kind, plate, doorplates::atHand);
    }

    private List<AlarmPhone> phones(
            AlarmKind kind, @Nullable String plate, Function<String, Optional<Doorplate>> door) {
        List<AlarmPhone> phones = new ArrayList<>();
        kind.numbers().forEach(number -> phones.add(lines.phone(number)));
        if (plate != null && !plate.isBlank()) {
            door.apply(plate).stream()
                    .flatMap(found -> found.contacts().stream())
                    .forEach(card -> phones.add(new AlarmPhone(card.title() + " " + card.name(), card.phone())));
        }
        return phones;
    }

    private Optional<Doorplate> look(String plate, Caller caller) {
        try {
            return Optional.of(doorplates.look(plate, caller));
        } catch (RuntimeException e) {
            log.debug("Whom to call at a door is not known now", e);
            return Optional.empty();
        }
    }
}
