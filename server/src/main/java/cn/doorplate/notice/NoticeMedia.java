package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaAttaching;
import cn.doorplate.media.MediaAudience;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of notices. What an edition had, the next may keep; none is let go, for editions are kept. */
@Component
class NoticeMedia implements MediaAudience {

    static final int MOST_ATTACHMENTS = 9;

    private static final String PREFIX = "notice";

    private final MediaFiles files;
    private final Notices notices;

    NoticeMedia(MediaFiles files, Notices notices) {
        this.files = files;
        this.notices = notices;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    /** Readers see those of the edition that they read; what an earlier or a later one holds is for who keeps the notice. */
    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        return notices.row(Ids.fromOpaque(claim.substring(PREFIX.length() + 1)))
                .filter(row -> notices.isKeptBy(viewer, row) || isShown(viewer, row, Ids.fromOpaque(media.id())))
                .isPresent();
    }

    private boolean isShown(Viewer viewer, NoticeRow row, long file) {
        if (!row.wasPublished() || row.state() == NoticeState.WITHDRAWN) {
            return false;
        }
        NoticeEditionRow edition = notices.live(row);
        return edition.holds(file) && notices.maySee(viewer, row, edition);
    }

    /**
     * Lets files belong to a notice, within the caller's transaction.
     *
     * @throws Declined FILE at those that cannot
     */
    NoticeAttached attach(long noticeId, long ownerId, NoticeContentInput content) {
        if (new LinkedHashSet<>(content.attachments()).size() > MOST_ATTACHMENTS) {
            throw Declined.at("content.attachments", NoticeErrorCode.FILE);
        }
        MediaAttaching attaching = files.attaching(claim(noticeId), ownerId, NoticeErrorCode.FILE);
        Set<Long> attachments = new LinkedHashSet<>();
        int at = 0;
        for (String id : content.attachments()) {
            attachments.add(number(attaching.file(id, "content.attachments[" + at++ + "]")));
        }
        String cover = content.cover();
        return new NoticeAttached(
                cover == null ? null : number(attaching.picture(cover, "content.cover")), List.copyOf(attachments));
    }

    private static long number(Media media) {
        return Ids.fromOpaque(media.id());
    }

    /** The files of these editions, by their numbers; one statement. */
    Map<Long, NoticeFileLink> of(List<NoticeEditionRow> editions) {
        List<String> claims = editions.stream()
                .filter(edition ->
                        edition.cover() != null || !edition.attachments().isEmpty())
                .map(edition -> claim(edition.noticeId()))
                .distinct()
                .toList();
        Map<Long, NoticeFileLink> links = new HashMap<>();
        files.claimedBy(claims)
                .values()
                .forEach(all -> all.forEach(it -> links.put(Ids.fromOpaque(it.id()), link(it))));
        return links;
    }

    private NoticeFileLink link(Media media) {
        return new NoticeFileLink(
                media.id(), media.kind(), media.bytes(), files.urlOf(media), files.thumbnailUrlOf(media));
    }

    static @Nullable NoticeFileLink cover(NoticeEditionRow edition, Map<Long, NoticeFileLink> links) {
        return edition.cover() == null ? null : links.get(edition.cover());
    }

    static List<NoticeFileLink> attachments(NoticeEditionRow edition, Map<Long, NoticeFileLink> links) {
        return edition.attachmentIds().stream()
                .filter(links::containsKey)
                .map(links::get)
                .toList();
    }

    private static String claim(long noticeId) {
        return PREFIX + ":" + Ids.toOpaque(noticeId);
    }
}
