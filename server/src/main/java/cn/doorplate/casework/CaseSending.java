package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Declined;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A case goes from one desk to another: on, back, or where the level above says. Within the caller's transaction. */
@Component
class CaseSending {

    private final CaseActs acts;
    private final CaseTargets targets;
    private final CaseDesks desks;
    private final CaseCategories categories;

    CaseSending(CaseActs acts, CaseTargets targets, CaseDesks desks, CaseCategories categories) {
        this.acts = acts;
        this.targets = targets;
        this.desks = desks;
        this.categories = categories;
    }

    /**
     * Sends it on.
     *
     * @param category the code of another one; null to leave it as it is
     * @throws Declined DESK, NOBODY_THERE, BOUND, CATEGORY
     */
    CaseRow dispatch(
            Viewer viewer, String id, int version, CaseDeskInput to, @Nullable String category, @Nullable String note) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String words = SaidText.optional("note", note, CaseHands.LONGEST_REASON);
        CaseAct.Category other = category == null ? null : another(held.row(), category);
        acts.refuse(held, CaseAction.DISPATCH);
        return acts.act(held, new CaseAct.Dispatch(targets.named(held.row(), to), other), words);
    }

    private CaseAct.Category another(CaseRow row, String code) {
        return categories
                .find(row.region(), code)
                .filter(category -> category.kind() == row.kind() && !category.closed())
                .orElseThrow(() -> Declined.at("category", CaseErrorCode.CATEGORY))
                .asSet();
    }

    /** @throws Declined BOUND, RETURNS_USED, NOWHERE */
    CaseRow sendBack(Viewer viewer, String id, int version, String reason) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String words = SaidText.required("reason", reason, CaseHands.LONGEST_REASON);
        acts.refuse(held, CaseAction.RETURN);
        CaseDesk back = back(held);
        CaseLevel higher = held.row().facts().level().max(back.level());
        CaseDesk ruler = desks.office(higher.above(), held.row().region());
        return acts.act(held, new CaseAct.Return(back, ruler), words);
    }

    /** A unit gives it back to the desk that offered it; a desk to who sent it, if there is anybody still, else to the office. */
    private CaseDesk back(CaseActs.Held held) {
        CaseFacts facts = held.row().facts();
        if (facts.has(Known.UNIT) && held.hats().contains(CaseHat.UNIT)) {
            return facts.desk();
        }
        CaseDesk sender = facts.get(Known.SENDER);
        return sender != null && !desks.staffedAmong(Set.of(sender)).isEmpty()
                ? sender
                : desks.office(CaseLevel.COMMUNITY, held.row().region());
    }

    /** @throws Declined DESK, NOBODY_THERE */
    CaseRow rule(Viewer viewer, String id, int version, CaseDeskInput to, String reason) {
        CaseActs.Held held = acts.hold(viewer, "case", id, version);
        String words = SaidText.required("reason", reason, CaseHands.LONGEST_REASON);
        acts.refuse(held, CaseAction.RULE);
        return acts.act(held, new CaseAct.Rule(targets.ruled(held.row(), to)), words);
    }
}
