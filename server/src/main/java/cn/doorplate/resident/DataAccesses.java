package cn.doorplate.resident;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.RoleGrant;
import cn.doorplate.identity.RoleGrants;
import cn.doorplate.privacy.Access;
import cn.doorplate.privacy.AccessLog;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The log of who read a person's data, told to that person: the readers by the roles they held then. */
@Component
class DataAccesses {

    private final AccessLog log;
    private final RoleGrants grants;
    private final MessageSource messages;

    DataAccesses(AccessLog log, RoleGrants grants, MessageSource messages) {
        this.log = log;
        this.grants = grants;
        this.messages = messages;
    }

    Page<DataAccess> of(long personId, int first, @Nullable String after) {
        Page<Access> page = log.of(personId, first, after);
        Map<Long, List<RoleGrant>> roles =
                grants
                        .appointmentsOf(
                                page.nodes().stream().map(Access::readerId).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.groupingBy(RoleGrant::personId));
        return new Page<>(
                page.nodes().stream()
                        .map(access -> told(access, roles.getOrDefault(access.readerId(), List.of())))
                        .toList(),
                page.pageInfo());
    }

    private DataAccess told(Access access, List<RoleGrant> ofReader) {
        Optional<RoleGrant> role = ofReader.stream()
                .filter(grant -> held(grant, access.at()))
                .max(Comparator.comparing(grant -> Permission.READ_RESIDENTS.comesWith(grant.role())));
        return new DataAccess(
                Ids.toOpaque(access.id()),
                access.at(),
                role.map(RoleGrant::title).orElseGet(() -> text("access.role")),
                text("access." + access.what(), text("access.other")),
                access.inFull(),
                RevealReason.of(access.reason()).orElse(null),
                access.reason() == null || access.reason().isBlank() ? null : access.reason(),
                role.map(RoleGrant::at).orElse(null));
    }

    private static boolean held(RoleGrant grant, Instant at) {
        Instant until = grant.until();
        return !grant.from().isAfter(at) && (until == null || until.isAfter(at));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    /** What was read may have been logged by a newer server than this. */
    private String text(String key, String otherwise) {
        return Objects.requireNonNullElse(
                messages.getMessage(key, null, otherwise, Locale.SIMPLIFIED_CHINESE), otherwise);
    }
}
