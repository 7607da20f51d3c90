package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseLife;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What who raised a case does with it, each from what they saw last; and who filed it for them, at their word. */
@Service
class RaiserActs {

    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_WORDS = 500;

    private final CaseActs acts;
    private final CaseDesks desks;
    private final CasePhotos photos;
    private final CasePhotoMapper photoRows;
    private final CaseWriting writing;
    private final CaseSearch search;
    private final CaseTextMapper texts;

    RaiserActs(
            CaseActs acts,
            CaseDesks desks,
            CasePhotos photos,
            CasePhotoMapper photoRows,
            CaseWriting writing,
            CaseSearch search,
            CaseTextMapper texts) {
        this.texts = texts;
        this.acts = acts;
        this.desks = desks;
        this.photos = photos;
        this.photoRows = photoRows;
        this.writing = writing;
        this.search = search;
    }

    /**
     * Writes anew what was refused; photos that were refused make room for others.
     *
     * @param place what is said of the place from now on; null leaves it as it is, where it was not refused
     * @throws Declined if it is not possible now, or not by them
     */
    @Transactional
    public CaseRow mend(
            Viewer viewer, String id, int version, String text, @Nullable String place, List<String> pictures) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String words = SaidText.required("text", text, LONGEST_TEXT);
        acts.refuse(held, CaseAction.MEND);
        CaseTextState before = placeState(held.row());
        String said = before == CaseTextState.UNFIT
                ? SaidText.required("place", place, FilingPlaces.LONGEST_WORDS)
                : SaidText.optional("place", place, FilingPlaces.LONGEST_WORDS);
        CaseRow row = said == null ? held.row() : mendPlace(held, said);
        CaseTextState placeState = said == null ? before : CaseActs.stateOfWords(held);
        if (!pictures.isEmpty() && photoRows.countRaised(row.id()) + pictures.size() > CasePhotos.MOST) {
            throw Declined.at("photos", CaseErrorCode.PHOTO);
        }
        CaseTextState state = CaseActs.stateOfWords(held);
        CaseTextState together = RaisedWords.worst(Stream.of(state, placeState));
        List<CasePhotoRow> sent = photos.attach(
                List.of(new CasePhotos.Sent("photos", CasePhotoRole.RAISED, pictures)),
                new CasePhotos.With(row.id(), viewer.personId(), row.seq() + 1, state, writing.now()));
        search.index(row, words);
        return acts.act(held.now(row), new CaseAct.Mend(together), words, sent);
    }

    /** An event of its own, so that the history names each text that was written. */
    private CaseRow mendPlace(CaseActs.Held held, String words) {
        search.index(held.row(), words);
        return acts.mendPlace(held, words);
    }

    /** How what is said of the place stands; as if it were fit where nothing is. */
    private CaseTextState placeState(CaseRow row) {
        CaseTextRow place = RaisedWords.of(texts.of(List.of(row.id()), List.of(CaseTexts.PLACE)))
                .place();
        return place == null ? CaseTextState.FIT : place.state();
    }

    /** @throws Declined if it is not possible now, or not by them */
    @Transactional
    public CaseRow withdraw(Viewer viewer, String id, int version, @Nullable String reason) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        return acts.act(held, new CaseAct.Withdraw(), SaidText.optional("reason", reason, LONGEST_REASON));
    }

    /**
     * Only what another filed for the raiser; others than the raiser state how they said so.
     *
     * @throws Declined if it is not possible now, or not by them
     */
    @Transactional
    public CaseRow revoke(Viewer viewer, String id, int version, @Nullable String said) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        if (held.row().filedBy() == null) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        String words = held.hats().contains(CaseHat.RAISER)
                ? SaidText.optional("said", said, LONGEST_REASON)
                : SaidText.required("said", said, LONGEST_REASON);
        return acts.act(held, new CaseAct.Revoke(), words);
    }

    /** @throws Declined if it is not possible now, or not by them */
    @Transactional
    public CaseRow confirm(Viewer viewer, String id, int version, int score, @Nullable String text) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        if (score < 1 || score > 5) {
            throw Declined.at("score", CaseErrorCode.SCORE);
        }
        return acts.act(held, new CaseAct.Confirm(score), SaidText.optional("text", text, LONGEST_WORDS));
    }

    /**
     * Opens it again one level up.
     *
     * @throws Declined if it is not possible now, or not by them
     */
    @Transactional
    public CaseRow object(Viewer viewer, String id, int version, String reason) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String words = SaidText.required("reason", reason, LONGEST_WORDS);
        CaseRow row = held.row();
        CaseAct up = new CaseAct.Objection(desks.office(CaseLife.objectionGoesTo(row.facts()), row.region()));
        return acts.act(held, up, words);
    }

    /** @throws Declined if it is not possible now, or not by them */
    @Transactional
    public CaseRow goOn(Viewer viewer, String id, int version, @Nullable String text) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        if (!held.hats().contains(CaseHat.RAISER)) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        return acts.act(held, new CaseAct.Resume(), SaidText.optional("text", text, LONGEST_WORDS));
    }
}
