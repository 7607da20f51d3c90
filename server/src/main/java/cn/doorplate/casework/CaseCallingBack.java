package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseLife;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Declined;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What who raised a case said of it on the phone. Within the caller's transaction. */
@Component
class CaseCallingBack {

    private static final int LONGEST = 500;
    private static final int BEST = 5;

    /** The most that goes with not being content. */
    private static final int WORST = 2;

    private final CaseActs acts;
    private final CaseDesks desks;
    private final CaseEventMapper events;

    CaseCallingBack(CaseActs acts, CaseDesks desks, CaseEventMapper events) {
        this.acts = acts;
        this.desks = desks;
        this.events = events;
    }

    /**
     * What was said.
     *
     * @param content null where nobody answered
     * @param score 1 to 5; null where they gave none
     */
    record Call(
            boolean reached,
            @Nullable Boolean content,
            @Nullable Integer score,
            @Nullable String text) {}

    /** @throws Declined OWN_WORK, SCORE, SCORE_TOO_HIGH */
    CaseRow record(Viewer viewer, String id, int version, Call call) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String words = SaidText.optional("text", call.text(), LONGEST);
        refuseWhoHandled(held);
        refuseScore(held.row(), call);
        CaseRow row = held.row();
        CaseDesk up = desks.office(CaseLife.objectionGoesTo(row.facts()), row.region());
        Boolean content = call.reached() ? call.content() : null;
        return acts.act(held, new CaseAct.CallBack(content, content == null ? null : call.score(), up), words);
    }

    /** Whoever had it in hand is part of what is asked about. */
    private void refuseWhoHandled(CaseActs.Held held) {
        if (events.tookPart(held.row().id(), held.viewer().personId())) {
            throw Declined.because(CaseErrorCode.OWN_WORK);
        }
    }

    private static void refuseScore(CaseRow row, Call call) {
        Integer score = call.score();
        boolean isNone = score != null && (score < 1 || score > BEST);
        if (score != null && score > WORST && Objects.equals(call.content(), false)) {
            throw Declined.at("score", CaseErrorCode.SCORE_TOO_HIGH);
        }
        if (isNone || (call.reached() && score == null && ends(row, call))) {
            throw Declined.at("score", CaseErrorCode.SCORE);
        }
        if (call.reached() && call.content() == null) {
            throw Declined.at("content", CaseErrorCode.SCORE);
        }
    }

    /** Whoever is not content is heard once more, unless that was done before. */
    private static boolean ends(CaseRow row, Call call) {
        boolean again = row.facts().state() == CaseState.DONE && !row.facts().has(Known.REOPENED);
        return Objects.equals(call.content(), true) || !again;
    }
}
