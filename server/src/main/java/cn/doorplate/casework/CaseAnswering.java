package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.OpenIds;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.wechat.ContentChecks;
import cn.doorplate.wechat.ContentScene;
import cn.doorplate.wechat.Verdict;
import cn.doorplate.wechat.WeChatRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Answers questions. */
@Component
class CaseAnswering {

    private static final Logger logger = LoggerFactory.getLogger(CaseAnswering.class);

    private final CaseActs acts;
    private final OpenIds openIds;
    private final ContentChecks checks;

    CaseAnswering(CaseActs acts, OpenIds openIds, ContentChecks checks) {
        this.acts = acts;
        this.openIds = openIds;
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
        if (!text.isBlank() && isRisky(viewer, text)) {
            throw Declined.at(field, CaseErrorCode.RISKY);
        }
    }

    boolean isRisky(Viewer viewer, String text) {
        try {
            return openIds.of(viewer.personId())
                    .filter(openid -> checks.checkText(text, openid, ContentScene.COMMENT) == Verdict.RISKY)
                    .isPresent();
        } catch (WeChatRefused e) {
            logger.info("WeChat did not check a text of staff: {}", e.why());
            return false;
        }
    }
}
