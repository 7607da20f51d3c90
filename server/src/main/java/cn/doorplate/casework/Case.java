package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseLife;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.ExtensionState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.place.Building;
import cn.doorplate.place.Region;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 事项: a case as one person sees it. Public, with getters, because that is what GraphQL finds by the names of an interface's fields;
 * no other module can do anything with it.
 */
public abstract sealed class Case permits Dispute, Report, Question, Order {

    private final CaseRow row;
    private final Set<CaseHat> hats;
    private final CaseSeen seen;

    Case(CaseRow row, Set<CaseHat> hats, CaseSeen seen) {
        this.row = row;
        this.hats = hats;
        this.seen = seen;
    }

    /** As it is shown: of the type of its kind. */
    static Case of(CaseRow row, Set<CaseHat> hats, CaseSeen seen) {
        return switch (row.kind()) {
            case DISPUTE -> new Dispute(row, hats, seen);
            case REPORT -> new Report(row, hats, seen);
            case QUESTION -> new Question(row, hats, seen);
            case ORDER -> new Order(row, hats, seen);
        };
    }

    CaseRow row() {
        return row;
    }

    /** What who looks at it is to it. */
    Set<CaseHat> hats() {
        return hats;
    }

    CaseSeen seen() {
        return seen;
    }

    public String getId() {
        return Ids.toOpaque(row.id());
    }

    public String getNumber() {
        return row.caseNumber().spaced();
    }

    public CaseKind getKind() {
        return row.kind();
    }

    public CaseCategory getCategory() {
        return seen.category(row);
    }

    public @Nullable String getText() {
        return CaseSight.readsRaised(hats, getTextState()) ? seen.words().raised(row.id()) : null;
    }

    public CaseTextState getTextState() {
        CaseTextState state = seen.words().raisedState(row.id());
        return state == null || row.raisedBy() == null ? CaseTextState.GONE : state;
    }

    public @Nullable String getTextRef() {
        Long text = seen.words().raisedId(row.id());
        return text != null && CaseSight.judges(hats) ? Ids.toOpaque(text) : null;
    }

    public String getPlaceName() {
        return CaseSight.knowsDoor(hats)
                ? seen.where().nameOf(row, getPlaceWords())
                : seen.where().aroundOf(row);
    }

    public @Nullable String getPlaceWords() {
        CaseTextState state = getPlaceWordsState();
        boolean reads = state != null && CaseSight.knowsDoor(hats) && CaseSight.readsRaised(hats, state);
        return reads ? seen.words().place(row.id()) : null;
    }

    /** Of a place where something dangerous is, which is told without who told it, it has one still. */
    public @Nullable CaseTextState getPlaceWordsState() {
        return CaseSight.knowsDoor(hats) ? seen.words().placeState(row.id()) : null;
    }

    public @Nullable String getPlaceWordsRef() {
        Long words = seen.words().placeId(row.id());
        return words != null && CaseSight.judges(hats) ? Ids.toOpaque(words) : null;
    }

    public @Nullable Object getPlace() {
        return CaseSight.knowsDoor(hats) ? seen.where().placeOf(row) : null;
    }

    public @Nullable Building getBuilding() {
        return CaseSight.knowsDoor(hats) ? seen.where().buildingOf(row) : null;
    }

    public @Nullable Region getRegion() {
        return seen.where().regionOf(row);
    }

    public @Nullable Location getLocation() {
        return CaseSight.isAuthor(hats) || CaseSight.handles(hats) ? row.location() : null;
    }

    public @Nullable String getDoorplate() {
        return CaseSight.isAuthor(hats) || CaseSight.handles(hats) ? row.plate() : null;
    }

    public boolean getAnonymous() {
        return row.anonymous();
    }

    public CaseState getState() {
        return row.facts().state();
    }

    public CaseLevel getLevel() {
        return row.facts().level();
    }

    public @Nullable CaseDeskView getDesk() {
        return getState().isOpen() ? seen.where().desk(row.facts().desk()) : null;
    }

    public @Nullable CaseHandler getHandler() {
        Long handler = row.facts().get(Known.HANDLER);
        return handler == null
                ? null
                : CaseHandler.at(seen.where().desk(row.facts().desk()), handler == seen.viewer());
    }

    public @Nullable Instant getDueAt() {
        return row.facts().get(Known.DUE);
    }

    public @Nullable Instant getLevelDueAt() {
        return row.facts().get(Known.CAP);
    }

    public @Nullable Integer getMinutesLeft() {
        Instant due = getDueAt();
        if (due == null) {
            return null;
        }
        Duration left = due.isBefore(seen.now())
                ? seen.clock(row).calendar().between(due, seen.now()).negated()
                : seen.clock(row).calendar().between(seen.now(), due);
        return Math.toIntExact(left.toMinutes());
    }

    public boolean getOverdue() {
        Instant due = getDueAt();
        return due != null && due.isBefore(seen.now());
    }

    public boolean getUrgent() {
        return row.facts().has(Known.URGENT);
    }

    public boolean getUrged() {
        return CaseSight.seesBetween(hats) && row.facts().has(Known.URGED_AT);
    }

    public @Nullable CasePause getPause() {
        CaseFacts facts = row.facts();
        PauseReason reason = facts.get(Known.PAUSE);
        return reason == null
                ? null
                : new CasePause(
                        reason, wordsOf(CaseAction.PAUSE), facts.the(Known.PAUSED_AT), facts.the(Known.PAUSED_UNTIL));
    }

    public @Nullable CaseExtension getExtension() {
        CaseFacts facts = row.facts();
        ExtensionState state = facts.get(Known.EXTENSION);
        return state == null || !CaseSight.seesBetween(hats)
                ? null
                : new CaseExtension(
                        state,
                        wordsOf(CaseAction.EXTENSION_ASK),
                        facts.the(Known.EXTENSION_ASKED_AT),
                        facts.the(Known.EXTENSION_UNTIL));
    }

    public int getReturns() {
        return Math.toIntExact(row.facts().count(Known.RETURNS));
    }

    public boolean getBound() {
        return row.facts().has(Known.BOUND);
    }

    public boolean getReopened() {
        return row.facts().has(Known.REOPENED);
    }

    public @Nullable CaseFinish getFinish() {
        CaseFacts facts = row.facts();
        FinishOutcome outcome = facts.get(Known.OUTCOME);
        if (outcome == null) {
            return null;
        }
        Instant done = facts.the(Known.DONE_AT);
        String text = wordsOf(getKind() == CaseKind.QUESTION ? CaseAction.ANSWER : CaseAction.FINISH);
        return new CaseFinish(outcome, text, done, done.plus(CaseLife.SILENCE));
    }

    /** What staff wrote with such an act last; null where it is not for this person. */
    private @Nullable String wordsOf(CaseAction action) {
        return CaseSight.readsWords(hats, action, CaseSide.STAFF, false, CaseTextState.FIT)
                ? seen.words().last(row.id(), action)
                : null;
    }

    public @Nullable CaseEnding getEnding() {
        return row.facts().get(Known.ENDING);
    }

    public @Nullable Long getScore() {
        return CaseSight.seesBetween(hats) ? row.facts().get(Known.SCORE) : null;
    }

    public Instant getFiledAt() {
        return row.filedAt();
    }

    public @Nullable Instant getClosedAt() {
        return row.facts().get(Known.CLOSED_AT);
    }

    /** What the person may do seen.now(); what time and machines do is none of it, nor what {@link OrderShowing} says. */
    public Set<CaseAction> getActions() {
        Set<CaseAction> possible =
                CaseLife.permitted(row.facts(), getKind(), new CaseDoer(seen.viewer(), hats), seen.now());
        possible.removeAll(CaseAct.SHOWN);
        if (row.filedBy() == null) {
            possible.remove(CaseAction.REVOKE);
        }
        return possible;
    }

    public String getCursor() {
        return CaseCursor.of(row.seq());
    }

    public int getVersion() {
        return row.version();
    }
}
