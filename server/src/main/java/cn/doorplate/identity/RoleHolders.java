package cn.doorplate.identity;

import cn.doorplate.privacy.AccessLog;
import cn.doorplate.privacy.Masks;
import cn.doorplate.privacy.Phone;
import cn.doorplate.shared.Declined;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people who hold roles: found by their phone, shown masked, and each reading of another's data logged. */
@Component
class RoleHolders {

    private final PersonFiles files;
    private final AccessLog log;

    RoleHolders(PersonFiles files, AccessLog log) {
        this.files = files;
        this.log = log;
    }

    /** @throws Declined NO_SUCH_PERSON if nobody has bound this phone */
    long byPhone(String phone) {
        return Phone.parse(phone)
                .flatMap(files::byPhone)
                .orElseThrow(() -> Declined.at("phone", RoleErrorCode.NO_SUCH_PERSON));
    }

    Map<RoleGrant, RoleHolder> of(Collection<RoleGrant> grants, Viewer viewer) {
        List<Long> persons = grants.stream().map(RoleGrant::personId).distinct().toList();
        Map<Long, PersonFile> found = files.of(persons);
        log.record(persons.stream()
                .filter(person -> person != viewer.personId())
                .map(person -> new AccessLog.Entry(viewer.personId(), person, "role_holder", false, ""))
                .toList());
        return grants.stream().collect(Collectors.toMap(grant -> grant, grant -> holder(found.get(grant.personId()))));
    }

    private static RoleHolder holder(@Nullable PersonFile file) {
        String name = file == null ? null : file.name();
        Phone phone = file == null ? null : file.phone();
        return new RoleHolder(name == null ? null : Masks.name(name), phone == null ? null : phone.masked());
    }
}
