package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationEventMapper.EventRow;
import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Opens what was said in applications; each thing by one statement for all of a page. */
@Component
class ApplicationReading {

    private static final int MOST_EVENTS = 200;

    private final ApplicationMapper rows;
    private final ApplicationEventMapper events;
    private final PersonKeys keys;
    private final MessageSource texts;

    ApplicationReading(ApplicationMapper rows, ApplicationEventMapper events, PersonKeys keys, MessageSource texts) {
        this.rows = rows;
        this.events = events;
        this.keys = keys;
        this.texts = texts;
    }

    /** By application. */
    Map<Long, ApplicationWords> words(Collection<ApplicationRow> all, Map<String, PublicService> services) {
        Keyring ring = ring(all);
        return all.stream()
                .collect(Collectors.toMap(
                        ApplicationRow::id, row -> words(row, services.get(row.madeOf()), ring), (one, same) -> one));
    }

    private static ApplicationWords words(ApplicationRow row, @Nullable PublicService service, Keyring ring) {
        String answers = open(ring, row, ApplicationWriting.ANSWERS, row.answers());
        String asked = open(ring, row, ApplicationWriting.SAID, row.asked());
        return new ApplicationWords(
                answers == null || service == null
                        ? List.of()
                        : FormAnswers.fromJson(answers).inWords(service.form()),
                asked == null ? null : MaterialsAsked.read(asked),
                open(ring, row, ApplicationWriting.SAID, row.result()));
    }

    private static @Nullable String open(Keyring ring, ApplicationRow row, String purpose, byte @Nullable [] sealed) {
        return sealed == null
                ? null
                : ring.open(row.personId(), purpose, sealed).orElse(null);
    }

    private Keyring ring(Collection<ApplicationRow> all) {
        return keys.of(all.stream().map(ApplicationRow::personId).collect(Collectors.toSet()));
    }

    /** What happened to them last, by application, the oldest first. */
    Map<Long, List<ApplicationEvent>> histories(Collection<ApplicationRow> all) {
        Map<Long, List<ApplicationEvent>> found = new HashMap<>();
        if (all.isEmpty()) {
            return found;
        }
        Keyring ring = ring(all);
        Map<Long, ApplicationRow> byId =
                all.stream().collect(Collectors.toMap(ApplicationRow::id, Function.identity(), (one, same) -> one));
        for (EventRow event : events.events(byId.keySet(), MOST_EVENTS)) {
            ApplicationRow row = Objects.requireNonNull(byId.get(event.applicationId()));
            found.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(event(row, event, ring));
        }
        return found;
    }

    /** One that is there. */
    ApplicationEvent event(long application, int seq) {
        ApplicationRow row = Objects.requireNonNull(rows.find(application));
        return event(row, Objects.requireNonNull(events.event(application, seq)), ring(List.of(row)));
    }

    private ApplicationEvent event(ApplicationRow row, EventRow event, Keyring ring) {
        String key = "hall.event." + event.kind().name().toLowerCase(Locale.ROOT);
        return new ApplicationEvent(
                event.seq(),
                event.kind(),
                texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE),
                open(ring, row, ApplicationWriting.SAID, event.text()),
                event.party().words(),
                event.createdAt());
    }
}
