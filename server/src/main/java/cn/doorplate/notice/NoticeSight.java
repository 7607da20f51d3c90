package cn.doorplate.notice;

import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.resident.Homes;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may read a notice that was published: those for whom it is, and the staff of its places. */
@Component
class NoticeSight {

    private final PlacePaths paths;
    private final Homes homes;

    NoticeSight(PlacePaths paths, Homes homes) {
        this.paths = paths;
        this.homes = homes;
    }

    /** @param viewer null for a passer-by */
    boolean allows(@Nullable Viewer viewer, NoticeRow row, NoticeEditionRow edition) {
        if (!row.wasPublished()) {
            return false;
        }
        if (edition.isFor(NoticeAudience.EVERYONE)) {
            return true;
        }
        return viewer != null && viewer.consented() && (isStaff(viewer, row, edition) || isMeant(viewer, edition));
    }

    /** Those of its publisher, and those of a place that has a door in common with one of its places. */
    private boolean isStaff(Viewer viewer, NoticeRow row, NoticeEditionRow edition) {
        List<PlaceRef> grounds = viewer.grants().stream()
                .filter(NoticeSight::isOfStaff)
                .map(Grant::place)
                .distinct()
                .toList();
        if (grounds.isEmpty()) {
            return false;
        }
        boolean keeps = paths.of(NoticePlaces.region(row.region()))
                .filter(path -> viewer.may(Permission.PUBLISH_NOTICES, path))
                .isPresent();
        return keeps
                || grounds.stream()
                        .anyMatch(ground ->
                                !paths.meeting(ground, edition.placeRefs()).isEmpty());
    }

    private boolean isMeant(Viewer viewer, NoticeEditionRow edition) {
        if (edition.isFor(NoticeAudience.RIDERS) && ridesThere(viewer, edition.placeRefs())) {
            return true;
        }
        return livesThere(viewer.personId(), edition);
    }

    private boolean ridesThere(Viewer viewer, Collection<PlaceRef> places) {
        List<PlaceRef> counties = viewer.grants().stream()
                .filter(grant -> grant.role() == Role.RIDER)
                .map(Grant::place)
                .toList();
        return !counties.isEmpty()
                && paths.of(places).values().stream()
                        .map(path -> NoticePlaces.region(NoticePlaces.county(path)))
                        .anyMatch(counties::contains);
    }

    /** Whether it is for somebody because of where they live. */
    boolean livesThere(long personId, NoticeEditionRow edition) {
        boolean eldersOnly = !edition.isFor(NoticeAudience.EVERYONE) && !edition.isFor(NoticeAudience.RESIDENTS);
        if (eldersOnly && !edition.isFor(NoticeAudience.ELDER_HOUSEHOLDS)) {
            return false;
        }
        return homes.of(personId).stream()
                .filter(home -> home.withElder() || !eldersOnly)
                .anyMatch(home -> edition.isAbout(home.path()));
    }

    static boolean isOfStaff(Grant grant) {
        return grant.role() != Role.RESIDENT && grant.role() != Role.RIDER;
    }
}
