package cn.doorplate.event;

import cn.doorplate.capacity.Vacancy;
import cn.doorplate.place.PlateSection.PlateLine;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;

/**
 * 门牌上的活动: as much of an event as stands on the plate's page.
 *
 * @param vacancy what it has for who comes new, in the time of signing up
 */
record PlateEvent(
        String id,
        EventKind kind,
        String title,
        Instant startsAt,
        Instant endsAt,
        String venue,
        Instant signUpOpensAt,
        Instant signUpClosesAt,
        Vacancy vacancy) {

    static PlateEvent of(Event event, Vacancy vacancy) {
        return new PlateEvent(
                Ids.toOpaque(event.number()),
                event.kind(),
                event.title(),
                event.startsAt(),
                event.endsAt(),
                event.venue(),
                event.signUpOpensAt(),
                event.signUpClosesAt(),
                vacancy);
    }

    PlateLine line(Instant now) {
        String what = SpokenTime.dated(startsAt, now) + " " + title + "（" + venue + "）";
        return new PlateLine(what + (now.isBefore(signUpClosesAt) ? full() : ""), EventPaths.page(id));
    }

    private String full() {
        return switch (vacancy) {
            case PLACES -> "";
            case LINE -> "，已满，可候补";
            case NONE -> "，已满";
        };
    }

    /** When its line will say something else though nothing is written. */
    Instant changesAt(Instant now) {
        return now.isBefore(signUpClosesAt) && signUpClosesAt.isBefore(endsAt) ? signUpClosesAt : endsAt;
    }
}
