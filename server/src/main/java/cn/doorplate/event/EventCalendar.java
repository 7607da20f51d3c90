package cn.doorplate.event;

import cn.doorplate.shared.Location;
import cn.doorplate.shared.Secrets;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Action;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes an event as iCalendar (RFC 5545): once more, it takes the place of what a calendar has of it, for its UID stays and its
 * SEQUENCE grows; called off, it says so.
 */
@Component
class EventCalendar {

    private static final int OCTETS = 75;
    private static final Duration BEFORE = Duration.ofHours(-1);

    private final Secrets secrets;

    EventCalendar(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param location in GCJ-02; null where nobody knows */
    String of(Event event, @Nullable Location location) {
        Calendar calendar = new Calendar()
                .withProdId("-//Doorplate//Events//ZH")
                .withDefaults()
                .withProperty(ImmutableMethod.PUBLISH)
                .withComponent(component(event, location))
                .getFluentTarget();
        return calendar.toString().lines().map(EventCalendar::folded).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** In parts of 75 octets at most, as section 3.1 asks; no character is torn apart. */
    private static String folded(String line) {
        StringBuilder folded = new StringBuilder();
        int octets = 0;
        for (int point : line.codePoints().toArray()) {
            String character = Character.toString(point);
            int more = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + more > OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.append(character);
            octets += more;
        }
        return folded.toString();
    }

    private VEvent component(Event event, @Nullable Location location) {
        String url = secrets.publicUrl() + event.pagePath();
        VEvent component = new VEvent(event.startsAt(), event.endsAt(), event.title());
        // The constructor has set the time at which it is written.
        component.removeAll(net.fortuna.ical4j.model.Property.DTSTAMP);
        component.add(new DtStamp(event.row().changedAt()));
        component.add(new Uid(event.id() + "@doorplate"));
        component.add(new Sequence(event.row().version()));
        component.add(status(event));
        component.add(new net.fortuna.ical4j.model.property.Location(event.venue()));
        component.add(new Description(description(event) + "\n" + url));
        component.add(new Url(URI.create(url)));
        if (location != null) {
            component.add(new Geo(BigDecimal.valueOf(location.latitude()), BigDecimal.valueOf(location.longitude())));
        }
        component.add(alarm(event));
        return component;
    }

    private static Status status(Event event) {
        return event.state() == EventState.CANCELLED
                ? ImmutableStatus.VEVENT_CANCELLED
                : ImmutableStatus.VEVENT_CONFIRMED;
    }

    private static String description(Event event) {
        String contact = event.contact() == null ? "" : "\n咨询：" + event.contact();
        return event.text() + "\n主办：" + event.host() + contact;
    }

    private static VAlarm alarm(Event event) {
        VAlarm alarm = new VAlarm(BEFORE);
        alarm.add(new Action(Action.VALUE_DISPLAY));
        alarm.add(new Description(event.title()));
        return alarm;
    }
}
