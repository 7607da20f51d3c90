package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Declined;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says that a case is done, and how. Within the caller's transaction. */
@Component
class CaseFinishing {

    /** Characters of what says how a case was done. */
    static final int LONGEST = 1_000;

    private final CaseActs acts;
    private final CaseTable table;
    private final CaseHats hats;
    private final CaseCategories categories;
    private final CasePhotos photos;
    private final CaseWriting writing;

    CaseFinishing(
            CaseActs acts,
            CaseTable table,
            CaseHats hats,
            CaseCategories categories,
            CasePhotos photos,
            CaseWriting writing) {
        this.acts = acts;
        this.table = table;
        this.hats = hats;
        this.categories = categories;
        this.photos = photos;
        this.writing = writing;
    }

    /**
     * What came of a case.
     *
     * @param photos ids of uploads; before and after likewise
     * @param duplicateOf the number of another case; null unless the outcome is that it is a duplicate
     */
    record Result(
            FinishOutcome outcome,
            String text,
            List<String> photos,
            List<String> before,
            List<String> after,
            @Nullable String duplicateOf) {}

    /** @throws Declined WRONG_KIND, PHOTO, PHOTO_NEEDED, DUPLICATE, and what is said of all texts */
    CaseRow finish(Viewer viewer, String id, int version, Result result) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String text = SaidText.required("text", result.text(), LONGEST);
        if (held.row().kind() == CaseKind.ORDER) {
            refuseWithoutPhotos(held.row(), result);
        } else if (!result.before().isEmpty() || !result.after().isEmpty()) {
            throw Declined.because(CaseErrorCode.WRONG_KIND);
        }
        String words = text + original(held, result).map(CaseFinishing::pointer).orElse("");
        CaseAct.Finish finish = new CaseAct.Finish(result.outcome());
        acts.refuse(held, finish.action());
        List<CasePhotoRow> sent = photos.attach(
                List.of(
                        new CasePhotos.Sent("photos", CasePhotoRole.ANSWERED, result.photos()),
                        new CasePhotos.Sent("before", CasePhotoRole.BEFORE, result.before()),
                        new CasePhotos.Sent("after", CasePhotoRole.AFTER, result.after())),
                // What staff send is checked by nobody but them.
                new CasePhotos.With(
                        held.row().id(), viewer.personId(), held.row().seq() + 1, CaseTextState.FIT, writing.now()));
        return acts.act(held, finish, words, sent);
    }

    /** What was done for somebody is shown to them, and where its category says so, what it was before. */
    private void refuseWithoutPhotos(CaseRow row, Result result) {
        if (result.outcome() != FinishOutcome.SOLVED) {
            return;
        }
        if (result.after().isEmpty()) {
            throw Declined.at("after", CaseErrorCode.PHOTO_NEEDED);
        }
        CaseCategory category = categories.the(row.region(), row.facts().the(Known.CATEGORY));
        if (category.photoNeeded() && result.before().isEmpty()) {
            throw Declined.at("before", CaseErrorCode.PHOTO_NEEDED);
        }
    }

    /** The other case, of which this is a duplicate; one that they may see, so that numbers cannot be tried. */
    private Optional<CaseRow> original(CaseActs.Held held, Result result) {
        String number = result.duplicateOf();
        if (number == null && result.outcome() != FinishOutcome.DUPLICATE) {
            return Optional.empty();
        }
        if (number == null || result.outcome() != FinishOutcome.DUPLICATE) {
            throw Declined.at("duplicateOf", CaseErrorCode.DUPLICATE);
        }
        return Optional.of(CaseNumber.parse(number)
                .flatMap(table::find)
                .filter(other -> other.id() != held.row().id())
                .filter(other -> CaseSight.isTheirs(hats.of(held.viewer(), other)))
                .orElseThrow(() -> Declined.at("duplicateOf", CaseErrorCode.DUPLICATE)));
    }

    private static String pointer(CaseRow original) {
        return "\n与编号 " + original.caseNumber().spaced() + " 的事项重复，由那一件办理。";
    }
}
