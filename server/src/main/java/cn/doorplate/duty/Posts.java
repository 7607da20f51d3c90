package cn.doorplate.duty;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Ids;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The posts of all modules, and who may keep their rosters. */
@Component
class Posts {

    private final Map<DutyPostKind, DutyPosts> modules;

    Posts(List<DutyPosts> modules) {
        this.modules = modules.stream().collect(Collectors.toMap(DutyPosts::kind, module -> module));
    }

    /** Those that are there. */
    Map<DutyPost, DutyPlace> of(Collection<DutyPost> posts) {
        Map<DutyPost, DutyPlace> found = new HashMap<>();
        DutyRosters.byKind(posts)
                .forEach((kind, ids) -> of(kind, ids).forEach((id, place) -> {
                    found.put(new DutyPost(kind, id), place);
                }));
        return found;
    }

    private Map<Long, DutyPlace> of(DutyPostKind kind, Set<Long> ids) {
        DutyPosts module = modules.get(kind);
        return module == null ? Map.of() : module.of(ids);
    }

    /** As they are served, also those that are no more. */
    Map<DutyPost, NamedPost> named(Collection<DutyPost> posts) {
        Map<DutyPost, DutyPlace> known = of(posts);
        return posts.stream().distinct().collect(Collectors.toMap(post -> post, post -> {
            DutyPlace place = known.get(post);
            return new NamedPost(Ids.toOpaque(post.id()), post.kind(), place == null ? "" : place.name());
        }));
    }

    /** @throws Denied NOT_FOUND if it is not there, or they keep no roster there */
    DutyPlace require(Viewer viewer, DutyPost post) {
        DutyPlace place = find(post).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND));
        viewer.require(Permission.KEEP_DUTY, place.where());
        return place;
    }

    /** @throws Declined NOT_FOUND at that field if it is not there, or they keep no roster there */
    DutyPlace kept(Viewer viewer, DutyPost post, String field) {
        return find(post)
                .filter(place -> viewer.may(Permission.KEEP_DUTY, place.where()))
                .orElseThrow(() -> Declined.at(field, CommonErrorCode.NOT_FOUND));
    }

    private Optional<DutyPlace> find(DutyPost post) {
        return Optional.ofNullable(of(List.of(post)).get(post));
    }
}
