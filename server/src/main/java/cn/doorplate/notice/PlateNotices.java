package cn.doorplate.notice;

import cn.doorplate.notice.NoticeStandingMapper.Range;
import cn.doorplate.notice.NoticeStandingMapper.Shown;
import cn.doorplate.place.PlateSection;
import cn.doorplate.place.PlateSections;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Regions;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Parts;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the notices for everyone on the pages of the doors that they concern. */
@Component
@Order(0)
class PlateNotices implements PlateSections {

    /** On one page. */
    static final int MOST = 20;

    /** Places in one statement; the doors of a community have some dozens. */
    private static final int TOGETHER = 500;

    private static final Comparator<Shown> ORDER =
            Comparator.comparingLong(Shown::standing).thenComparing(Shown::noticeId);

    private final NoticeStandingMapper rows;
    private final Regions regions;
    private final Clock clock;

    PlateNotices(NoticeStandingMapper rows, Regions regions, Clock clock) {
        this.rows = rows;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public Set<Class<? extends PlateSection>> types() {
        return Set.of(PlateNoticeSection.class);
    }

    @Override
    public Contribution contribute(PlateSite site) {
        return contribute(List.of(site)).get(0);
    }

    /** One statement for what stands at the places around all these doors, and one for the names of who publishes it. */
    @Override
    public List<Contribution> contribute(List<PlateSite> sites) {
        Set<Range> all = new LinkedHashSet<>();
        sites.forEach(site -> all.addAll(around(site)));
        Map<Range, List<Shown>> standing = new HashMap<>();
        for (List<Range> part : Parts.of(List.copyOf(all), TOGETHER)) {
            rows.shown(part, clock.instant(), MOST)
                    .forEach(it -> standing.computeIfAbsent(
                                    place(it.placeKind(), it.placeId()), range -> new ArrayList<>())
                            .add(it));
        }
        Map<RegionCode, String> publishers = publishers(standing.values());
        return sites.stream()
                .map(site -> contribution(shownAt(site, standing), publishers))
                .toList();
    }

    private static List<Range> around(PlateSite site) {
        return site.around().stream()
                .map(it -> place(it.kind().name(), it.id()))
                .toList();
    }

    private static Range place(String kind, long id) {
        return new Range(kind, id, NoticeAudience.EVERYONE.name());
    }

    private Map<RegionCode, String> publishers(Collection<List<Shown>> standing) {
        Set<RegionCode> codes = standing.stream()
                .flatMap(List::stream)
                .map(it -> new RegionCode(it.publisher()))
                .collect(Collectors.toSet());
        return regions.shortNames(codes);
    }

    /** A notice may stand at several places around one door. */
    private static List<Shown> shownAt(PlateSite site, Map<Range, List<Shown>> standing) {
        Map<Long, Shown> once = new LinkedHashMap<>();
        around(site)
                .forEach(place ->
                        standing.getOrDefault(place, List.of()).forEach(it -> once.putIfAbsent(it.noticeId(), it)));
        return once.values().stream().sorted(ORDER).limit(MOST).toList();
    }

    private static Contribution contribution(List<Shown> shown, Map<RegionCode, String> publishers) {
        if (shown.isEmpty()) {
            return Contribution.nothing();
        }
        List<PlateNotice> notices =
                shown.stream().map(it -> notice(it, publishers)).toList();
        return new Contribution(List.of(PlateNoticeSection.of(notices)), earliestEnd(shown));
    }

    private static @Nullable Instant earliestEnd(List<Shown> shown) {
        return shown.stream()
                .map(Shown::expiresAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static PlateNotice notice(Shown it, Map<RegionCode, String> publishers) {
        return new PlateNotice(
                Ids.toOpaque(it.noticeId()),
                it.kind(),
                it.title(),
                it.summary(),
                publishers.getOrDefault(new RegionCode(it.publisher()), ""),
                it.publishedAt(),
                it.pinned(),
                it.urgent());
    }
}
