package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.TextChecks;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.ContentScene;
import org.springframework.stereotype.Component;

/** Answers questions. */
@Component
class CaseAnswering {

    private final CaseActs acts;
    private final TextChecks checks;

    CaseAnswering(CaseActs acts, TextChecks checks) {
        this.acts = acts;
        this.checks = checks;
    }

    /** Within the caller's transaction. Takes the question too, where nobody has. */
    CaseRow answer(Viewer viewer, String id, int version, String text) {
        CaseActs.Held held = acts.hold(viewer, "question", id, version);
        if (held.row().kind() != CaseKind.QUESTION) {
            throw Declined.at("question", CommonErrorCode.NOT_FOUND);
        }
        CaseHands.refuseOwn(held);
        String words = SaidText.required("text", text, CaseFinishing.LONGEST);
        return acts.act(held, new CaseAct.Answer(viewer.personId()), words);
    }

    /**
     * Asks WeChat, so outside any transaction; what it cannot check now, as of somebody who was not in the mini-program within two
     * hours, is the word of staff and stands.
     *
     * @throws Declined RISKY at the field
     */
    void refuseRisky(Viewer viewer, String field, String text) {
        if (isRisky(viewer, text)) {
            throw Declined.at(field, CaseErrorCode.RISKY);
        }
    }

    boolean isRisky(Viewer viewer, String text) {
        return checks.isRisky(viewer.personId(), text, ContentScene.COMMENT);
    }
}
