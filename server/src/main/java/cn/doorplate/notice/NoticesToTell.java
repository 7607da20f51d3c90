package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.notice.NoticeStandingMapper.Listed;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.resident.Doorsteps;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must be read by who lives behind the doors of a place: for those who visit them, whether it is for them as well or not. */
@Component
class NoticesToTell {

    /** Who is told at home; riders and staff are not visited. */
    private static final Set<NoticeAudience> AT_HOME =
            Set.of(NoticeAudience.EVERYONE, NoticeAudience.RESIDENTS, NoticeAudience.ELDER_HOUSEHOLDS);

    private static final int CHUNK = 100;

    /** Of a page; it may be short then, and not the last. */
    private static final int CHUNKS = 5;

    private final NoticeStandingMapper standings;
    private final NoticeLists lists;
    private final Doorsteps doorsteps;
    private final PlacePaths paths;
    private final Clock clock;

    NoticesToTell(
            NoticeStandingMapper standings, NoticeLists lists, Doorsteps doorsteps, PlacePaths paths, Clock clock) {
        this.standings = standings;
        this.lists = lists;
        this.doorsteps = doorsteps;
        this.paths = paths;
        this.clock = clock;
    }

    /** One, and where it stands in the order. */
    private record Found(Listed at, Notice notice) {}

    /**
     * Those in force at the places that have a door in common with a place: pinned ones first, then the urgent, then the newest.
     *
     * @throws Denied NOT_FOUND if the viewer reads no residents there
     */
    Page<Notice> within(Viewer viewer, PlaceRef place, int first, @Nullable OrderCursor after) {
        doorsteps.community(viewer, place);
        List<Long> regions = regions(paths.of(place).orElseThrow(() -> new Denied(Denied.Why.NOT_FOUND)));
        OrderCursor behind = after == null ? new OrderCursor(0, 0) : after;
        Instant now = clock.instant();
        List<Found> found = new ArrayList<>();
        boolean more = true;
        for (int i = 0; i < CHUNKS && more && found.size() <= first; i++) {
            List<Listed> chunk = standings.toTell(regions, AT_HOME, behind.order(), behind.id(), now, CHUNK);
            found.addAll(meeting(place, chunk, now));
            more = chunk.size() == CHUNK;
            behind = chunk.isEmpty() ? behind : cursor(chunk.get(chunk.size() - 1));
        }
        boolean cut = found.size() > first;
        List<Found> page = cut ? found.subList(0, first) : found;
        OrderCursor end = cut ? cursor(page.get(first - 1).at()) : behind;
        return Page.of(page.stream().map(Found::notice).toList(), cut || more, end.toString());
    }

    private static List<Long> regions(PlacePath path) {
        return path.places().stream()
                .filter(place -> place.kind() == PlaceKind.REGION)
                .map(PlaceRef::id)
                .toList();
    }

    private static OrderCursor cursor(Listed at) {
        return new OrderCursor(at.standing(), at.noticeId());
    }

    private List<Found> meeting(PlaceRef place, List<Listed> chunk, Instant now) {
        Map<Long, Listed> order = chunk.stream().collect(Collectors.toMap(Listed::noticeId, Function.identity()));
        List<Notice> notices =
                lists.notices(chunk.stream().map(Listed::noticeId).toList(), now);
        Set<PlaceRef> there = paths.meeting(
                place,
                notices.stream()
                        .flatMap(notice -> notice.edition().placeRefs().stream())
                        .collect(Collectors.toSet()));
        return notices.stream()
                .filter(notice -> notice.edition().placeRefs().stream().anyMatch(there::contains))
                .map(notice -> new Found(Objects.requireNonNull(order.get(notice.number())), notice))
                .toList();
    }
}
