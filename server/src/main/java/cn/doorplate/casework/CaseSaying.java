package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is said about cases without having seen their last step: comments, haste, and how it looks to the other side. Within the
 * transaction of {@link cn.doorplate.once.Once}; who says something at the same time comes one after the other.
 */
@Service
class CaseSaying {

    private static final int LONGEST_COMMENT = 500;
    private static final int LONGEST_ANSWER = 1_000;
    private static final int MOST_COMMENTS = 20;
    private static final int MOST_ANSWERS = 3;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<CaseHat> STAFF =
            Set.of(CaseHat.DESK, CaseHat.HANDLER, CaseHat.ABOVE, CaseHat.STAFF, CaseHat.UNIT);

    private final CaseActs acts;
    private final CasePhotos photos;
    private final CasePartyMapper parties;
    private final CaseSaidMapper said;
    private final CaseWriting writing;

    CaseSaying(CaseActs acts, CasePhotos photos, CasePartyMapper parties, CaseSaidMapper said, CaseWriting writing) {
        this.acts = acts;
        this.photos = photos;
        this.parties = parties;
        this.said = said;
        this.writing = writing;
    }

    /** @throws Declined if it is not possible now, or not by them */
    @Transactional(propagation = Propagation.MANDATORY)
    public long urge(Viewer viewer, String id) {
        CaseActs.Held held = hold(viewer, "case", id);
        if (!CaseSight.isAuthor(held.hats())) {
            throw notFound("case");
        }
        if (held.row().facts().state() == CaseState.DONE) {
            throw Declined.because(CaseErrorCode.NOT_OPEN);
        }
        return acts.act(held, new CaseAct.Urge(), null).id();
    }

    /**
     * What the raiser adds is what a paused case may have waited for: then it goes on.
     *
     * @param internal for staff alone
     * @throws Declined if it is not possible now, or not by them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long comment(Viewer viewer, String id, String text, List<String> pictures, boolean internal) {
        String words = SaidText.required("text", text, LONGEST_COMMENT);
        CaseActs.Held held = hold(viewer, "case", id);
        CaseAction action = internal ? CaseAction.NOTE : CaseAction.COMMENT;
        if (internal && held.hats().stream().noneMatch(STAFF::contains)) {
            throw Declined.at("internal", CaseErrorCode.NOT_STAFF);
        }
        if (!action.isBy(held.hats())) {
            throw notFound("case");
        }
        if (held.row().facts().state().isOver()) {
            throw Declined.because(CaseErrorCode.NOT_OPEN);
        }
        checkCount(held);
        CaseRow row = acts.act(held, new CaseAct.Say(action), words, attach(held, pictures));
        return waitedFor(held, row)
                ? acts.act(held.now(row), new CaseAct.Resume(), null).id()
                : row.id();
    }

    /** What waits for a text to be mended goes on when it is. */
    private static boolean waitedFor(CaseActs.Held held, CaseRow row) {
        return held.hats().contains(CaseHat.RAISER)
                && row.facts().get(Known.PAUSE) == PauseReason.WAITING_FOR_RESIDENT
                && row.facts().get(Known.TEXT) != CaseTextState.UNFIT;
    }

    /** @throws Declined if it is not possible now, or not by them */
    @Transactional(propagation = Propagation.MANDATORY)
    public long answer(Viewer viewer, String id, String text, List<String> pictures) {
        String words = SaidText.required("text", text, LONGEST_ANSWER);
        CaseActs.Held held = hold(viewer, "dispute", id);
        if (!held.hats().contains(CaseHat.OTHER_SIDE) || held.row().kind() != CaseKind.DISPUTE) {
            throw notFound("dispute");
        }
        if (!held.row().facts().state().isOpen()) {
            throw Declined.because(CaseErrorCode.NOT_OPEN);
        }
        if (parties.answer(held.row().id(), viewer.personId(), MOST_ANSWERS) == 0) {
            throw Declined.because(CaseErrorCode.ENOUGH);
        }
        return acts.act(held, new CaseAct.Say(CaseAction.SIDE_ANSWER), words, attach(held, pictures))
                .id();
    }

    private CaseActs.Held hold(Viewer viewer, String field, String id) {
        return acts.hold(viewer, field, id, null);
    }

    private List<CasePhotoRow> attach(CaseActs.Held held, List<String> pictures) {
        CaseRow row = held.row();
        return photos.attach(
                List.of(new CasePhotos.Sent("photos", CasePhotoRole.ANSWERED, pictures)),
                new CasePhotos.With(
                        row.id(), held.viewer().personId(), row.seq() + 1, CaseActs.stateOfWords(held), writing.now()));
    }

    private void checkCount(CaseActs.Held held) {
        Instant today =
                writing.now().atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        CaseActor actor = acts.actor(held, CaseAction.COMMENT);
        if (said.comments(held.row().id(), actor.party(), actor.staff(), today) >= MOST_COMMENTS) {
            throw Declined.because(CaseErrorCode.TOO_MANY, MOST_COMMENTS);
        }
    }

    private static Declined notFound(String field) {
        return Declined.at(field, CommonErrorCode.NOT_FOUND);
    }
}
