package cn.doorplate.casework;

import cn.doorplate.casework.life.CalledBack;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.ExtensionState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.Messages;
import cn.doorplate.messaging.Outgoing;
import cn.doorplate.place.Places;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people what happens to their cases, and those who handle them what they have to do, inside the transaction in which it
 * happens. Nothing that anybody wrote stands in a message: it is read in the case, by who may.
 */
@Component
class CaseNews {

    /** Of these nobody is told: the case shows them. */
    private static final Set<CaseAction> SILENT = EnumSet.of(CaseAction.MEND, CaseAction.NOTE, CaseAction.LEAVE);

    private static final String SIDE = "side";

    private final Messages messages;
    private final MessageSource texts;
    private final CaseCrowd crowd;
    private final CaseCategories categories;
    private final Places places;
    private final SlipTokens slips;

    CaseNews(
            Messages messages,
            MessageSource texts,
            CaseCrowd crowd,
            CaseCategories categories,
            Places places,
            SlipTokens slips) {
        this.messages = messages;
        this.texts = texts;
        this.crowd = crowd;
        this.categories = categories;
        this.places = places;
        this.slips = slips;
    }

    @EventListener
    void on(CaseHappened happened) {
        CaseAction action = happened.event().action();
        if (!SILENT.contains(action)) {
            tell(
                    action,
                    new News(
                            happened,
                            words(happened.row(), action, happened.event().at())));
        }
    }

    /**
     * What becomes of the showing of an order, which is no step of it: within the caller's transaction.
     *
     * @param when of that they are told once
     */
    void ofShowing(String what, CaseRow row, Instant when, Collection<Long> persons) {
        tell(row, what, what + ':' + when.toEpochMilli(), when, persons);
    }

    /** No SMS brought the address of its slip: who filed it is told so, once, within the caller's transaction. */
    void slipUnsent(CaseRow row) {
        Long filer = row.filedBy();
        tell(row, "slip_unsent", "slip_unsent", row.changedAt(), filer == null ? List.of() : List.of(filer));
    }

    private void tell(CaseRow row, String what, String once, Instant when, Collection<Long> persons) {
        if (persons.isEmpty()) {
            return;
        }
        Object[] words = words(row, CaseAction.CONFIRM, when);
        Outgoing message = new Outgoing(
                MessageKind.CASE,
                "case:" + Ids.toOpaque(row.id()) + ':' + once,
                text("case.news." + what + ".title", words),
                text("case.news." + what + ".text", words),
                row.id(),
                row.region());
        persons.forEach(person -> messages.send(person, message));
    }

    /** What happened, in words that are the same for all who are told of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record News(CaseHappened happened, Object[] words) {

        CaseRow row() {
            return happened.row();
        }

        @Nullable CaseRow before() {
            return happened.before();
        }

        CaseEvent event() {
            return happened.event();
        }
    }

    private void tell(CaseAction action, News news) {
        CaseRow row = news.row();
        switch (action) {
            case FILE -> {
                filed(news);
                toDesk(news);
            }
            case TAKE -> raiser(news, "taken");
            case DISPATCH, RETURN, RULE -> {
                raiser(news, "moved");
                toDesk(news);
            }
            case ESCALATE -> escalated(news);
            case OBJECT -> {
                toDesk(news);
                finisher(news, "objected");
            }
            case CALL_BACK -> calledBack(news);
            case OFFER -> staff(news, "offered", crowd.unit(row));
            case RELEASE -> released(news);
            case EXTENSION_ASK -> staff(news, "extension_asked", crowd.above(row));
            case EXTENSION_DECIDE -> decided(news);
            case PAUSE -> raiser(news, "paused");
            case RESUME -> resumed(news);
            case COMMENT, SIDE_ANSWER -> said(news);
            case ANSWER -> raiser(news, "answered");
            case FINISH -> raiser(news, "finished");
            case CONFIRM -> finisher(news, "confirmed");
            case URGE -> staff(news, "urged", crowd.handlerOrDesk(row));
            case WITHDRAW, REVOKE -> withdrawn(news);
            case REMIND -> staff(news, "reminded", crowd.handlerOrDesk(row));
            case OVERDUE -> staff(news, "overdue", crowd.handlerOrDesk(row));
            case SILENCE -> raiser(news, "silent");
            case CHECKED, JUDGE -> judged(news);
            case TELL_SIDE -> side(news);
            default -> {}
        }
    }

    /** Who has no account is told by SMS where they see it and take it back; where none brings that, who filed it is to print it. */
    private void filed(News news) {
        CaseRow row = news.row();
        Long raiser = row.raisedBy();
        if (row.filedBy() == null || raiser == null) {
            raiser(news, "filed");
            return;
        }
        switch (slips.wayTo(raiser)) {
            case ACCOUNT -> raiser(news, "filed_for_you");
            case SMS -> {
                String link = slips.make(row.id()).token();
                messages.send(raiser, message(news, "filed_for_you_by_sms", MessageKind.CASE, link));
            }
            case PAPER -> {
                raiser(news, "filed_for_you_on_paper");
                send(news, "slip_to_print", List.of(row.filedBy()), MessageKind.CASE);
            }
        }
    }

    private void toDesk(News news) {
        CaseRow row = news.row();
        if (row.facts().state() == CaseState.OFFERED) {
            return;
        }
        String what = row.facts().state() == CaseState.RULING ? "to_rule" : "to_take";
        staff(news, what, crowd.desk(row, row.facts().desk()));
    }

    /** Those who let the time pass are told as well. */
    private void escalated(News news) {
        raiser(news, "escalated");
        CaseRow before = news.before();
        if (before != null) {
            staff(news, "taken_away", crowd.handlerOrDesk(before));
        }
        toDesk(news);
    }

    private void calledBack(News news) {
        CaseFacts before = Objects.requireNonNull(news.before()).facts();
        switch (CalledBack.of(before, news.row().facts())) {
            case NOBODY -> {}
            case REOPENED -> {
                toDesk(news);
                finisher(news, "objected");
                raiser(news, "reopened");
            }
            case CONTENT -> raiser(news, "called_back");
            case REJECTED -> raiser(news, "rejected");
            case SCORED -> raiser(news, "scored");
        }
    }

    /** By itself: nobody is left of who had it. */
    private void released(News news) {
        if (news.event().staffId() == 0) {
            toDesk(news);
        }
    }

    private void decided(News news) {
        boolean granted = news.row().facts().get(Known.EXTENSION) == ExtensionState.GRANTED;
        staff(news, granted ? "extension_granted" : "extension_refused", crowd.handlerOrDesk(news.row()));
        if (granted) {
            raiser(news, "extended");
        }
    }

    private void resumed(News news) {
        if (news.row().facts().state() == CaseState.CLOSED) {
            raiser(news, "unfit_closed");
            return;
        }
        if (news.event().staffId() == 0) {
            staff(news, "resumed", crowd.handlerOrDesk(news.row()));
        }
        if (news.event().party() == 0) {
            raiser(news, "goes_on");
        }
    }

    /** Who has it in hand is told of what others say, and who raised it of what those say who handle it. */
    private void said(News news) {
        CaseRow row = news.row();
        boolean open = row.facts().state().isOpen();
        boolean byHandler = row.facts().has(Known.HANDLER)
                && news.event().staffId() == row.facts().the(Known.HANDLER);
        if (open && !byHandler) {
            staff(news, "said", crowd.handlerOrDesk(row));
        }
        boolean byFiler = row.filedBy() != null && news.event().staffId() == row.filedBy();
        if (news.event().party() == 0 && !byFiler) {
            raiser(news, "said_to_you");
        }
    }

    private void withdrawn(News news) {
        CaseRow before = news.before();
        if (before != null && before.facts().has(Known.HANDLER)) {
            staff(news, "withdrawn", crowd.handlerOrDesk(before));
        }
        if (news.event().action() == CaseAction.REVOKE) {
            raiser(news, "revoked_for_you");
        }
    }

    private void judged(News news) {
        CaseRow before = news.before();
        boolean unfitNow = news.row().facts().get(Known.TEXT) == CaseTextState.UNFIT;
        if (unfitNow && before != null && before.facts().get(Known.TEXT) != CaseTextState.UNFIT) {
            raiser(news, "unfit");
        }
    }

    private void side(News news) {
        CaseRow before = news.before();
        Instant since = before == null ? news.row().filedAt() : before.changedAt();
        send(news, SIDE, crowd.sidesTold(news.row(), since), MessageKind.CASE);
    }

    /** What came of it: to who said that it was done. */
    private void finisher(News news, String what) {
        CaseRow before = news.before();
        if (before != null) {
            staff(news, what, crowd.finisher(before));
        }
    }

    private void raiser(News news, String what) {
        Long raiser = news.row().raisedBy();
        Long doer = news.event().party() == 1 && news.event().seq() > 1 ? raiser : null;
        if (raiser != null && !raiser.equals(doer)) {
            send(news, what, List.of(raiser), MessageKind.CASE);
        }
    }

    /** Nobody is told of what they did themself. */
    private void staff(News news, String what, Collection<Long> persons) {
        boolean urgent = news.row().facts().has(Known.URGENT);
        List<Long> others = persons.stream()
                .filter(person -> person != news.event().staffId())
                .toList();
        send(news, what, others, urgent ? MessageKind.URGENT : MessageKind.CASE);
    }

    private void send(News news, String what, Collection<Long> persons, MessageKind kind) {
        if (persons.isEmpty()) {
            return;
        }
        Outgoing message = message(news, what, kind, null);
        persons.forEach(person -> messages.send(person, message));
    }

    private Outgoing message(News news, String what, MessageKind kind, @Nullable String link) {
        CaseRow row = news.row();
        Object[] words = news.words();
        return new Outgoing(
                kind,
                cause(row, what, news.event()),
                text("case.news." + what + ".title", words),
                text("case.news." + what + ".text", words),
                row.id(),
                row.region(),
                link);
    }

    /** Each step by itself; that they are on the other side somebody is told once, however many steps tell it. */
    private static String cause(CaseRow row, String what, CaseEvent event) {
        String cause = "case:" + Ids.toOpaque(row.id()) + ':' + what;
        return what.equals(SIDE) ? cause : cause + ':' + event.seq();
    }

    /** 0: the number; 1: the category; 2: the place; 3: whose it is; 4: the deadline of the step; 5: until when it is paused. */
    private Object[] words(CaseRow row, CaseAction action, Instant now) {
        CasePlacesRead where = CasePlacesRead.of(List.of(row), places);
        CaseFacts facts = row.facts();
        return new Object[] {
            row.caseNumber().spaced(),
            categories.the(row.region(), facts.the(Known.CATEGORY)).name(),
            // Which house it is, the unit hears when it has taken it.
            action == CaseAction.OFFER ? where.aroundOf(row) : where.nameOf(row, null),
            where.desk(facts.desk()).title(),
            time(facts.get(Known.DUE), now),
            time(facts.get(Known.PAUSED_UNTIL), now)
        };
    }

    private static String time(@Nullable Instant moment, Instant now) {
        return moment == null ? "" : SpokenTime.of(moment, now);
    }

    private String text(String key, Object[] words) {
        return texts.getMessage(key, words, Locale.SIMPLIFIED_CHINESE);
    }
}
