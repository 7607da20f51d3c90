package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 晒单: shows all what came of an order, in an office's words. Within the caller's transaction. */
@Component
class OrderShows {

    private static final int LONGEST = 300;

    private final CaseActs acts;
    private final CasePhotoMapper photos;
    private final OrderShownMapper rows;
    private final CaseKnownWords known;
    private final CaseWriting writing;
    private final CaseCheckMapper checks;
    private final CaseNews news;

    OrderShows(
            CaseActs acts,
            CasePhotoMapper photos,
            OrderShownMapper rows,
            CaseKnownWords known,
            CaseWriting writing,
            CaseCheckMapper checks,
            CaseNews news) {
        this.acts = acts;
        this.photos = photos;
        this.rows = rows;
        this.known = known;
        this.writing = writing;
        this.checks = checks;
        this.news = news;
    }

    /**
     * Tells who ordered it, the first time.
     *
     * @param pictures ids of the photos that all may see, once they were checked
     * @throws Declined NOT_FOUND, CONFLICT, PERSONAL, NOT_DONE, PHOTO, AFTER_NEEDED, UNWANTED, and what is said of all texts
     */
    CaseRow show(Viewer viewer, String order, int version, String text, List<String> pictures) {
        CaseRow row = kept(viewer, order, version);
        String plain = SaidText.required("text", text, LONGEST);
        if (rows.isUnwanted(row.id()) > 0) {
            throw Declined.because(CaseErrorCode.UNWANTED);
        }
        if (!isDone(row)) {
            throw Declined.because(CaseErrorCode.NOT_DONE);
        }
        if (PersonalWords.standIn(plain, known.of(row))) {
            throw Declined.at("text", CaseErrorCode.PERSONAL);
        }
        Set<Long> chosen = chosen(row, pictures);
        Instant now = writing.now();
        rows.show(Ids.next(), row.id(), row.regionCode(), plain, viewer.personId(), now);
        choose(viewer, row, chosen, now);
        news.shown(row);
        return row;
    }

    private Set<Long> chosen(CaseRow row, List<String> pictures) {
        Map<Long, CasePhotoRole> fit = photos.of(List.of(row.id())).stream()
                .filter(photo -> photo.state() == CaseTextState.FIT)
                .filter(photo -> photo.role() == CasePhotoRole.BEFORE || photo.role() == CasePhotoRole.AFTER)
                .collect(Collectors.toMap(CasePhotoRow::mediaId, CasePhotoRow::role));
        Set<Long> chosen = new TreeSet<>();
        for (String picture : pictures) {
            chosen.add(Ids.fromOpaque(picture, () -> Declined.at("photos", CaseErrorCode.PHOTO)));
        }
        if (!fit.keySet().containsAll(chosen)) {
            throw Declined.at("photos", CaseErrorCode.PHOTO);
        }
        if (chosen.stream().noneMatch(id -> fit.get(id) == CasePhotoRole.AFTER)) {
            throw Declined.at("photos", CaseErrorCode.AFTER_NEEDED);
        }
        return chosen;
    }

    /** What staff and units photograph nobody looks at before; what all may see somebody does. */
    private void choose(Viewer viewer, CaseRow row, Set<Long> chosen, Instant now) {
        rows.keepOnly(row.id(), chosen);
        Set<Long> before = Set.copyOf(rows.photosOf(row.id()));
        List<Long> fresh = chosen.stream().filter(id -> !before.contains(id)).toList();
        if (fresh.isEmpty()) {
            return;
        }
        rows.choose(row.id(), fresh, now);
        fresh.forEach(checks::remove);
        checks.insert(fresh.stream()
                .map(id ->
                        new CaseCheckRow(id, row.id(), viewer.personId(), CaseCheckRow.What.SHOWN, now, 0, null, now))
                .toList());
    }

    /**
     * By its office, or for good by who ordered it.
     *
     * @throws Declined NOT_FOUND; CONFLICT if it is not shown
     */
    CaseRow hide(Viewer viewer, String order, int version) {
        CaseActs.Held held = held(viewer, order, version);
        CaseRow row = held.row();
        boolean own = held.hats().contains(CaseHat.RAISER);
        if (!own && !isOffice(held)) {
            throw Declined.at("order", CommonErrorCode.NOT_FOUND);
        }
        if ((own ? rows.unwanted(row.id(), writing.now()) : rows.hide(row.id())) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        rows.forgetPhotos(row.id());
        return row;
    }

    private CaseActs.Held held(Viewer viewer, String order, int version) {
        CaseActs.Held held = acts.hold(viewer, "order", order, version);
        if (held.row().kind() != CaseKind.ORDER) {
            throw Declined.at("order", CommonErrorCode.NOT_FOUND);
        }
        return held;
    }

    private static boolean isOffice(CaseActs.Held held) {
        return held.hats().contains(CaseHat.STAFF) && held.viewer().mayAnywhere(Permission.PUBLISH_ANSWERS);
    }

    private CaseRow kept(Viewer viewer, String order, int version) {
        CaseActs.Held held = held(viewer, order, version);
        if (!isOffice(held)) {
            throw Declined.at("order", CommonErrorCode.NOT_FOUND);
        }
        return held.row();
    }

    private boolean isDone(CaseRow row) {
        return row.facts().state() == CaseState.CLOSED
                && row.facts().get(Known.ENDING) != CaseEnding.REJECTED
                && row.facts().get(Known.OUTCOME) == FinishOutcome.SOLVED
                && photos.of(List.of(row.id())).stream()
                        .anyMatch(photo -> photo.role() == CasePhotoRole.AFTER && photo.state() == CaseTextState.FIT);
    }
}
