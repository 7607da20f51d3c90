package cn.doorplate.place;

import cn.doorplate.search.Reads;
import cn.doorplate.search.RefRange;
import cn.doorplate.search.TextIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * How a query is answered. One word is looked for in names, and, when it is digits, before that at the beginning of codes.
 * Of several words at least one must be in the name, and the others there or above. So either all are in the name, or one
 * is in it and another is above; where few regions hold that other one, what lies below them is all that need be examined.
 */
final class RegionPlan {

    private final TextIndex index;
    private final RegionMapper regions;
    private final List<String> words;
    private final RegionAncestry ancestry;
    private final List<RegionWord> above;
    private final List<RegionStage> stages = new ArrayList<>();

    RegionPlan(TextIndex index, RegionMapper regions, List<String> words, RegionAncestry ancestry, Reads reads) {
        this.index = index;
        this.regions = regions;
        this.words = words;
        this.ancestry = ancestry;
        if (words.size() == 1) {
            above = List.of();
            forOne(words.get(0));
        } else {
            above = words.stream()
                    .map(word -> RegionWord.lookUp(index, word, reads))
                    .toList();
            forSeveral();
        }
    }

    List<RegionStage> stages() {
        return stages;
    }

    /** Whether the names above a region must be loaded before a stage can tell whether it admits it. */
    boolean needsAncestry() {
        return above.stream().anyMatch(word -> !word.known());
    }

    /** The number of the stage that shows a region; -1 if none does. */
    int stageOf(RegionRow region) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).admits().test(region)) {
                return i;
            }
        }
        return -1;
    }

    private void forOne(String word) {
        if (word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            stages.add(new RegionStage(
                    new RegionSource.ByCode(regions, RegionRanges.beginningWith(word)), row -> row.isNumbered(word)));
        }
        RegionSource source = isCharacter(word)
                ? new RegionSource.ByCharacter(index, regions, word)
                : new RegionSource.ByGram(index, regions, List.of(word), List.of(RefRange.ALL));
        stages.add(new RegionStage(source, row -> row.isNamed(word)));
    }

    /** The last word first: people go from the wide to the narrow. */
    private void forSeveral() {
        for (int named = words.size() - 1; named >= 0; named--) {
            for (int over = 0; over < words.size(); over++) {
                if (named != over) {
                    forPair(words.get(named), above.get(over));
                }
            }
        }
        List<String> grammed = words.stream().filter(word -> !isCharacter(word)).toList();
        RegionSource source = grammed.isEmpty()
                ? new RegionSource.ByCode(regions, List.of(RefRange.ALL))
                : new RegionSource.ByGram(index, regions, grammed, List.of(RefRange.ALL));
        stages.add(new RegionStage(source, row -> words.stream().allMatch(row::isNamed)));
    }

    private void forPair(String named, RegionWord over) {
        for (RegionWord.Levels levels : RegionWord.Levels.values()) {
            RegionAbove holders = over.at(levels);
            List<RefRange> ranges = holders.all() ? RegionRanges.below(holders.codes()) : List.of(RefRange.ALL);
            RegionSource source = isCharacter(named)
                    ? new RegionSource.ByCode(regions, ranges)
                    : new RegionSource.ByGram(index, regions, List.of(named), ranges);
            stages.add(new RegionStage(
                    source, row -> row.isNamed(named) && over.isAbove(row, levels, ancestry) && othersHold(row)));
        }
    }

    private boolean othersHold(RegionRow row) {
        return above.stream().allMatch(word -> row.isNamed(word.text()) || word.isAbove(row, ancestry));
    }

    private static boolean isCharacter(String word) {
        return word.codePointCount(0, word.length()) == 1;
    }
}
