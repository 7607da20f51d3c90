package cn.doorplate.casework.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullUnmarked;

/** The words of {@code access/case-actions.txt}, each with examples. */
@NullUnmarked // an example that cannot be is null
final class CaseConditions {

    static final Map<String, Condition> ALL = new TreeMap<>();

    private CaseConditions() {}

    /** What is made of a case that is like any other; null of one with which it cannot be. */
    interface Example extends UnaryOperator<CaseTry> {}

    /** Something that holds in some examples and not in others. */
    record Condition(List<Example> yes, List<Example> no) {

        List<CaseTry> fulfilled(List<CaseTry> plain) {
            return made(plain, yes);
        }

        List<CaseTry> unfulfilled(List<CaseTry> plain) {
            return made(plain, no);
        }

        private static List<CaseTry> made(List<CaseTry> plain, List<Example> examples) {
            List<CaseTry> made = new ArrayList<>();
            for (CaseTry each : plain) {
                for (Example example : examples) {
                    CaseTry one = example.apply(each);
                    if (one != null) {
                        made.add(one);
                    }
                }
            }
            return made;
        }
    }

    private static void when(String word, List<Example> yes, Example... no) {
        ALL.put(word, new Condition(yes, Arrays.asList(no)));
    }

    /** Of that kind alone. */
    private static Example of(CaseKind kind, Example example) {
        return each -> each.kind() == kind ? example.apply(each) : null;
    }

    private static Example except(CaseKind kind) {
        return each -> each.kind() == kind ? null : each;
    }

    static {
        when(
                "mended",
                List.of(text(CaseTextState.UNFIT)),
                text(CaseTextState.FIT),
                text(CaseTextState.CHECKING),
                text(CaseTextState.TO_BE_LOOKED_AT));
        when("another", List.of(CaseTry::itself, each -> each.with(Known.REOPENED, 1L)), CaseTry::objectedTo);
        when("unruled", List.of(CaseTry::itself), CaseTry::bound);
        when("sorted", List.of(CaseTry::itself), CaseTry::bound, CaseTry::withUnit);
        when(
                "order",
                List.of(of(CaseKind.ORDER, CaseTry::itself)),
                except(CaseKind.ORDER),
                of(CaseKind.ORDER, CaseTry::bound));
        when(
                "returns",
                List.of(CaseTry::itself, each -> each.with(Known.RETURNS, 1L)),
                CaseTry::bound,
                CaseTry::returnedTwice);
        when(
                "offered",
                List.of(CaseTry::offeredToUnit),
                CaseTry::itself,
                each -> each.offeredToUnit().with(Known.RETURNS, 2L));
        when("unit's", List.of(CaseTry::offeredToUnit), CaseTry::itself);
        when(
                "question",
                List.of(of(CaseKind.QUESTION, CaseTry::itself)),
                except(CaseKind.QUESTION),
                of(CaseKind.QUESTION, CaseTry::objectedTo));
        when("ordered", List.of(of(CaseKind.ORDER, CaseTry::itself)), except(CaseKind.ORDER));
        when("shown", List.of(of(CaseKind.ORDER, CaseTry::itself)), except(CaseKind.ORDER));
        when("service", List.of(except(CaseKind.QUESTION)), of(CaseKind.QUESTION, CaseTry::itself));
        when(
                "time",
                List.of(CaseTry::itself),
                CaseTry::due,
                CaseTry::asked,
                each -> each.with(Known.EXTENSION, ExtensionState.REFUSED));
        when(
                "asked",
                List.of(CaseTry::asked),
                CaseTry::itself,
                each -> each.asked().at(Known.DUE),
                each -> each.asked().by(Known.HANDLER));
        when("running", List.of(CaseTry::itself), CaseTry::due, CaseTry::asked, each -> each.with(Known.PAUSES, 3L));
        when(
                "today",
                List.of(CaseTry::itself, each -> urged(each, each.now().minus(Duration.ofDays(1)))),
                each -> urged(each, each.now()));
        when("unheld", List.of(CaseTry::itself), CaseTry::inOwnHand);
        when("apart", List.of(CaseTry::itself), CaseTry::inOwnHand, each -> each.by(Known.FINISHER));
        when("awaited", List.of(CaseTry::itself), each -> each.with(Known.PAUSE, PauseReason.TEXT_REFUSED));
        when("desk's", List.of(CaseTry::itself), CaseTry::withUnit);
        when("held", List.of(CaseTry::itself, CaseTry::withUnit), each -> each.with(Known.HANDLER, null));
        when("elapsed", List.of(each -> each.at(Known.PAUSED_UNTIL)), CaseTry::itself);
        when(
                "first",
                List.of(CaseTry::itself),
                each -> each.with(Known.REOPENED, 1L),
                each -> each.at(Known.SILENT_AT));
        when("caller", List.of(CaseTry::itself), each -> each.by(Known.FINISHER), each -> each.and(CaseHat.FILER));
        when(
                "silent",
                List.of(CaseTry::silent),
                CaseTry::itself,
                each -> each.silent().with(Known.CALLED_BACK, 1L),
                each -> each.silent().by(Known.FINISHER));
        when("week", List.of(each -> each.at(Known.SILENT_AT)), CaseTry::itself);
        when(
                "unsaid",
                List.of(CaseTry::itself),
                each -> each.with(Known.REMINDED_FOR, each.facts().the(Known.DUE)));
        when(
                "late",
                List.of(CaseTry::due),
                CaseTry::itself,
                each -> each.atCounty().at(Known.DUE));
        when("latest", List.of(each -> each.atCounty().at(Known.DUE)), CaseTry::due, CaseTry::atCounty);
        when("dispute", List.of(of(CaseKind.DISPUTE, CaseTry::itself)), except(CaseKind.DISPUTE));
    }

    private static Example text(CaseTextState state) {
        return each -> each.with(Known.TEXT, state);
    }

    private static CaseTry urged(CaseTry each, Instant then) {
        return each.with(Known.URGED_AT, then);
    }
}
