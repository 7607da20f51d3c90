package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.PoolState;
import cn.doorplate.capacity.ShareState;
import cn.doorplate.messaging.Broadcasts;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.NewBroadcast;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is told to all who signed up, in the same words: that it changed, that it is called off, and that it is soon. */
@Component
class EventBroadcasts {

    private final Broadcasts broadcasts;
    private final Capacity capacity;
    private final MessageSource texts;

    EventBroadcasts(Broadcasts broadcasts, Capacity capacity, MessageSource texts) {
        this.broadcasts = broadcasts;
        this.capacity = capacity;
        this.texts = texts;
    }

    /** Nobody is told of what they did not rely on: the picture, the text, more places. */
    void edited(Event before, EventContent now) {
        List<String> changes = EventChanges.of(before.content(), now, before.now());
        if (changes.isEmpty()) {
            return;
        }
        if (!before.content().times().equals(now.times())) {
            broadcasts.end(reminders(before));
        }
        String cause = cause(before, "edit:" + (before.row().version() + 1));
        tell(before, EventPeople.ALL, cause, "edited", now.title(), String.join("；", changes));
    }

    void cancelled(Event event, String reason) {
        broadcasts.end(reminders(event));
        tell(event, EventPeople.ALL, cause(event, "cancelled"), "cancelled", event.title(), time(event), reason);
    }

    /** At most once of each begin. */
    void remind(Event event, EventStep step) {
        String what = step.name().toLowerCase(Locale.ROOT);
        tell(event, EventPeople.PLACED, reminder(event, step), what, event.title(), time(event), event.venue());
    }

    private void tell(Event event, String audience, String cause, String what, Object... words) {
        if (!hasAnybody(event)) {
            return;
        }
        broadcasts.begin(new NewBroadcast(
                MessageKind.EVENT,
                cause,
                text(what + ".title", words),
                text(what + ".text", words),
                event.number(),
                event.row().region(),
                audience,
                Long.toString(event.number())));
    }

    private boolean hasAnybody(Event event) {
        PoolState pool = capacity.pools(List.of(event.number())).get(event.number());
        return pool != null
                && (pool.waiting() > 0
                        || pool.shares().stream().mapToInt(ShareState::taken).sum() > 0);
    }

    private static List<String> reminders(Event event) {
        return Stream.of(EventStep.DAY_BEFORE, EventStep.HOUR_BEFORE)
                .map(step -> reminder(event, step))
                .toList();
    }

    private static String reminder(Event event, EventStep step) {
        return cause(
                event,
                step.name().toLowerCase(Locale.ROOT) + ":" + event.startsAt().getEpochSecond());
    }

    private static String cause(Event event, String what) {
        return "event:" + Ids.toOpaque(event.number()) + ":" + what;
    }

    private static String time(Event event) {
        return SpokenTime.span(event.startsAt(), event.endsAt(), event.now());
    }

    private String text(String key, Object... words) {
        return texts.getMessage("event.news." + key, words, Locale.SIMPLIFIED_CHINESE);
    }
}
