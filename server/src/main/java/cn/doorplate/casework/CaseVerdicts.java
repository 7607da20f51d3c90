package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a check of a text or photo came to, or a person says of it: from then on others may see it, or never. */
@Service
class CaseVerdicts {

    private static final int LONGEST_REASON = 200;

    private final CaseTable table;
    private final CaseActs acts;
    private final CaseWriting writing;
    private final CaseTextMapper texts;
    private final CasePhotoMapper photos;
    private final SideTelling telling;
    private final CaseCheckMapper checks;
    private final OrderShownMapper shown;
    private final OrderShowNews showNews;

    CaseVerdicts(
            CaseTable table,
            CaseActs acts,
            CaseWriting writing,
            CaseTextMapper texts,
            CasePhotoMapper photos,
            SideTelling telling,
            CaseCheckMapper checks,
            OrderShownMapper shown,
            OrderShowNews showNews) {
        this.table = table;
        this.acts = acts;
        this.writing = writing;
        this.texts = texts;
        this.photos = photos;
        this.telling = telling;
        this.checks = checks;
        this.shown = shown;
        this.showNews = showNews;
    }

    /** Whether its clock goes round. */
    boolean isUrgent(long caseId) {
        return table.find(caseId).filter(row -> row.facts().has(Known.URGENT)).isPresent();
    }

    /**
     * A check came to this. Does nothing when a person was faster: then there is no check any more. That it is for a person to
     * look at is said once.
     *
     * @param over whether WeChat is not asked again
     * @return whether it was not said before
     */
    @Transactional
    public boolean decide(long caseId, long id, CaseTextState state, boolean over) {
        table.lock(caseId);
        List<CaseCheckRow> check = checks.lock(id);
        Optional<CaseRow> row = table.find(caseId);
        if (check.isEmpty() || row.isEmpty()) {
            return false;
        }
        if (over) {
            checks.remove(id);
        }
        CaseCheckRow.What what = check.get(0).what();
        boolean changed = settle(what, id, state) == 1;
        if (changed) {
            tell(what, row.get(), id, state);
        }
        return changed;
    }

    private int settle(CaseCheckRow.What what, long id, CaseTextState state) {
        return switch (what) {
            case TEXT -> texts.settle(id, state);
            case PICTURE -> photos.settle(id, state);
            case SHOWN -> shown.settle(id, state);
        };
    }

    private void tell(CaseCheckRow.What what, CaseRow row, long id, CaseTextState state) {
        if (what != CaseCheckRow.What.SHOWN) {
            tell(row, id, state);
        } else if (state == CaseTextState.TO_BE_LOOKED_AT) {
            showNews.toBeLookedAt(row, id);
        }
    }

    /** What becomes of what it was raised with is a step of the case; of another text, and of a photo, that it was refused. */
    private void tell(CaseRow row, long id, CaseTextState state) {
        RaisedWords raised = raised(row);
        if (raised.has(id)) {
            telling.tell(writing.act(row, new CaseAct.Checked(raised.state()), CaseActor.NOBODY, null));
        } else if (state == CaseTextState.UNFIT) {
            writing.act(row, new CaseAct.Checked(null), CaseActor.NOBODY, null);
        }
    }

    /**
     * A person says it, of a text or photo that may be read by who judges; of what has ended, whether all may see a photo.
     *
     * @param target a text's or a photo's id
     * @throws Declined if there is no such thing, or it is not theirs to say
     */
    @Transactional
    public CaseRow judge(Viewer viewer, String id, int version, String target, boolean fit, @Nullable String reason) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        if (!CaseSight.judges(held.hats())) {
            throw Declined.at("case", CommonErrorCode.NOT_FOUND);
        }
        acts.refuse(held, CaseAction.JUDGE);
        String words = fit
                ? SaidText.optional("reason", reason, LONGEST_REASON)
                : SaidText.required("reason", reason, LONGEST_REASON);
        long judged = Ids.fromOpaque(target, CaseVerdicts::noTarget);
        CaseTextState state = fit ? CaseTextState.FIT : CaseTextState.UNFIT;
        return held.row().facts().state() == CaseState.CLOSED
                ? judgeChosen(held, judged, state, words)
                : judgeSaid(held, judged, state, words);
    }

    private CaseRow judgeSaid(CaseActs.Held held, long judged, CaseTextState state, @Nullable String words) {
        CaseRow row = held.row();
        if (texts.judgeOf(row.id(), judged, state) + photos.judgeOf(row.id(), judged, state) == 0) {
            throw noTarget();
        }
        checks.remove(judged);
        RaisedWords raised = raised(row);
        boolean ofRaised = raised.has(judged);
        CaseRow next = acts.act(held, new CaseAct.Judge(ofRaised ? raised.state() : null), words);
        return ofRaised ? telling.tell(next) : next;
    }

    /** That it is fit for all, another says than who chose it. */
    private CaseRow judgeChosen(CaseActs.Held held, long judged, CaseTextState state, @Nullable String words) {
        long order = held.row().id();
        OrderShownMapper.Photo photo = shown.photos(List.of(order)).stream()
                .filter(it -> it.mediaId() == judged)
                .findFirst()
                .orElseThrow(CaseVerdicts::noTarget);
        if (state == CaseTextState.FIT
                && Objects.equals(photo.chosenBy(), held.viewer().personId())) {
            throw Declined.because(CaseErrorCode.OWN_WORK);
        }
        CaseRow next = acts.act(held, new CaseAct.Judge(null), words);
        shown.judge(order, judged, state, next.seq());
        checks.remove(judged);
        return next;
    }

    private RaisedWords raised(CaseRow row) {
        return RaisedWords.of(texts.of(List.of(row.id()), RaisedWords.SORTS));
    }

    private static Declined noTarget() {
        return Declined.at("target", CommonErrorCode.NOT_FOUND);
    }
}
