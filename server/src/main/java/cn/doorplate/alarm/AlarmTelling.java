package cn.doorplate.alarm;

import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.MessageTrack;
import cn.doorplate.messaging.MessageTracks;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people of alarms, inside the transaction in which it happens: of the same event once.
 * What somebody wrote stands in no message: it is read in the alarm.
 */
@Component
class AlarmTelling {

    /** Of a crowd people are told once in this time, of each kind. */
    private static final Duration TOGETHER = Duration.ofSeconds(30);

    private final Messages messages;
    private final MessageTracks tracks;
    private final MessageSource texts;

    AlarmTelling(Messages messages, MessageTracks tracks, MessageSource texts) {
        this.messages = messages;
        this.tracks = tracks;
        this.texts = texts;
    }

    /** That somebody is to come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void called(AlarmRow alarm, String where, AlarmCrowd crowd, Collection<Long> people, Instant now) {
        tell(alarm, where, crowd, people, "called", now);
    }

    /** That still nobody has come. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void again(AlarmRow alarm, String where, AlarmCrowd crowd, Collection<Long> people, Instant now) {
        tell(alarm, where, crowd, people, "again", now);
    }

    private void tell(
            AlarmRow alarm, String where, AlarmCrowd crowd, Collection<Long> people, String what, Instant now) {
        if (crowd == AlarmCrowd.NONE) {
            send(alarm, where, people, what, now);
        } else {
            send(alarm, where, people, "crowd", together(alarm, crowd, now), now);
        }
    }

    private static String together(AlarmRow alarm, AlarmCrowd crowd, Instant at) {
        Long building = alarm.building();
        long there = crowd == AlarmCrowd.OF_NETWORK || building == null ? alarm.region() : building;
        return "alarm:crowd:" + alarm.kind() + ":" + Ids.toOpaque(there) + ":"
                + at.getEpochSecond() / TOGETHER.toSeconds();
    }

    /** Who is on the way need not go on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void over(AlarmRow alarm, String where, Collection<Long> people, Instant now) {
        send(alarm, where, people, "over", now);
    }

    /** To who raised it, if they are known: somebody is coming. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void coming(AlarmRow alarm, String where, Instant now) {
        Long person = alarm.personId();
        send(alarm, where, person == null ? List.of() : List.of(person), "coming", now);
    }

    private void send(AlarmRow alarm, String where, Collection<Long> people, String what, Instant now) {
        send(alarm, where, people, what, cause(alarm) + what + alarm.seq(), now);
    }

    /** How far it has come to each of them: by a message of its own, or with the crowd of which it is one. */
    Map<Long, MessageTrack> tracks(AlarmRow alarm, Collection<AlarmHandRow> hands) {
        Map<Long, MessageTrack> found = new HashMap<>(tracks.of(
                cause(alarm), hands.stream().map(AlarmHandRow::personId).toList()));
        for (AlarmCrowd crowd : List.of(AlarmCrowd.OF_BUILDING, AlarmCrowd.OF_NETWORK)) {
            hands.stream()
                    .filter(hand -> !found.containsKey(hand.personId()))
                    .collect(Collectors.groupingBy(
                            hand -> together(alarm, crowd, hand.toldAt()),
                            Collectors.mapping(AlarmHandRow::personId, Collectors.toSet())))
                    .forEach((cause, people) -> found.putAll(tracks.of(cause, people)));
        }
        return found;
    }

    private static String cause(AlarmRow alarm) {
        return "alarm:" + Ids.toOpaque(alarm.id()) + ":";
    }

    private void send(AlarmRow alarm, String where, Collection<Long> people, String what, String cause, Instant now) {
        if (people.isEmpty()) {
            return;
        }
        Object[] words = {alarm.kind().title(), where, SpokenTime.of(alarm.raisedAt(), now)};
        Outgoing message = new Outgoing(
                MessageKind.URGENT,
                cause,
                texts.getMessage("alarm.news." + what + ".title", words, Locale.SIMPLIFIED_CHINESE),
                texts.getMessage("alarm.news." + what + ".text", words, Locale.SIMPLIFIED_CHINESE),
                alarm.id(),
                alarm.in());
        people.forEach(person -> messages.send(person, message));
    }
}
