package cn.doorplate.stay;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Those who borrow and ask, masked for staff, and in the log before they are seen. */
@Component
class StayPeople {

    private final PersonFiles files;
    private final AccessLog log;

    StayPeople(PersonFiles files, AccessLog log) {
        this.files = files;
        this.log = log;
    }

    /** Each null without one. */
    record Masked(@Nullable String name, @Nullable String phone) {}

    /**
     * By person; who has gone is left out, and nulls too. Oneself is not logged.
     *
     * @param what a short code, whose words are {@code access.CODE} in messages.properties
     * @throws cn.doorplate.shared.Unavailable if it cannot be logged now
     */
    Map<Long, Masked> masked(Viewer viewer, String what, Collection<@Nullable Long> persons) {
        List<Long> wanted =
                persons.stream().filter(Objects::nonNull).distinct().sorted().toList();
        log.record(wanted.stream()
                .filter(person -> person != viewer.personId())
                .map(person -> new AccessLog.Entry(viewer.personId(), person, what, false, ""))
                .toList());
        Map<Long, Masked> masked = new HashMap<>();
        files.of(wanted).forEach((person, file) -> masked.put(person, new Masked(name(file), phone(file))));
        return masked;
    }

    /** In full, and logged so; null without one. */
    @Nullable String phoneInFull(Viewer viewer, String what, long person) {
        log.record(List.of(new AccessLog.Entry(viewer.personId(), person, what, true, "")));
        PersonFile file = files.of(List.of(person)).get(person);
        Phone phone = file == null ? null : file.phone();
        return phone == null ? null : phone.number();
    }

    /** Whether they could be called. */
    boolean hasPhone(long person) {
        PersonFile file = files.of(List.of(person)).get(person);
        return file != null && file.phone() != null;
    }

    private static @Nullable String name(PersonFile file) {
        String name = file.name();
        return name == null ? null : Masks.name(name);
    }

    private static @Nullable String phone(PersonFile file) {
        Phone phone = file.phone();
        return phone == null ? null : Masks.phone(phone.number());
    }
}
