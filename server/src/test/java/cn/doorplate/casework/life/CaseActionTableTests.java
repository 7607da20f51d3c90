package cn.doorplate.casework.life;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.HandTable.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/**
 * Action × hat × state against a table written by hand: {@code access/case-actions.txt}. A word in a cell is a condition, of which
 * there are examples here: in each that fulfils it the action is possible, in each that does not it is not.
 */
@NullUnmarked // what is null where it must not be is a failed test
class CaseActionTableTests {

    private static final HandTable TABLE = HandTable.read("case-actions.txt");

    @Test
    void everyStateActionAndHatIsInTheTable() {
        assertThat(TABLE.blocks()).extracting(Block::name).containsExactlyElementsOf(names(CaseState.values()));
        assertThat(TABLE.blocks()).allSatisfy(block -> {
            assertThat(block.columns()).containsExactlyElementsOf(names(CaseHat.values()));
            assertThat(block.rows().keySet()).containsExactlyElementsOf(names(CaseAction.values()));
        });
    }

    @Test
    void everyConditionIsExplainedHasExamplesAndIsUsed() {
        assertThat(TABLE.words().keySet()).containsExactlyInAnyOrderElementsOf(CaseConditions.ALL.keySet());
        assertThat(TABLE.used().stream().filter(cell -> cell.length() > 1))
                .containsExactlyInAnyOrderElementsOf(TABLE.words().keySet());
    }

    @Test
    void everyCellIsAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Block block : TABLE.blocks()) {
            for (CaseAction action : CaseAction.values()) {
                for (CaseHat hat : CaseHat.values()) {
                    wrong.addAll(wrong(block, action, hat));
                    cells++;
                }
            }
        }
        assertThat(wrong).isEmpty();
        System.out.println("The table of actions has " + cells + " cells");
    }

    private static List<String> wrong(Block block, CaseAction action, CaseHat hat) {
        String cell = block.cell(action.name(), hat.name());
        List<CaseTry> plain = CaseTry.plain(CaseState.valueOf(block.name()), hat);
        return switch (cell) {
            case "+" -> refused(plain, action);
            case "-" -> possible(Stream.concat(plain.stream(), examples(block, action, plain)), action);
            case "/" ->
                plain.stream()
                        .filter(CaseTry::isAnybody)
                        .map(each -> "somebody is " + each)
                        .toList();
            default -> conditioned(CaseConditions.ALL.get(cell), plain, action);
        };
    }

    private static List<String> conditioned(
            CaseConditions.Condition condition, List<CaseTry> plain, CaseAction action) {
        List<String> wrong = new ArrayList<>(refused(condition.fulfilled(plain), action));
        wrong.addAll(possible(condition.unfulfilled(plain).stream(), action));
        return wrong;
    }

    /** Those in which it is refused, though it should be possible. */
    private static List<String> refused(List<CaseTry> tries, CaseAction action) {
        assertThat(tries).as(action + " is tried").isNotEmpty();
        return tries.stream()
                .filter(each -> each.refusal(action) != null)
                .map(each -> action + " should be possible, is " + each.refusal(action) + " for " + each)
                .toList();
    }

    private static List<String> possible(Stream<CaseTry> tries, CaseAction action) {
        return tries.filter(each -> each.refusal(action) == null)
                .map(each -> action + " is possible for " + each)
                .distinct()
                .toList();
    }

    /** What makes it possible for others does not for who may not. */
    private static Stream<CaseTry> examples(Block block, CaseAction action, List<CaseTry> plain) {
        Set<String> words = Set.copyOf(block.rows().get(action.name()));
        return words.stream()
                .map(CaseConditions.ALL::get)
                .filter(Objects::nonNull)
                .flatMap(condition ->
                        Stream.concat(condition.fulfilled(plain).stream(), condition.unfulfilled(plain).stream()));
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).collect(Collectors.toList());
    }
}
