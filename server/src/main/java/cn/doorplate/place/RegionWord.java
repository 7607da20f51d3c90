package cn.doorplate.place;

import cn.doorplate.search.Reads;
import cn.doorplate.search.RefRange;
import cn.doorplate.search.TextIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A word of a query, and which regions above communities hold it, so far as few do. */
record RegionWord(String text, RegionAbove wide, RegionAbove streets) {

    /** More holders than this are not looked up one by one: their names tell, when a candidate comes. */
    private static final int FEW = 8;

    /** The levels are told apart because counties that hold a common word are few where streets are many. */
    enum Levels {
        WIDE(10, 999_999),
        STREETS(100_000_000, 999_999_999);

        private final RefRange codes;

        Levels(long first, long last) {
            codes = new RefRange(first, last);
        }
    }

    static RegionWord lookUp(TextIndex index, String word, Reads reads) {
        List<RegionAbove> above = Arrays.stream(Levels.values())
                .map(levels -> holders(index, word, levels, reads))
                .toList();
        return new RegionWord(word, above.get(0), above.get(1));
    }

    RegionAbove at(Levels levels) {
        return levels == Levels.WIDE ? wide : streets;
    }

    boolean known() {
        return wide.known() && streets.known();
    }

    boolean isAbove(RegionRow row, RegionAncestry ancestry) {
        return Arrays.stream(Levels.values()).anyMatch(levels -> isAbove(row, levels, ancestry));
    }

    /** Whether a region of these levels above the given one holds the word. */
    boolean isAbove(RegionRow row, Levels levels, RegionAncestry ancestry) {
        RegionAbove holders = at(levels);
        return holders.known()
                ? holders.holds(RegionRow.above(row.code()))
                : ancestry.above(row.code()).stream()
                        .anyMatch(region -> levels.codes.contains(region.code()) && region.isNamed(text));
    }

    private static RegionAbove holders(TextIndex index, String word, Levels levels, Reads reads) {
        if (word.codePointCount(0, word.length()) == 1) {
            return new RegionAbove(Set.of(), false, false);
        }
        String gram = TextIndex.anyGram(word);
        List<Long> codes = index.refs(RegionSource.KIND, gram, List.of(levels.codes), FEW + 1, reads);
        boolean all = codes.size() <= FEW;
        return all
                ? new RegionAbove(Set.copyOf(codes), TextIndex.isExact(word), true)
                : new RegionAbove(Set.of(), false, false);
    }
}
