package cn.doorplate.notice;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.notice.NoticeStandingMapper.Listed;
import cn.doorplate.notice.NoticeStandingMapper.Range;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.resident.Homes;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What concerns somebody: the notices at the places where they live, ride and work, as far as they are for them. */
@Component
class NoticeLists {

    private final NoticeStandingMapper standings;
    private final NoticeMapper rows;
    private final NoticeEditionMapper editions;
    private final Homes homes;
    private final PlacePaths paths;
    private final Clock clock;

    NoticeLists(
            NoticeStandingMapper standings,
            NoticeMapper rows,
            NoticeEditionMapper editions,
            Homes homes,
            PlacePaths paths,
            Clock clock) {
        this.standings = standings;
        this.rows = rows;
        this.editions = editions;
        this.homes = homes;
        this.paths = paths;
        this.clock = clock;
    }

    /** Those in force: pinned ones first, then the urgent, then the newest. */
    Page<Notice> of(Viewer viewer, @Nullable NoticeKind kind, int first, @Nullable OrderCursor after) {
        Set<Range> ranges = ranges(viewer);
        if (ranges.isEmpty()) {
            return Page.of(List.of(), false, null);
        }
        OrderCursor behind = after == null ? new OrderCursor(0, 0) : after;
        Instant now = clock.instant();
        List<Listed> found = standings.listed(ranges, kind, behind.order(), behind.id(), now, first + 1);
        Page<Listed> page =
                Page.firstOf(found, first, last -> new OrderCursor(last.standing(), last.noticeId()).toString());
        return new Page<>(notices(page.nodes().stream().map(Listed::noticeId).toList(), now), page.pageInfo());
    }

    /** Those of these that are in force, in this order; two statements. */
    List<Notice> notices(List<Long> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, NoticeRow> found = rows.selectByIds(ids).stream()
                .filter(row -> row.state() == NoticeState.PUBLISHED)
                .collect(Collectors.toMap(NoticeRow::id, Function.identity()));
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Long, NoticeEditionRow> live = editions
                .of(found.values().stream()
                        .map(row -> new NoticeEditionMapper.Key(row.id(), Objects.requireNonNull(row.liveEdition())))
                        .toList())
                .stream()
                .collect(Collectors.toMap(NoticeEditionRow::noticeId, Function.identity()));
        return ids.stream()
                .filter(live::containsKey)
                .map(id -> Notice.of(Objects.requireNonNull(found.get(id)), Objects.requireNonNull(live.get(id)), now))
                .toList();
    }

    private Set<Range> ranges(Viewer viewer) {
        Set<Range> ranges = new LinkedHashSet<>();
        for (Homes.Home home : homes.of(viewer.personId())) {
            add(ranges, home.path(), NoticeAudience.EVERYONE);
            add(ranges, home.path(), NoticeAudience.RESIDENTS);
            if (home.withElder()) {
                add(ranges, home.path(), NoticeAudience.ELDER_HOUSEHOLDS);
            }
        }
        List<Grant> roles = viewer.grants().stream()
                .filter(grant -> grant.role() != Role.RESIDENT)
                .toList();
        Map<PlaceRef, PlacePath> where =
                paths.of(roles.stream().map(Grant::place).collect(Collectors.toSet()));
        for (Grant grant : roles) {
            PlacePath path = where.get(grant.place());
            if (path != null) {
                add(ranges, path, NoticeAudience.EVERYONE);
                add(ranges, path, grant.role() == Role.RIDER ? NoticeAudience.RIDERS : NoticeAudience.STAFF);
            }
        }
        return ranges;
    }

    private static void add(Set<Range> ranges, PlacePath path, NoticeAudience audience) {
        path.places().stream()
                .filter(place -> place.kind() != PlaceKind.UNIT)
                .forEach(place -> ranges.add(new Range(place.kind().name(), place.id(), audience.name())));
    }
}
