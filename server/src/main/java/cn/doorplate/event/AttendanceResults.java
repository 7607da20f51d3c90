package cn.doorplate.event;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells staff what became of those whom they recorded, by their masked names. */
@Component
class AttendanceResults {

    private static final String WHAT = "event.attendance";

    private final SignUpMapper rows;
    private final Capacity capacity;
    private final RosterLines lines;
    private final MessageSource texts;

    AttendanceResults(SignUpMapper rows, Capacity capacity, RosterLines lines, MessageSource texts) {
        this.rows = rows;
        this.capacity = capacity;
        this.lines = lines;
        this.texts = texts;
    }

    /**
     * What became of one of them.
     *
     * @param signUp null where there is none at this event
     */
    record Judged(CameOutcome outcome, @Nullable Long signUp) {}

    /** As they stand by now, named only when that is in the log. */
    List<EventCameResult> of(Viewer viewer, Event event, List<Judged> judged) {
        List<Long> ids = judged.stream()
                .map(Judged::signUp)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, EventRosterLine> shown = ids.isEmpty() ? Map.of() : shown(viewer, event, ids);
        return judged.stream().map(each -> result(each, shown)).toList();
    }

    private Map<String, EventRosterLine> shown(Viewer viewer, Event event, List<Long> ids) {
        List<SignUpRow> now = rows.selectByIds(ids);
        var claims = capacity.claims(
                event.number(), now.stream().map(SignUpRow::holder).toList());
        return lines.of(new RosterLines.Reading(viewer, WHAT, ""), event, now, claims).stream()
                .collect(Collectors.toMap(EventRosterLine::id, Function.identity()));
    }

    private EventCameResult result(Judged judged, Map<String, EventRosterLine> shown) {
        Long id = judged.signUp();
        EventRosterLine line = id == null ? null : shown.get(Ids.toOpaque(id));
        String name = line == null ? null : line.name();
        String whom = name == null ? text("somebody") : name;
        return new EventCameResult(judged.outcome(), text(judged.outcome().name(), whom), line);
    }

    private String text(String what, Object... words) {
        return texts.getMessage("event.came." + what, words, Locale.SIMPLIFIED_CHINESE);
    }
}
