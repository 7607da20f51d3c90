package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names the people of cases to who may know them: themselves, and those who handle one case and read it alone. */
@Component
class CasePeople {

    private final PersonFiles files;
    private final CaseNameLog log;

    CasePeople(PersonFiles files, CaseNameLog log) {
        this.files = files;
        this.log = log;
    }

    /** Of each case; nothing where it has none of that sort, or they are not for who looks at it. Two statements, and the log. */
    Map<Case, CasePerson> of(List<Case> cases, CasePersonRef.Who who) {
        CasePersonRef ref = CasePersonRef.of(who);
        Set<Long> wanted = new HashSet<>();
        cases.stream()
                .filter(each -> names(each, ref))
                .map(each -> ref.personOf(each.row()))
                .filter(Objects::nonNull)
                .forEach(wanted::add);
        cases.forEach(this::log);
        Map<Long, PersonFile> found = files.of(wanted);
        Map<Case, CasePerson> people = new HashMap<>();
        for (Case each : cases) {
            CasePerson person = person(each, ref, found);
            if (person != null) {
                people.put(each, person);
            }
        }
        return people;
    }

    /** What one wrote oneself is shown in lists too; to staff only what they look at alone; to a side, who raised it. */
    private static boolean names(Case seen, CasePersonRef ref) {
        return CaseSight.isAuthor(seen.hats()) || isRead(seen) || isOpen(seen, ref);
    }

    private static boolean isOpen(Case seen, CasePersonRef ref) {
        return ref.who() == CasePersonRef.Who.RAISED_BY
                && CaseSight.seesWho(seen.hats(), seen.row().anonymous());
    }

    private static boolean isRead(Case seen) {
        return seen.seen().single() && CaseSight.seesNames(seen.hats());
    }

    private void log(Case seen) {
        if (isRead(seen) && !seen.hats().contains(CaseHat.RAISER)) {
            CaseRow row = seen.row();
            long reader = seen.seen().viewer();
            log.read(
                    reader,
                    row.id(),
                    Stream.of(row.raisedBy(), row.raisedFor(), row.filedBy())
                            .filter(Objects::nonNull)
                            .filter(person -> person != reader)
                            .toList());
        }
    }

    private static @Nullable CasePerson person(Case seen, CasePersonRef ref, Map<Long, PersonFile> found) {
        Long id = ref.personOf(seen.row());
        if (id == null || !names(seen, ref)) {
            return null;
        }
        PersonFile file = found.get(id);
        String name = file == null ? null : file.name();
        Phone phone = file == null || isOpen(seen, ref) ? null : file.phone();
        boolean inFull = isRead(seen) && CaseSight.mayReveal(seen.hats());
        return new CasePerson(
                name == null ? null : Masks.name(name),
                phone == null ? null : phone.masked(),
                id == seen.seen().viewer(),
                inFull ? ref.toString() : null);
    }
}
