package cn.doorplate.stay;

import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people of calls for help, inside the transaction in which it happens. Nothing that anybody wrote stands in a message: it is read in
 * the call, by who may.
 */
@Component
class HelpTelling {

    private final HelpCircles circles;
    private final Messages messages;
    private final MessageSource texts;

    HelpTelling(HelpCircles circles, Messages messages, MessageSource texts) {
        this.circles = circles;
        this.messages = messages;
        this.texts = texts;
    }

    /**
     * Tells the first circle from this one on in which there is anybody; where there is nobody at all, who asked hears it at once.
     *
     * @return the call, as it waits for those who were told
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public HelpRow tell(HelpRow call, Station station, HelpCircle from, Instant now) {
        HelpCircle circle = from;
        Set<Long> people = people(circle, station, call);
        while (people.isEmpty() && circle != HelpCircle.NOBODY) {
            circle = circle.next();
            people = people(circle, station, call);
        }
        send(people, call, station, call.need().kind(), "asked", "asked");
        if (circle == HelpCircle.NOBODY) {
            stillNobody(call, station);
        }
        return call.told(circle, now);
    }

    /** But for who asked: they may be staff themselves. */
    private Set<Long> people(HelpCircle circle, Station station, HelpRow call) {
        Set<Long> people = new LinkedHashSet<>(circles.of(circle, station));
        people.remove(call.personId());
        return people;
    }

    /** Who asked hears, once, that nobody has answered yet, and whom they can call. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void stillNobody(HelpRow call, Station station) {
        send(asker(call), call, station, MessageKind.STATION, "nobody", "nobody");
    }

    /** Somebody said something: the other side hears of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void said(HelpRow call, Station station, boolean byHelper, Collection<Long> helpers) {
        String what = byHelper ? "answered" : "said";
        Collection<Long> others = byHelper ? asker(call) : others(call, station, helpers);
        send(others, call, station, MessageKind.STATION, what, "say" + call.sayings());
    }

    /** It was closed: by who asked, so that nobody sets out any more; or for them, who may still need somebody. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closed(HelpRow call, Station station, boolean byAsker, Collection<Long> helpers) {
        String what = byAsker ? "over" : "ended";
        Collection<Long> others = byAsker ? others(call, station, helpers) : asker(call);
        send(others, call, station, MessageKind.STATION, what, "closed");
    }

    /** Those who help; while nobody does, all who were told. */
    private Collection<Long> others(HelpRow call, Station station, Collection<Long> helpers) {
        Set<Long> people = new LinkedHashSet<>(helpers);
        if (people.isEmpty()) {
            for (HelpCircle circle : HelpCircle.values()) {
                if (circle.ordinal() <= call.told()) {
                    people.addAll(people(circle, station, call));
                }
            }
        }
        return people;
    }

    private static List<Long> asker(HelpRow call) {
        Long person = call.personId();
        return person == null ? List.of() : List.of(person);
    }

    private void send(
            Collection<Long> people, HelpRow call, Station station, MessageKind kind, String what, String cause) {
        if (people.isEmpty()) {
            return;
        }
        Object[] words = {station.name(), call.need().title()};
        Outgoing message = new Outgoing(
                kind,
                "help:" + Ids.toOpaque(call.id()) + ":" + cause,
                texts.getMessage("stay.news.help." + what + ".title", words, Locale.SIMPLIFIED_CHINESE),
                texts.getMessage("stay.news.help." + what + ".text", words, Locale.SIMPLIFIED_CHINESE),
                call.id(),
                station.community());
        people.forEach(person -> messages.send(person, message));
    }
}
