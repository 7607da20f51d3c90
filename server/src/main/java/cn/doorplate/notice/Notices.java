package cn.doorplate.notice;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.RegionCode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Notices by their ids, and who may see them. */
@Service
class Notices {

    private final NoticeMapper rows;
    private final NoticeEditionMapper editions;
    private final NoticeSight sight;
    private final PlacePaths paths;

    Notices(NoticeMapper rows, NoticeEditionMapper editions, NoticeSight sight, PlacePaths paths) {
        this.rows = rows;
        this.editions = editions;
        this.sight = sight;
        this.paths = paths;
    }

    /** However far it has come, whoever asks. */
    Optional<NoticeRow> row(long id) {
        return Optional.ofNullable(rows.selectById(id));
    }

    /**
     * The edition that readers see.
     *
     * @throws NullPointerException if none was approved yet
     */
    NoticeEditionRow live(NoticeRow row) {
        return edition(row, Objects.requireNonNull(row.liveEdition()));
    }

    NoticeEditionRow edition(NoticeRow row, int number) {
        return Objects.requireNonNull(editions.find(row.id(), number));
    }

    /** @param viewer null for a passer-by */
    boolean maySee(@Nullable Viewer viewer, NoticeRow row, NoticeEditionRow edition) {
        return sight.allows(viewer, row, edition);
    }

    /** Whether the viewer may write, review, publish and take back what that region publishes. */
    boolean isKeptBy(Viewer viewer, RegionCode publisher) {
        return viewer.consented()
                && viewer.mayAnywhere(Permission.PUBLISH_NOTICES)
                && paths.of(NoticePlaces.region(publisher))
                        .filter(path -> viewer.may(Permission.PUBLISH_NOTICES, path))
                        .isPresent();
    }

    boolean isKeptBy(Viewer viewer, NoticeRow row) {
        return isKeptBy(viewer, row.region());
    }
}
