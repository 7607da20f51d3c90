package cn.doorplate.duty;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.PersonFile;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleHolding;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who can be put on duty at a post: who works there, or whoever has bound a phone. */
@Component
class DutyPeople {

    private static final Set<Role> ROLES = Set.of(
            Role.TEN_HOUSEHOLD_HEAD,
            Role.GRID_WORKER,
            Role.MEDIATOR,
            Role.PROPERTY_STAFF,
            Role.MEMBER_UNIT,
            Role.COMMUNITY_STAFF);

    private final RoleHolding holding;
    private final PersonFiles files;
    private final AccessLog log;

    DutyPeople(RoleHolding holding, PersonFiles files, AccessLog log) {
        this.holding = holding;
        this.files = files;
        this.log = log;
    }

    /** Masked; each reading is logged. */
    List<DutyPerson> at(DutyPlace post, long reader) {
        Map<Long, Role> workers = workers(post);
        Map<Long, PersonFile> found = files.of(workers.keySet());
        log.record(workers.keySet().stream()
                .filter(person -> person != reader)
                .map(person -> new AccessLog.Entry(reader, person, "duty_person", false, ""))
                .toList());
        return workers.entrySet().stream()
                .map(worker -> shown(worker.getKey(), worker.getValue(), found.get(worker.getKey())))
                .toList();
    }

    private static DutyPerson shown(long person, Role role, @Nullable PersonFile file) {
        String name = file == null ? null : file.name();
        Phone phone = file == null ? null : file.phone();
        return new DutyPerson(
                Ids.toOpaque(person),
                role.title(),
                name == null ? null : Masks.name(name),
                phone == null ? null : phone.masked());
    }

    /** Each once, in the order of their ids, by one statement. */
    private Map<Long, Role> workers(DutyPlace post) {
        List<Grant> grants = post.where().places().stream()
                .filter(DutyPeople::isNear)
                .flatMap(place -> ROLES.stream().map(role -> new Grant(role, place)))
                .toList();
        Map<Long, Role> workers = new TreeMap<>();
        holding.at(grants)
                .forEach((grant, people) -> people.forEach(person ->
                        workers.merge(person, grant.role(), (one, other) -> one.compareTo(other) < 0 ? one : other)));
        return workers;
    }

    /** Up to the community, of 12 digits. */
    private static boolean isNear(PlaceRef place) {
        return place.kind() != PlaceKind.REGION || place.id() >= 100_000_000_000L;
    }

    /** @throws Declined NO_SUCH_PERSON at {@code person} */
    long find(DutyPlace post, DutyPersonInput asked) {
        Optional<Long> found = asked.phone() != null
                ? Phone.parse(asked.phone()).flatMap(files::byPhone)
                : Optional.of(Ids.fromOpaque(String.valueOf(asked.person()), DutyPeople::nobody))
                        .filter(workers(post)::containsKey);
        return found.orElseThrow(DutyPeople::nobody);
    }

    private static Declined nobody() {
        return Declined.at("person", DutyErrorCode.NO_SUCH_PERSON);
    }
}
