package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notices as those see them who ask. */
@Component
class NoticeViews {

    private final Notices notices;
    private final NoticePublishing publishing;

    NoticeViews(Notices notices, NoticePublishing publishing) {
        this.notices = notices;
        this.publishing = publishing;
    }

    /**
     * As readers see it; empty if it was never published, or is not for the viewer.
     *
     * @param viewer null for a passer-by
     */
    Optional<Notice> notice(@Nullable Viewer viewer, long id) {
        return notices.row(id)
                .filter(NoticeRow::wasPublished)
                .map(row -> Notice.of(row, notices.live(row), publishing.now()))
                .filter(notice -> notices.maySee(viewer, notice.row(), notice.edition()));
    }

    /** As staff keep it; empty if the viewer does not. */
    Optional<NoticeFile> file(Viewer viewer, long id) {
        return notices.row(id).filter(row -> notices.isKeptBy(viewer, row)).map(NoticeFile::of);
    }
}
