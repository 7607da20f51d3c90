package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 晒单: shows all what came of an order, in an office's words, while who ordered it lets it be. Within the caller's transaction. */
@Component
class OrderShows {

    private static final int LONGEST = 300;

    private final CaseActs acts;
    private final CasePhotoMapper photos;
    private final OrderShownMapper rows;
    private final CaseKnownWords known;
    private final CaseWriting writing;
    private final CaseCheckMapper checks;
    private final OrderShowNews news;

    OrderShows(
            CaseActs acts,
            CasePhotoMapper photos,
            OrderShownMapper rows,
            CaseKnownWords known,
            CaseWriting writing,
            CaseCheckMapper checks,
            OrderShowNews news) {
        this.acts = acts;
        this.photos = photos;
        this.rows = rows;
        this.known = known;
        this.writing = writing;
        this.checks = checks;
        this.news = news;
    }

    /**
     * Or gives another text and other pictures to what is shown, which is told to nobody.
     *
     * @param pictures ids of the photos that all may see, once they were checked
     * @throws Declined NOT_FOUND, CONFLICT, PERSONAL, NOT_DONE, PHOTO, AFTER_NEEDED, UNWANTED, and what is said of all texts
     */
    CaseRow show(Viewer viewer, String order, int version, String text, List<String> pictures) {
        CaseActs.Held held = kept(viewer, order, version);
        CaseRow row = held.row();
        String plain = SaidText.required("text", text, LONGEST);
        OrderShownMapper.Standing before = rows.standing(row.id());
        if (row.raisedBy() == null || isAt(before, OrderShowingState.UNWANTED)) {
            throw Declined.because(CaseErrorCode.UNWANTED);
        }
        if (!isDone(row)) {
            throw Declined.because(CaseErrorCode.NOT_DONE);
        }
        if (PersonalWords.standIn(plain, known.of(row))) {
            throw Declined.at("text", CaseErrorCode.PERSONAL);
        }
        Map<Long, OrderShownMapper.Photo> earlier = rows.photos(List.of(row.id())).stream()
                .collect(Collectors.toMap(OrderShownMapper.Photo::mediaId, Function.identity()));
        Set<Long> chosen = chosen(row, pictures, earlier);
        Instant now = writing.now();
        if (isAt(before, OrderShowingState.SHOWN)) {
            rows.reword(row.id(), plain, viewer.personId());
            rows.keepOnly(row.id(), chosen);
            choose(viewer, row, newly(chosen, earlier), earlier, now);
        } else {
            rows.show(Ids.next(), row.id(), row.regionCode(), plain, viewer.personId(), now);
            rows.keepOnly(row.id(), chosen);
            choose(viewer, row, chosen, earlier, now);
            news.shown(row, before, viewer.personId(), now);
        }
        return acts.act(held, new CaseAct.Say(CaseAction.SHOW), plain);
    }

    private static boolean isAt(OrderShownMapper.@Nullable Standing standing, OrderShowingState state) {
        return standing != null && standing.state() == state;
    }

    private Set<Long> chosen(CaseRow row, List<String> pictures, Map<Long, OrderShownMapper.Photo> earlier) {
        Map<Long, CasePhotoRole> fit = photos.of(List.of(row.id())).stream()
                .filter(photo -> photo.state() == CaseTextState.FIT)
                .filter(photo -> photo.role() == CasePhotoRole.BEFORE || photo.role() == CasePhotoRole.AFTER)
                .filter(photo -> !isUnfit(earlier.get(photo.mediaId())))
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

    /** For all, and for good, unless a person finds it fit. */
    private static boolean isUnfit(OrderShownMapper.@Nullable Photo photo) {
        return photo != null && photo.state() == CaseTextState.UNFIT;
    }

    private static Set<Long> newly(Set<Long> chosen, Map<Long, OrderShownMapper.Photo> earlier) {
        return chosen.stream()
                .filter(id -> {
                    OrderShownMapper.Photo photo = earlier.get(id);
                    return photo == null || photo.chosenBy() == null;
                })
                .collect(Collectors.toSet());
    }

    /** What staff and units photograph nobody looks at before; what all may see somebody does, once. */
    private void choose(
            Viewer viewer, CaseRow row, Set<Long> chosen, Map<Long, OrderShownMapper.Photo> earlier, Instant now) {
        if (chosen.isEmpty()) {
            return;
        }
        rows.choose(row.id(), chosen, viewer.personId(), now);
        List<CaseCheckRow> fresh = chosen.stream()
                .filter(id -> !earlier.containsKey(id))
                .map(id ->
                        new CaseCheckRow(id, row.id(), viewer.personId(), CaseCheckRow.What.SHOWN, now, 0, null, now))
                .toList();
        if (!fresh.isEmpty()) {
            checks.insert(fresh);
        }
        chosen.stream()
                .map(earlier::get)
                .filter(photo -> photo != null && photo.state() == CaseTextState.TO_BE_LOOKED_AT)
                .forEach(photo -> news.toBeLookedAt(row, photo.mediaId()));
    }

    /**
     * By an office, or by who ordered it, who alone takes that back.
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
        OrderShownMapper.Standing standing = standing(row, OrderShowingState.SHOWN);
        Instant now = writing.now();
        if (own) {
            rows.turn(row.id(), OrderShowingState.UNWANTED, null, now);
            news.unwanted(row, standing.shownBy(), now);
        } else {
            rows.turn(row.id(), OrderShowingState.HIDDEN, viewer.personId(), now);
            news.hidden(row, now);
        }
        return acts.act(held, new CaseAct.Say(CaseAction.HIDE), null);
    }

    /**
     * By who ordered it and did not want that: it is shown as it was.
     *
     * @throws Declined NOT_FOUND; CONFLICT if they did not say so
     */
    CaseRow allow(Viewer viewer, String order, int version) {
        CaseActs.Held held = held(viewer, order, version);
        CaseRow row = held.row();
        if (!held.hats().contains(CaseHat.RAISER)) {
            throw Declined.at("order", CommonErrorCode.NOT_FOUND);
        }
        OrderShownMapper.Standing standing = standing(row, OrderShowingState.UNWANTED);
        Instant now = writing.now();
        rows.turn(row.id(), OrderShowingState.SHOWN, null, now);
        news.allowed(row, standing.shownBy(), now);
        return acts.act(held, new CaseAct.Say(CaseAction.SHOW_ALLOW), null);
    }

    private OrderShownMapper.Standing standing(CaseRow row, OrderShowingState wanted) {
        OrderShownMapper.Standing standing = rows.standing(row.id());
        if (standing == null || standing.state() != wanted) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return standing;
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

    private CaseActs.Held kept(Viewer viewer, String order, int version) {
        CaseActs.Held held = held(viewer, order, version);
        if (!isOffice(held)) {
            throw Declined.at("order", CommonErrorCode.NOT_FOUND);
        }
        return held;
    }

    private boolean isDone(CaseRow row) {
        return row.facts().state() == CaseState.CLOSED
                && row.facts().get(Known.ENDING) != CaseEnding.REJECTED
                && row.facts().get(Known.OUTCOME) == FinishOutcome.SOLVED
                && photos.of(List.of(row.id())).stream()
                        .anyMatch(photo -> photo.role() == CasePhotoRole.AFTER && photo.state() == CaseTextState.FIT);
    }
}
