package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.place.PlacePath;
import cn.doorplate.resident.Doorstep;
import cn.doorplate.resident.Doorsteps;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who was told of a notice at the door, and of one against fraud what was found on their phone. */
@Component
class Tellings {

    private final Notices notices;
    private final NoticeSight sight;
    private final ReceiptMapper rows;
    private final Doorsteps doorsteps;
    private final Clock clock;

    Tellings(Notices notices, NoticeSight sight, ReceiptMapper rows, Doorsteps doorsteps, Clock clock) {
        this.notices = notices;
        this.sight = sight;
        this.rows = rows;
        this.doorsteps = doorsteps;
        this.clock = clock;
    }

    /** What was found on a phone; null where nobody looked. */
    record Phone(@Nullable Boolean appInstalled, @Nullable Boolean callWarning) {

        boolean isUnseen() {
            return appInstalled == null && callWarning == null;
        }

        /** There is no call warning without the app. */
        boolean canBe() {
            return !Boolean.TRUE.equals(callWarning) || Boolean.TRUE.equals(appInstalled);
        }
    }

    /**
     * Records it, or corrects what was recorded.
     *
     * @throws Declined NOT_FOUND if no such person lives where the viewer reads residents, or the notice is not about that
     *     place, or not for them; NOT_MUST_READ; INVALID
     */
    @Transactional
    public NoticeReceipt tell(Viewer viewer, long notice, long person, Phone phone) {
        Predicate<PlacePath> known = path -> doorsteps.mayRead(viewer, path);
        if (doorsteps.where(List.of(person), known).isEmpty()) {
            throw Declined.at("resident", CommonErrorCode.NOT_FOUND);
        }
        NoticeRow published = published(notice);
        NoticeEditionRow edition = notices.live(published);
        Map<Long, Doorsteps.Home> homes = doorsteps.where(List.of(person), known.and(edition::isAbout));
        if (homes.isEmpty()) {
            throw Declined.at("notice", CommonErrorCode.NOT_FOUND);
        }
        requireAsked(published, edition, person);
        check(edition, phone);
        rows.tell(notice, person, clock.instant(), viewer.personId(), phone.appInstalled(), phone.callWarning());
        ReceiptRow row = Objects.requireNonNull(rows.find(notice, person));
        // Last, for it holds the reader's lane of the log until the end.
        Map<Long, Doorstep> read = doorsteps.read(viewer, homes, "notice.tell");
        return NoticeReceipt.of(row, Objects.requireNonNull(read.get(person)));
    }

    private NoticeRow published(long notice) {
        return notices.row(notice)
                .filter(NoticeRow::wasPublished)
                .orElseThrow(() -> Declined.at("notice", CommonErrorCode.NOT_FOUND));
    }

    private void requireAsked(NoticeRow row, NoticeEditionRow edition, long person) {
        if (row.state() != NoticeState.PUBLISHED || !edition.mustRead()) {
            throw Declined.at("notice", ReceiptErrorCode.NOT_MUST_READ);
        }
        if (!sight.livesThere(person, edition) && !isAsked(row.id(), person)) {
            throw Declined.at("notice", CommonErrorCode.NOT_FOUND);
        }
    }

    /** As a rider, or by a role. */
    private boolean isAsked(long notice, long person) {
        ReceiptRow row = rows.find(notice, person);
        return row != null && row.must();
    }

    private static void check(NoticeEditionRow edition, Phone phone) {
        if (!phone.canBe()) {
            throw Declined.at("callWarning", ReceiptErrorCode.INVALID);
        }
        if (edition.kind() != NoticeKind.ANTI_FRAUD && !phone.isUnseen()) {
            throw Declined.at("appInstalled", ReceiptErrorCode.INVALID);
        }
    }
}
