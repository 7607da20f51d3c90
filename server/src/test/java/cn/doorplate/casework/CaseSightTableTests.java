package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.HandTable;
import cn.doorplate.casework.life.HandTable.Block;
import cn.doorplate.casework.life.Known;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Field × hat against a table written by hand: {@code access/case-sight.txt}. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseSightTableTests {

    private static final HandTable TABLE = HandTable.read("case-sight.txt");

    private static final Map<String, Predicate<Set<CaseHat>>> FACTS = Map.ofEntries(
            Map.entry("exists", CaseSight::isTheirs),
            Map.entry("door", CaseSight::knowsDoor),
            Map.entry("location", hats -> shown(hats).getLocation() != null),
            Map.entry("doorplate", hats -> shown(hats).getDoorplate() != null),
            Map.entry("names", CaseSight::seesNames),
            Map.entry("name-open", hats -> CaseSight.seesWho(hats, false)),
            Map.entry("name-hidden", hats -> CaseSight.seesWho(hats, true)),
            Map.entry("names-in-full", CaseSight::mayReveal),
            Map.entry("judging", CaseSight::judges),
            Map.entry("chosen", CaseSight::seesChosen),
            Map.entry("between", CaseSight::seesBetween));

    private static final Map<String, BiPredicate<Set<CaseHat>, String>> SEEN = Map.of(
            "text", (hats, state) -> CaseSight.readsRaised(hats, CaseTextState.valueOf(state)),
            "photos-raised", (hats, state) -> photo(hats, CasePhotoRole.RAISED, false, state),
            "photos-answered", CaseSightTableTests::answered,
            "photos-own", (hats, state) -> photo(hats, CasePhotoRole.ANSWERED, true, state),
            "facts", (hats, fact) -> FACTS.get(fact).test(hats),
            "history", (hats, action) -> CaseSight.seesEvent(hats, CaseAction.valueOf(action)),
            "words-of-staff", (hats, action) -> words(hats, CaseAction.valueOf(action), CaseSide.STAFF),
            "words-of-raiser", (hats, action) -> words(hats, CaseAction.valueOf(action), CaseSide.RAISER),
            "words-of-other-side", (hats, state) -> said(hats, CaseSide.OTHER_SIDE, false, state),
            "words-own", (hats, state) -> said(hats, CaseSide.OTHER_SIDE, true, state));

    @Test
    void everyFieldHatStateAndActionIsInTheTable() {
        assertThat(TABLE.blocks()).extracting(Block::name).containsExactlyInAnyOrderElementsOf(SEEN.keySet());
        assertThat(TABLE.blocks())
                .allSatisfy(block -> assertThat(block.columns()).containsExactlyElementsOf(names(CaseHat.values())));
        assertThat(block("facts").rows()).containsOnlyKeys(FACTS.keySet());
        assertThat(block("history").rows().keySet()).containsExactlyElementsOf(names(CaseAction.values()));
        for (String name : List.of("text", "photos-raised", "photos-answered", "photos-own", "words-of-other-side")) {
            assertThat(block(name).rows().keySet()).containsExactlyElementsOf(names(CaseTextState.values()));
        }
    }

    @Test
    void everyCellIsAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        int cells = 0;
        for (Block block : TABLE.blocks()) {
            for (String row : block.rows().keySet()) {
                for (CaseHat hat : CaseHat.values()) {
                    String cell = block.cell(row, hat.name());
                    cells++;
                    if (!cell.equals("/") && sees(block, row, hat) != cell.equals("+")) {
                        wrong.add(block.name() + " " + row + " " + hat + " should be " + cell);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        System.out.println("The table of sight has " + cells + " cells");
    }

    private static boolean sees(Block block, String row, CaseHat hat) {
        return SEEN.get(block.name()).test(EnumSet.of(hat), row);
    }

    private static boolean photo(Set<CaseHat> hats, CasePhotoRole role, boolean own, String state) {
        return CaseSight.seesPhoto(hats, role, own, CaseTextState.valueOf(state));
    }

    /** The same for an answer, and for before and after. */
    private static boolean answered(Set<CaseHat> hats, String state) {
        boolean sees = photo(hats, CasePhotoRole.ANSWERED, false, state);
        for (CasePhotoRole role : List.of(CasePhotoRole.BEFORE, CasePhotoRole.AFTER)) {
            assertThat(photo(hats, role, false, state))
                    .as(role + " for " + hats)
                    .isEqualTo(sees);
        }
        return sees;
    }

    private static boolean words(Set<CaseHat> hats, CaseAction action, CaseSide side) {
        return CaseSight.readsWords(hats, action, side, false, CaseTextState.FIT);
    }

    private static boolean said(Set<CaseHat> hats, CaseSide side, boolean own, String state) {
        return CaseSight.readsWords(hats, CaseAction.SIDE_ANSWER, side, own, CaseTextState.valueOf(state));
    }

    private static Block block(String name) {
        return TABLE.blocks().stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Enum<?>[] all) {
        return Arrays.stream(all).map(Enum::name).toList();
    }

    /** A report with all that it can have, as somebody with these hats sees it. */
    private static Case shown(Set<CaseHat> hats) {
        Instant now = Instant.parse("2026-11-16T01:00:00Z");
        RegionCode community = new RegionCode(520_329_001_005L);
        CaseRow row = new CaseRow(
                1,
                CaseNumber.random().value(),
                CaseKind.REPORT,
                new PlaceRef(PlaceKind.REGION, community.value()),
                null,
                null,
                null,
                community.value(),
                new Location(107.8886, 27.2216),
                "plate",
                2L,
                null,
                null,
                null,
                false,
                null,
                now,
                CaseFacts.NONE.with(Known.DESK, CaseDesk.office(community)),
                1,
                CaseChain.nothing(),
                now,
                1);
        return Case.of(row, hats, null);
    }
}
