package cn.doorplate.event;

import cn.doorplate.capacity.Claim;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who signed up, masked for staff, and in the log before they are seen; a handful of statements however many they are. */
@Component
class RosterLines {

    private final PersonFiles people;
    private final AccessLog log;
    private final SignUpPasses passes;

    RosterLines(PersonFiles people, AccessLog log, SignUpPasses passes) {
        this.people = people;
        this.log = log;
        this.passes = passes;
    }

    /**
     * Why somebody looks.
     *
     * @param what a short code, whose words are {@code access.CODE} in messages.properties
     * @param reason as they stated it; empty where none is asked for
     */
    record Reading(Viewer viewer, String what, String reason) {}

    /**
     * @param claims by holder; who has none is left out
     * @return in the order of the rows
     * @throws cn.doorplate.shared.Unavailable if it cannot be logged now
     */
    List<EventRosterLine> of(Reading reading, Event event, List<SignUpRow> rows, Map<Long, Claim> claims) {
        List<SignUpRow> shown =
                rows.stream().filter(row -> claims.containsKey(row.holder())).toList();
        Collection<Long> persons = shown.stream()
                .flatMap(row -> Stream.of(row.personId(), row.signedBy()))
                .collect(Collectors.toCollection(TreeSet::new));
        log.record(persons.stream()
                .map(person -> new AccessLog.Entry(
                        reading.viewer().personId(), person, reading.what(), false, reading.reason()))
                .toList());
        Map<Long, PersonFile> files = people.of(persons);
        return shown.stream()
                .map(row -> line(row, event, Objects.requireNonNull(claims.get(row.holder())), files))
                .toList();
    }

    private EventRosterLine line(SignUpRow row, Event event, Claim claim, Map<Long, PersonFile> files) {
        PersonFile file = files.get(row.personId());
        String own = phone(file);
        return new EventRosterLine(
                row,
                event,
                claim,
                name(file),
                own == null ? phone(files.get(row.signedBy())) : own,
                SignUpPasses.digest(passes.of(row.id())));
    }

    private static @Nullable String name(@Nullable PersonFile file) {
        String name = file == null ? null : file.name();
        return name == null ? null : Masks.name(name);
    }

    private static @Nullable String phone(@Nullable PersonFile file) {
        Phone phone = file == null ? null : file.phone();
        return phone == null ? null : Masks.phone(phone.number());
    }
}
