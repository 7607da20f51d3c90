package cn.doorplate.place;

import cn.doorplate.search.Reads;
import cn.doorplate.search.RefRange;
import cn.doorplate.search.TextIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a query is answered. One word is looked for in names, and, when it is digits, before that at the beginning of codes.
 * Of several words at least one must be in the name, and the others there or above. So either one is in the name and another
 * above, and what lies below the regions that hold that other one is gone through, or all are in the name; first of all come
 * the names that hold the words as if no blank parted them.
 */
final class RegionPlan {

    /** A word with no more holders above communities than this is a good guide; one with no more holders at all is rare. */
    private static final int FEW = 8;

    private static final RefRange ABOVE_COMMUNITIES = new RefRange(0, 999_999_999);

    private final TextIndex index;
    private final RegionMapper regions;
    private final List<String> words;
    private final RegionAncestry ancestry;
    private final List<RegionStage> stages = new ArrayList<>();

    RegionPlan(TextIndex index, RegionMapper regions, List<String> words, RegionAncestry ancestry, Reads reads) {
        this.index = index;
        this.regions = regions;
        this.words = words;
        this.ancestry = ancestry;
        if (words.size() == 1) {
            forOne(words.get(0));
        } else {
            forSeveral(reads);
        }
    }

    List<RegionStage> stages() {
        return stages;
    }

    /** Whether the names above a region must be loaded before a stage can tell whether it shows it. */
    boolean needsAncestry(int stage) {
        return words.size() > 1 && stage > 0;
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
                : named(List.of(word)).apply(List.of(RefRange.ALL));
        stages.add(new RegionStage(source, row -> row.isNamed(word)));
    }

    /** The last word first: people go from the wide to the narrow. */
    private void forSeveral(Reads reads) {
        List<Boolean> guides = words.stream()
                .map(word -> hasFew(word, ABOVE_COMMUNITIES, reads))
                .toList();
        List<Boolean> rare = words.stream()
                .map(word -> guides.contains(false) && hasFew(word, RefRange.ALL, reads))
                .toList();
        stages.add(nameContaining(List.of(String.join("", words))));
        for (int named = words.size() - 1; named >= 0; named--) {
            for (int over = 0; over < words.size(); over++) {
                if (named != over) {
                    stages.add(pair(words.get(named), words.get(over), guides.get(over) || !rare.get(named)));
                }
            }
        }
        // A single character leads nowhere, but stands in many names beside another word.
        int place = words.stream().anyMatch(RegionPlan::isCharacter) ? 1 : stages.size();
        stages.add(place, nameContaining(words));
    }

    private RegionStage nameContaining(List<String> all) {
        return new RegionStage(
                named(all).apply(List.of(RefRange.ALL)), row -> all.stream().allMatch(row::isNamed));
    }

    private RegionStage pair(String named, String over, boolean guided) {
        Function<List<RefRange>, RegionSource> source = named(List.of(named));
        Predicate<RegionRow> admits = row -> row.isNamed(named)
                && ancestry.widestHolder(over, row) != 0
                && words.stream().allMatch(word -> holds(word, row));
        if (!guided || isCharacter(over)) {
            return new RegionStage(
                    source.apply(List.of(RefRange.ALL)), row -> row.isNamed(named), admits, (at, row) -> true);
        }
        return new RegionStage(
                new RegionSource.ByHolder(index, regions, over, source),
                row -> row.isNamed(named),
                admits,
                (at, row) -> ancestry.widestHolder(over, row) > RegionSource.ByHolder.holderBefore(at));
    }

    private boolean holds(String word, RegionRow row) {
        return row.isNamed(word) || ancestry.widestHolder(word, row) != 0;
    }

    /** Where to look for regions that hold all of some words in their own names. */
    private Function<List<RefRange>, RegionSource> named(List<String> all) {
        List<String> grammed = all.stream().filter(word -> !isCharacter(word)).toList();
        return grammed.isEmpty()
                ? ranges -> new RegionSource.ByCode(regions, ranges)
                : ranges -> new RegionSource.ByGram(index, regions, grammed, ranges);
    }

    private boolean hasFew(String word, RefRange range, Reads reads) {
        return !isCharacter(word)
                && index.refs(RegionSource.KIND, TextIndex.anyGram(word), List.of(range), FEW + 1, reads)
                                .size()
                        <= FEW;
    }

    private static boolean isCharacter(String word) {
        return word.codePointCount(0, word.length()) == 1;
    }
}
