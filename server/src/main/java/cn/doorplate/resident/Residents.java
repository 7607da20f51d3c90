package cn.doorplate.resident;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What staff see of those who live in their places. It is in the log before they see it, or they do not see it. */
@Service
public class Residents {

    private final MembershipMapper memberships;
    private final StaffReading reading;
    private final PersonFiles people;

    Residents(MembershipMapper memberships, StaffReading reading, PersonFiles people) {
        this.memberships = memberships;
        this.reading = reading;
        this.people = people;
    }

    /** @throws Denied NOT_FOUND if the viewer reads no residents there */
    Page<Resident> within(Viewer viewer, PlaceRef within, int first, long after) {
        long region = reading.region(viewer, Permission.READ_RESIDENTS, within);
        Page<Long> page = Scan.page(
                first,
                after,
                (key, atMost) -> memberships.residentsOf(region, key, atMost),
                person -> person,
                persons -> livingWhere(persons, path -> path.contains(within)));
        return new Page<>(shown(viewer, page.nodes(), "resident.list"), page.pageInfo());
    }

    /** Empty if there is no such resident in the viewer's places. */
    Optional<Resident> find(Viewer viewer, long personId) {
        return isResidentFor(viewer, personId)
                ? Optional.of(shown(viewer, List.of(personId), "resident.view").get(0))
                : Optional.empty();
    }

    /** @throws Declined NOT_FOUND if there is no such resident in the viewer's places */
    PersonFile reveal(Viewer viewer, long personId, RevealReason reason, String text) {
        if (!isResidentFor(viewer, personId)) {
            throw Declined.at("resident", CommonErrorCode.NOT_FOUND);
        }
        reading.record(viewer, List.of(personId), "resident.reveal", true, reason.with(text));
        return Optional.ofNullable(people.of(List.of(personId)).get(personId))
                .orElseThrow(() -> Declined.at("resident", CommonErrorCode.NOT_FOUND));
    }

    /** Their confirmed households, of those that the viewer may see. */
    Map<Long, List<MembershipRow>> householdsOf(Viewer viewer, Collection<Long> persons) {
        List<MembershipRow> rows = memberships.confirmedOf(persons);
        return reading.where(rows, path -> viewer.may(Permission.READ_RESIDENTS, path)).stream()
                .collect(Collectors.groupingBy(MembershipRow::personId));
    }

    /** Whether somebody lives in one of the places whose residents the viewer sees. */
    public boolean isResidentFor(Viewer viewer, long personId) {
        return viewer.mayAnywhere(Permission.READ_RESIDENTS)
                && !livingWhere(List.of(personId), path -> viewer.may(Permission.READ_RESIDENTS, path))
                        .isEmpty();
    }

    private List<Resident> shown(Viewer viewer, List<Long> persons, String what) {
        reading.record(viewer, persons, what, false, "");
        Map<Long, PersonFile> files = people.of(persons);
        return persons.stream()
                .map(person -> masked(person, Optional.ofNullable(files.get(person))))
                .toList();
    }

    private static Resident masked(long personId, Optional<PersonFile> file) {
        return new Resident(
                Ids.toOpaque(personId),
                file.map(PersonFile::name).map(Masks::name).orElse(null),
                file.map(PersonFile::phone).map(Phone::masked).orElse(null),
                personId);
    }

    private List<Long> livingWhere(List<Long> persons, Predicate<PlacePath> where) {
        if (persons.isEmpty()) {
            return List.of();
        }
        Set<Long> here = new HashSet<>(persons(reading.where(memberships.confirmedOf(persons), where)));
        return persons.stream().filter(here::contains).toList();
    }

    private static Set<Long> persons(List<MembershipRow> rows) {
        return rows.stream().map(MembershipRow::personId).collect(Collectors.toSet());
    }
}
