package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.casework.life.HandTable;
import cn.doorplate.casework.life.HandTable.Block;
import cn.doorplate.identity.TestPeople.Someone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Person × mutation × case, through the API, against a table written by hand: {@code access/case-people.txt}. Each tries with the
 * right version; what was done, was done to a case that nobody tries anything with any more.
 */
@NullUnmarked // what is null where it must not be is a failed test
class CaseAccessTests extends CaseDeskGround {

    private static final HandTable TABLE = HandTable.read("case-people.txt");

    @Test
    void everyCellIsAsTheTableSays() {
        CaseTown town = new CaseTown(this);
        Map<String, Supplier<CaseRow>> scenes = town.scenes();
        assertThat(TABLE.blocks()).extracting(Block::name).containsExactlyInAnyOrderElementsOf(scenes.keySet());
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Block block : TABLE.blocks()) {
            Map<String, String> outcomes = outcomes(town, block, scenes.get(block.name()));
            assertThat(people(block)).containsExactlyInAnyOrderElementsOf(town.names());
            for (Map.Entry<String, List<String>> row : block.rows().entrySet()) {
                for (String who : row.getKey().split(",", -1)) {
                    for (String what : block.columns()) {
                        String cell = block.cell(row.getKey(), what);
                        String got = outcomes.get(who + " " + what);
                        cells++;
                        if (!got.equals(TABLE.words().getOrDefault(cell, cell))) {
                            wrong.add(block.name() + ": " + who + " " + what + " should be " + cell + ", is " + got);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        System.out.println("The table of people has " + cells + " cells");
    }

    private static List<String> people(Block block) {
        return block.rows().keySet().stream()
                .flatMap(row -> Stream.of(row.split(",", -1)))
                .toList();
    }

    /** What everybody got with everything. */
    private Map<String, String> outcomes(CaseTown town, Block block, Supplier<CaseRow> scene) {
        Map<String, String> outcomes = new HashMap<>();
        CaseRow fresh = scene.get();
        for (String who : people(block)) {
            TestClient client = town.client(who);
            for (String what : block.columns()) {
                String got = outcome(CaseDeed.named(what).tried(client, town, now(fresh)));
                outcomes.put(who + " " + what, got);
                if (got.equals("a")) {
                    fresh = scene.get();
                }
            }
        }
        return outcomes;
    }

    private static String outcome(JsonNode answer) {
        String code = TestClient.code(answer);
        boolean isNull = answer.path("data").iterator().hasNext()
                && answer.path("data").iterator().next().isNull();
        return switch (code) {
            case "" -> isNull ? "n" : "a";
            case "NOT_FOUND" -> "n";
            case "FORBIDDEN" -> "f";
            case "UNAUTHORIZED" -> "u";
            default -> code;
        };
    }

    TestClient nobody() {
        return TestClient.of(port);
    }

    TestClient session(Someone someone) {
        return as(people.again(someone));
    }
}
