package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.media.MediaKind;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets photos belong to cases; those that are to be checked wait for that. */
@Component
class CasePhotos {

    /** At a time. */
    static final int MOST = 9;

    /** In all. */
    static final int MOST_OF_CASE = 60;

    static final String PREFIX = "case";

    private final MediaFiles files;
    private final CasePhotoMapper rows;
    private final CaseCheckMapper checks;

    CasePhotos(MediaFiles files, CasePhotoMapper rows, CaseCheckMapper checks) {
        this.files = files;
        this.rows = rows;
        this.checks = checks;
    }

    /** Some of the caller's input, by its field there. */
    record Sent(String field, CasePhotoRole role, List<String> ids) {}

    /**
     * What photos are sent with.
     *
     * @param owner who sent them
     * @param seq the number of the event with which they come
     * @param state FIT for those that nobody has to look at, as those of staff
     */
    record With(long caseId, long owner, int seq, CaseTextState state, Instant now) {}

    /**
     * Within the caller's transaction; by as many statements for nine as for one.
     *
     * @return them, in their order, for the history
     * @throws Declined PHOTO at each that cannot, or at the field of too many
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CasePhotoRow> attach(List<Sent> all, With with) {
        List<Sent> sent = all.stream().filter(it -> !it.ids().isEmpty()).toList();
        if (sent.isEmpty()) {
            return List.of();
        }
        refuseTooMany(sent, with);
        List<CasePhotoRow> photos = new ArrayList<>();
        sent.forEach(it -> claimed(it, with).forEach(media -> photos.add(row(media, it.role(), photos.size(), with))));
        rows.insert(photos);
        // Also what is looked at without waiting for WeChat, because it is urgent.
        if (with.state() != CaseTextState.FIT) {
            checks.insert(photos.stream().map(CasePhotos::check).toList());
        }
        return photos;
    }

    private void refuseTooMany(List<Sent> sent, With with) {
        for (Sent it : sent) {
            if (it.ids().size() > MOST) {
                throw Declined.at(it.field(), CaseErrorCode.PHOTO);
            }
        }
        long more = sent.stream().flatMap(it -> it.ids().stream()).distinct().count();
        if (with.seq() > 1 && rows.count(with.caseId()) + more > MOST_OF_CASE) {
            throw Declined.at(sent.get(0).field(), CaseErrorCode.PHOTO);
        }
    }

    private List<Media> claimed(Sent sent, With with) {
        try {
            List<Media> media = files.claimAll(sent.ids(), with.owner(), claim(with.caseId()), sent.field());
            if (media.stream().anyMatch(it -> it.kind() != MediaKind.PICTURE)) {
                throw Declined.at(sent.field(), CaseErrorCode.PHOTO);
            }
            return media;
        } catch (Declined e) {
            throw new Declined(e.reasons().stream().map(CasePhotos::ours).toList());
        }
    }

    private static Declined.Reason ours(Declined.Reason reason) {
        return reason.code() == CommonErrorCode.NOT_FOUND
                ? new Declined.Reason(CaseErrorCode.PHOTO, reason.field(), List.of())
                : reason;
    }

    private static CasePhotoRow row(Media media, CasePhotoRole role, int position, With with) {
        return new CasePhotoRow(
                Ids.fromOpaque(media.id()),
                with.caseId(),
                with.owner(),
                role,
                with.seq(),
                position,
                with.state(),
                with.now());
    }

    private static CaseCheckRow check(CasePhotoRow photo) {
        return new CaseCheckRow(
                photo.mediaId(),
                photo.caseId(),
                photo.ownerId(),
                CaseCheckRow.What.PICTURE,
                photo.createdAt(),
                0,
                null,
                photo.createdAt());
    }

    static String claim(long caseId) {
        return PREFIX + ":" + Ids.toOpaque(caseId);
    }
}
