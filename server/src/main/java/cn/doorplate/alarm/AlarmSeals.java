package cn.doorplate.alarm;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what is personal in an alarm with a key of its own, under the alarm's id among the keys of persons: who raised it need not be anybody
 * we know, and destroying the key forgets all of it, also where it stands in the history.
 */
@Component
class AlarmSeals {

    private static final String CONTENT = "alarm.content";
    private static final String WORDS = "alarm.words";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PersonKeys keys;

    AlarmSeals(PersonKeys keys) {
        this.keys = keys;
    }

    /** Within the transaction that keeps the alarm. */
    void begin(long alarm) {
        keys.create(alarm);
    }

    byte[] seal(long alarm, AlarmContent content) {
        return keys.of(alarm).seal(alarm, CONTENT, JSON.writeValueAsBytes(content));
    }

    byte[] words(long alarm, String words) {
        return keys.seal(alarm, WORDS, words);
    }

    /** Nothing, once it is forgotten. */
    AlarmContent open(AlarmRow row) {
        byte @Nullable [] sealed = row.content();
        return sealed == null
                ? AlarmContent.NOTHING
                : keys.of(row.id())
                        .openBytes(row.id(), CONTENT, sealed)
                        .map(bytes -> JSON.readValue(bytes, AlarmContent.class))
                        .orElse(AlarmContent.NOTHING);
    }

    /** The words of events, by alarm and number; those forgotten are left out. */
    Map<String, String> words(Collection<AlarmEventRow> events) {
        Keyring ring = keys.of(events.stream()
                .filter(it -> it.words() != null)
                .map(AlarmEventRow::alarmId)
                .distinct()
                .toList());
        Map<String, String> found = new HashMap<>();
        for (AlarmEventRow event : events) {
            byte @Nullable [] sealed = event.words();
            if (sealed != null) {
                ring.open(event.alarmId(), WORDS, sealed).ifPresent(it -> found.put(key(event), it));
            }
        }
        return found;
    }

    static String key(AlarmEventRow event) {
        return event.alarmId() + ":" + event.seq();
    }

    void forget(long alarm) {
        keys.destroy(alarm);
    }
}
