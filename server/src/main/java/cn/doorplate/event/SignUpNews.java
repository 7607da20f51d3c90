package cn.doorplate.event;

import cn.doorplate.capacity.Claim;
import cn.doorplate.capacity.ClaimState;
import cn.doorplate.capacity.ClaimsMoved;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.privacy.Masks;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what happened to their sign-ups without their own doing, inside the transaction in which it happens. */
@Component
class SignUpNews {

    private final SignUpMapper rows;
    private final Events events;
    private final PersonFiles people;
    private final Messages messages;
    private final MessageSource texts;

    SignUpNews(SignUpMapper rows, Events events, PersonFiles people, Messages messages, MessageSource texts) {
        this.rows = rows;
        this.events = events;
        this.people = people;
        this.messages = messages;
        this.texts = texts;
    }

    /** Whoever is offered a place, was too late to take it, or waited in vain; and who signed them up. */
    @EventListener
    void on(ClaimsMoved happened) {
        if (!happened.kind().equals(EventPublishing.POOLS)) {
            return;
        }
        Event event = events.find(happened.pool())
                .orElseThrow(() -> new IllegalStateException("a pool without its event: " + happened.pool()));
        Map<Long, SignUpRow> found = byHolder(happened);
        for (ClaimsMoved.Moved moved : happened.moved()) {
            SignUpRow row = found.get(moved.claim().holder());
            if (row != null) {
                tell(event, moved.claim(), row.people());
            }
        }
    }

    private Map<Long, SignUpRow> byHolder(ClaimsMoved happened) {
        List<Long> holders = happened.moved().stream()
                .map(moved -> moved.claim().holder())
                .distinct()
                .toList();
        return rows.ofHolders(happened.pool(), holders).stream()
                .collect(Collectors.toMap(SignUpRow::holder, Function.identity()));
    }

    private void tell(Event event, Claim claim, Collection<Long> persons) {
        String what = claim.state().name().toLowerCase(Locale.ROOT);
        Instant until = claim.state() == ClaimState.OFFERED ? claim.until() : null;
        String when = until == null ? "" : SpokenTime.dated(until, event.now());
        send(
                event,
                what,
                what + ":" + Ids.toOpaque(claim.holder()) + ":" + claim.seq(),
                persons,
                event.title(),
                when,
                time(event));
    }

    /** Somebody of one's household, or who acts for one, took a place in one's name. */
    void signedUpByAnother(Event event, long person, long by) {
        send(
                event,
                "for_you",
                "for:" + Ids.toOpaque(person) + ":" + event.now().toEpochMilli(),
                List.of(person),
                event.title(),
                nameOf(by),
                time(event));
    }

    /** One of the two gave it back: the other hears of it. */
    void givenBack(Event event, SignUpRow row, long by) {
        long other = row.personId() == by ? row.signedBy() : row.personId();
        String cause = "back:" + Ids.toOpaque(row.id()) + ":" + event.now().toEpochMilli();
        send(event, "given_back", cause, List.of(other), event.title(), nameOf(by), time(event));
    }

    private void send(Event event, String what, String cause, Collection<Long> persons, Object... words) {
        Outgoing message = new Outgoing(
                MessageKind.EVENT,
                "event:" + Ids.toOpaque(event.number()) + ":" + cause,
                text(what + ".title", words),
                text(what + ".text", words),
                event.number(),
                event.row().region());
        persons.forEach(person -> messages.send(person, message));
    }

    private String nameOf(long person) {
        PersonFile file = people.of(List.of(person)).get(person);
        String name = file == null ? null : file.name();
        return name == null ? "" : Masks.name(name);
    }

    private static String time(Event event) {
        return SpokenTime.span(event.startsAt(), event.endsAt(), event.now());
    }

    private String text(String key, Object... words) {
        return texts.getMessage("event.news." + key, words, Locale.SIMPLIFIED_CHINESE);
    }
}
