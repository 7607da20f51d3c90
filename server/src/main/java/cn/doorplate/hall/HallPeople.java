package cn.doorplate.hall;

import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Masks;
import cn.doorplate.resident.Guardianships;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For whom somebody asks, and what others see of them. */
@Component
class HallPeople {

    private static final String FIELD = "forWhom";

    private final PersonFiles files;
    private final Guardianships guardianships;
    private final AccessLog log;

    HallPeople(PersonFiles files, Guardianships guardianships, AccessLog log) {
        this.files = files;
        this.guardianships = guardianships;
        this.log = log;
    }

    /**
     * @param relation as {@code me.dependants} names it; null for oneself
     * @throws Declined NOT_YOURS if one does not act for them now
     */
    long person(Viewer viewer, @Nullable String relation) {
        if (relation == null) {
            return viewer.personId();
        }
        long id = Ids.fromOpaque(relation, () -> Declined.at(FIELD, HallErrorCode.NOT_YOURS));
        return guardianships
                .dependant(viewer.personId(), id)
                .orElseThrow(() -> Declined.at(FIELD, HallErrorCode.NOT_YOURS));
    }

    /** Whether somebody is that person, or acts for them now. */
    boolean mayActFor(long someone, long person) {
        return someone == person || guardianships.mayActFor(someone, person);
    }

    /** Whether an application is that person's own, or they sent it and still act for whom it is. */
    boolean isOf(long someone, ApplicationRow row) {
        return row.isOf(someone) && mayActFor(someone, row.personId());
    }

    boolean isOf(long someone, ErrandRow row) {
        return row.isOf(someone) && mayActFor(someone, row.personId());
    }

    /** Those of these for whom somebody may act now. */
    Set<Long> actedFor(long someone, Collection<Long> persons) {
        return persons.stream()
                .distinct()
                .filter(person -> mayActFor(someone, person))
                .collect(Collectors.toSet());
    }

    /** Who is told of what is a person's: they, and who asked for it while that one acts for them. */
    List<Long> concerned(long person, long agent) {
        return mayActFor(agent, person) && agent != person ? List.of(agent, person) : List.of(person);
    }

    /** Whom one calls about it: who asked for it while they act for whom it is, or that person. */
    long contact(long person, long agent) {
        return mayActFor(agent, person) ? agent : person;
    }

    boolean hasAccount(long person) {
        PersonFile file = of(List.of(person)).get(person);
        return file != null && file.hasAccount();
    }

    Map<Long, PersonFile> of(Collection<Long> persons) {
        return persons.isEmpty() ? Map.of() : files.of(persons);
    }

    /** In full, for who acts for them; nothing without a name. */
    Map<Long, String> names(Collection<Long> persons) {
        Map<Long, String> names = new HashMap<>();
        of(persons).forEach((person, file) -> Optional.ofNullable(file.name()).ifPresent(it -> names.put(person, it)));
        return names;
    }

    /** As staff see them in a list: each reading is logged before. */
    Map<Long, String> masked(Viewer viewer, Collection<Long> persons, String what) {
        record(viewer, persons, what, false);
        Map<Long, String> names = names(persons);
        names.replaceAll((person, name) -> Masks.name(name));
        return names;
    }

    /** In full, for who handles what is theirs: each reading is logged before. */
    Map<Long, PersonFile> inFull(Viewer viewer, Collection<Long> persons, String what) {
        record(viewer, persons, what, true);
        return of(persons);
    }

    private void record(Viewer viewer, Collection<Long> persons, String what, boolean inFull) {
        log.record(persons.stream()
                .distinct()
                .filter(person -> person != viewer.personId())
                .map(person -> new AccessLog.Entry(viewer.personId(), person, what, inFull, ""))
                .toList());
    }
}
