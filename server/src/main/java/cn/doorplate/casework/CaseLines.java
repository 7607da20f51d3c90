package cn.doorplate.casework;

import cn.doorplate.casework.life.CalledBack;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.ExtensionState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.shared.SpokenTime;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in Chinese what was done to a case, and how it stands with what comes next. */
@Component
class CaseLines {

    private final MessageSource messages;

    CaseLines(MessageSource messages) {
        this.messages = messages;
    }

    /** One event, in one line, for who wears these hats. */
    String of(CaseEvents.Told told, Set<CaseHat> hats, CasePlacesRead where) {
        CaseFacts before = told.before();
        CaseFacts after = told.after();
        CaseDesk from = told.event().seq() == 1 ? after.desk() : before.desk();
        Instant now = told.event().at();
        return say(
                "case.line." + key(told),
                where.desk(from).title(),
                where.desk(after.desk()).title(),
                moment(next(after), now),
                score(after, hats));
    }

    /** Where the same action does different things, what it did. */
    private static String key(CaseEvents.Told told) {
        CaseAction action = told.event().action();
        CaseFacts before = told.before();
        CaseFacts after = told.after();
        CaseState state = after.state();
        return switch (action) {
            case FILE -> after.has(Known.POOL) ? "FILE.POOL" : "FILE";
            case TAKE -> after.has(Known.UNIT) ? "TAKE.UNIT" : "TAKE";
            case RELEASE -> told.event().staffId() == 0 ? gone(before) : "RELEASE";
            case OFFER -> after.has(Known.POOL) ? "OFFER.POOL" : "OFFER";
            case RETURN -> state == CaseState.RULING ? "RETURN.RULING" : "RETURN";
            case EXTENSION_DECIDE ->
                after.get(Known.EXTENSION) == ExtensionState.GRANTED ? "EXTENSION_DECIDE" : "EXTENSION_DECIDE.REFUSED";
            case PAUSE -> "PAUSE." + after.the(Known.PAUSE);
            case RESUME -> state == CaseState.CLOSED ? "RESUME.CLOSED" : "RESUME";
            case FINISH -> "FINISH." + after.the(Known.OUTCOME);
            case CALL_BACK -> "CALL_BACK." + CalledBack.of(before, after);
            case LEAVE -> state == before.state() ? "LEAVE.GOES_ON" : "LEAVE";
            default -> action.name();
        };
    }

    /** Nobody is left of who had it. */
    private static String gone(CaseFacts before) {
        return before.has(Known.UNIT) ? "RELEASE.UNIT" : "RELEASE.GONE";
    }

    /** How far it has come, who has it, and what comes next and when. */
    String standing(Case it) {
        CaseFacts facts = it.row().facts();
        CaseSeen seen = it.seen();
        String score = score(facts, it.hats());
        String desk = seen.where().desk(facts.desk()).title();
        Instant next = next(facts);
        boolean late = facts.has(Known.DUE) && facts.the(Known.DUE).isBefore(seen.now());
        String stands = say(
                "case.standing." + standing(facts, score) + (late ? ".LATE" : ""),
                desk,
                moment(next, seen.now()),
                score);
        return late && facts.level() != CaseLevel.COUNTY ? stands + say("case.standing.UP") : stands;
    }

    private static String standing(CaseFacts facts, String score) {
        return switch (facts.state()) {
            case PAUSED -> "PAUSED." + facts.the(Known.PAUSE);
            case OFFERED -> facts.has(Known.POOL) ? "OFFERED.POOL" : "OFFERED";
            case CLOSED -> closed(facts.the(Known.ENDING), score);
            default -> facts.state().name();
        };
    }

    /** Who was silent may have been called afterwards. */
    private static String closed(CaseEnding ending, String score) {
        boolean since = ending == CaseEnding.SILENT && !score.isEmpty();
        return "CLOSED." + ending + (since ? ".SCORED" : "");
    }

    /** What is said of the score beside what it was given for; empty where there is none, or it is not for them. */
    private String score(CaseFacts facts, Set<CaseHat> hats) {
        Long score = facts.get(Known.SCORE);
        return score == null || !CaseSight.seesBetween(hats) ? "" : say("case.score", score.toString());
    }

    /** The moment that people wait for. */
    private static @Nullable Instant next(CaseFacts facts) {
        return switch (facts.state()) {
            case PAUSED -> facts.get(Known.PAUSED_UNTIL);
            case DONE -> facts.get(Known.SILENT_AT);
            default -> facts.get(Known.DUE);
        };
    }

    /** Empty for none. */
    private static String moment(@Nullable Instant moment, Instant now) {
        return moment == null ? "" : SpokenTime.of(moment, now);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
