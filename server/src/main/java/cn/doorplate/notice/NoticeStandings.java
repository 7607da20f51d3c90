package cn.doorplate.notice;

import cn.doorplate.notice.NoticeStandingMapper.Standing;
import cn.doorplate.place.PlaceChanges;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts notices where they are found by doors and by people, and takes them away; plates' pages follow within a second. */
@Component
class NoticeStandings {

    /** Above all that milliseconds will come to. */
    private static final long LATEST = 1L << 50;

    private static final int URGENCY = 56;

    private static final Comparator<PlaceRef> BY_KEY =
            Comparator.comparing((PlaceRef place) -> place.kind().name()).thenComparing(PlaceRef::id);

    private final NoticeStandingMapper rows;
    private final PlacePaths paths;
    private final PlaceChanges changes;

    NoticeStandings(NoticeStandingMapper rows, PlacePaths paths, PlaceChanges changes) {
        this.rows = rows;
        this.paths = paths;
        this.changes = changes;
    }

    /** An edition is in force, and no other of this notice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(NoticeRow row, NoticeEditionRow edition) {
        rows.remove(row.id());
        List<Standing> standings = standings(row, edition);
        // None where all its places are gone, for no county is known of those.
        if (!standings.isEmpty()) {
            rows.insert(standings);
        }
        changed(edition);
    }

    /** What was in force is not any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(NoticeEditionRow edition) {
        rows.remove(edition.noticeId());
        changed(edition);
    }

    /** Pinned before urgent before newer: the lowest comes first. */
    static long standing(boolean pinned, boolean urgent, Instant publishedAt) {
        long rank = (pinned ? 0L : 2L) + (urgent ? 0L : 1L);
        return (rank << URGENCY) + LATEST - publishedAt.toEpochMilli();
    }

    private List<Standing> standings(NoticeRow row, NoticeEditionRow edition) {
        long standing = standing(edition.pinned(), edition.urgent(), Objects.requireNonNull(row.publishedAt()));
        Map<PlaceRef, PlacePath> found = paths.of(edition.placeRefs());
        List<Standing> all = new ArrayList<>();
        edition.audienceSet().stream()
                .sorted()
                .forEach(audience -> places(audience, edition, found.values())
                        .forEach(place -> all.add(new Standing(
                                place.kind().name(),
                                place.id(),
                                audience.name(),
                                standing,
                                row.id(),
                                edition.kind().name(),
                                edition.expiresAt(),
                                edition.mustRead(),
                                region(place, found)))));
        return all;
    }

    /** In the order of the key, as all who insert do. */
    private static Set<PlaceRef> places(
            NoticeAudience audience, NoticeEditionRow edition, Collection<PlacePath> found) {
        Set<PlaceRef> places = new TreeSet<>(BY_KEY);
        if (audience == NoticeAudience.RIDERS) {
            found.stream().map(NoticePlaces::county).map(NoticePlaces::region).forEach(places::add);
        } else {
            places.addAll(edition.placeRefs());
        }
        return places;
    }

    /** The code of the region in which a place lies; 0 if it is not there any more. */
    private static long region(PlaceRef place, Map<PlaceRef, PlacePath> found) {
        if (place.kind() == PlaceKind.REGION) {
            return place.id();
        }
        PlacePath path = found.get(place);
        return path == null ? 0 : path.region().value();
    }

    private void changed(NoticeEditionRow edition) {
        if (edition.isFor(NoticeAudience.EVERYONE)) {
            changes.changed(
                    edition.placeRefs().stream().map(NoticeStandings::scope).toArray(Scope[]::new));
        }
    }

    private static Scope scope(PlaceRef place) {
        return switch (place.kind()) {
            case REGION -> Scope.region(new RegionCode(place.id()));
            case GRID -> Scope.grid(place.id());
            case COMPOUND -> Scope.compound(place.id());
            case BUILDING -> Scope.building(place.id());
            case UNIT -> throw new IllegalStateException(PlaceKind.UNIT + " is no place of a notice");
        };
    }
}
