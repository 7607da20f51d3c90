package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes notices: the first edition, and newer ones while an older one is in force. An edition that was handed over is never
 * written again: what a reviewer gave back goes on in a new one.
 */
@Component
class NoticeDesk {

    private final Notices notices;
    private final NoticeMapper rows;
    private final NoticeEditionMapper editions;
    private final NoticeContents contents;
    private final NoticeMedia media;
    private final NoticePublishing publishing;

    NoticeDesk(
            Notices notices,
            NoticeMapper rows,
            NoticeEditionMapper editions,
            NoticeContents contents,
            NoticeMedia media,
            NoticePublishing publishing) {
        this.notices = notices;
        this.rows = rows;
        this.editions = editions;
        this.contents = contents;
        this.media = media;
        this.publishing = publishing;
    }

    /**
     * Begins a notice, within the caller's transaction.
     *
     * @return its id
     * @throws Declined NOT_FOUND if the viewer publishes nothing there; and what {@link NoticeContents} declines
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long draft(Viewer viewer, String publisher, NoticeContentInput input) {
        RegionCode region = RegionCode.parse(publisher)
                .filter(code -> notices.isKeptBy(viewer, code))
                .orElseThrow(() -> Declined.at("publisher", CommonErrorCode.NOT_FOUND));
        NoticeContent content = contents.read(input, region);
        NoticeRow row = NoticeRow.drafted(Ids.next(), region, publishing.now());
        rows.insert(row);
        NoticeAttached files = media.attach(row.id(), viewer.personId(), input);
        editions.insert(content.edition(row.id(), 1, files, viewer.personId(), null, publishing.now()));
        editions.wrote(row.id(), 1, viewer.personId());
        return row.id();
    }

    /** @throws Declined NOT_FOUND, CONFLICT, and what {@link NoticeContents} declines */
    @Transactional
    public void edit(Viewer viewer, long id, int version, NoticeContentInput input) {
        NoticeRow row = find(viewer, id, version);
        boolean approved = row.revision() == null && row.state().isApproved();
        if (!approved && row.newest() != NoticeState.DRAFT) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        NoticeContent content = contents.read(input, row.region());
        NoticeEditionRow before = notices.edition(row, row.lastEdition());
        boolean anew = approved || before.checkResult() != null;
        publishing.change(anew ? row.begun(publishing.now()) : row.newestIs(NoticeState.DRAFT, publishing.now()));
        NoticeAttached files = media.attach(id, viewer.personId(), input);
        write(viewer, content, files, before, anew, approved ? null : before.remark());
    }

    private void write(
            Viewer viewer,
            NoticeContent content,
            NoticeAttached files,
            NoticeEditionRow before,
            boolean anew,
            @Nullable String remark) {
        long id = before.noticeId();
        int number = anew ? before.number() + 1 : before.number();
        NoticeEditionRow edition = content.edition(id, number, files, viewer.personId(), remark, publishing.now());
        if (anew) {
            editions.insert(edition);
        } else if (editions.write(edition) != 1) {
            throw new IllegalStateException("edition " + number + " of notice " + id + " was handed over already");
        }
        // A remark says that it was given back: then it is the same work that goes on.
        if (remark != null && anew) {
            editions.inherit(id, before.number(), number);
        }
        editions.wrote(id, number, viewer.personId());
    }

    /** @throws Declined NOT_FOUND if it is none that the viewer keeps; CONFLICT if it was changed since that version */
    NoticeRow find(Viewer viewer, long id, int version) {
        NoticeRow row = find(viewer, id).orElseThrow(() -> Declined.at("notice", CommonErrorCode.NOT_FOUND));
        if (row.version() != version) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return row;
    }

    /** Empty if it is none that the viewer keeps. */
    Optional<NoticeRow> find(Viewer viewer, long id) {
        return notices.row(id).filter(row -> notices.isKeptBy(viewer, row));
    }
}
