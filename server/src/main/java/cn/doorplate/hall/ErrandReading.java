package cn.doorplate.hall;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Opens what was said of errands; each thing by one statement for all of a page. */
@Component
class ErrandReading {

    private static final int MOST_EVENTS = 100;

    private final ErrandEventMapper events;
    private final PersonKeys keys;
    private final MessageSource texts;

    ErrandReading(ErrandEventMapper events, PersonKeys keys, MessageSource texts) {
        this.events = events;
        this.keys = keys;
        this.texts = texts;
    }

    Keyring ring(Collection<ErrandRow> all) {
        return keys.of(all.stream().map(ErrandRow::personId).collect(Collectors.toSet()));
    }

    static @Nullable String wish(ErrandRow row, Keyring ring) {
        byte[] sealed = row.wish();
        return sealed == null
                ? null
                : ring.open(row.personId(), ErrandWriting.SAID, sealed).orElse(null);
    }

    /** What happened to them last, by errand, the oldest first. */
    Map<Long, List<ErrandEvent>> histories(Collection<ErrandRow> all, Keyring ring) {
        Map<Long, List<ErrandEvent>> found = new HashMap<>();
        if (all.isEmpty()) {
            return found;
        }
        Map<Long, Long> persons =
                all.stream().collect(Collectors.toMap(ErrandRow::id, ErrandRow::personId, (one, same) -> one));
        for (ErrandEventMapper.EventRow event : events.events(persons.keySet(), MOST_EVENTS)) {
            byte[] sealed = event.note();
            long person = Objects.requireNonNull(persons.get(event.errandId()));
            String note = sealed == null
                    ? null
                    : ring.open(person, ErrandWriting.SAID, sealed).orElse(null);
            String key = "hall.errand.event." + event.kind().name().toLowerCase(Locale.ROOT);
            String line = texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
            found.computeIfAbsent(event.errandId(), id -> new ArrayList<>())
                    .add(new ErrandEvent(line, note, event.createdAt()));
        }
        return found;
    }
}
