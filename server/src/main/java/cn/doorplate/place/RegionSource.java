package cn.doorplate.place;

import cn.doorplate.search.Posting;
import cn.doorplate.search.Reads;
import cn.doorplate.search.RefRange;
import cn.doorplate.search.TextIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where the candidates of a stage of a search come from: in an order in which one can go on behind any of them. */
sealed interface RegionSource {

    /** The kind of regions in the {@link TextIndex}. */
    int KIND = 1;

    /**
     * The next candidates behind one.
     *
     * @param limit how many to examine
     */
    Batch next(Posting behind, int limit, Reads reads);

    /** The most that a call examines besides its candidates. */
    int fixedCost();

    /** The most that a call examines for a candidate. */
    int costOfOne();

    /**
     * @param rows with the place of each; a posting whose region is gone has none
     * @param last where the candidates end; null if there were none
     * @param end whether there are no more
     */
    record Batch(List<Candidate> rows, @Nullable Posting last, boolean end) {}

    record Candidate(Posting at, RegionRow row) {}

    /** All regions whose codes lie in some ranges. */
    record ByCode(RegionMapper regions, List<RefRange> ranges) implements RegionSource {

        @Override
        public Batch next(Posting behind, int limit, Reads reads) {
            List<RefRange> left = RefRange.behind(ranges, behind.ref());
            List<RegionRow> rows = left.isEmpty() ? List.of() : regions.inRanges(left, limit);
            reads.spend(left.size() + rows.size());
            List<Candidate> candidates = rows.stream()
                    .map(row -> new Candidate(new Posting("", row.code()), row))
                    .toList();
            Posting last = rows.isEmpty()
                    ? null
                    : candidates.get(candidates.size() - 1).at();
            return new Batch(candidates, last, rows.size() < limit);
        }

        @Override
        public int fixedCost() {
            return ranges.size();
        }

        @Override
        public int costOfOne() {
            return 1;
        }
    }

    /** The regions in some ranges that may hold some words, by the rarest gram of these. */
    final class ByGram implements RegionSource {

        private final TextIndex index;
        private final RegionMapper regions;
        private final List<String> words;
        private final List<RefRange> ranges;
        private @Nullable String gram;

        ByGram(TextIndex index, RegionMapper regions, List<String> words, List<RefRange> ranges) {
            this.index = index;
            this.regions = regions;
            this.words = words;
            this.ranges = ranges;
        }

        @Override
        public Batch next(Posting behind, int limit, Reads reads) {
            List<RefRange> left = RefRange.behind(ranges, behind.ref());
            if (left.isEmpty()) {
                return new Batch(List.of(), null, true);
            }
            if (gram == null) {
                gram = index.rarestGram(KIND, words, left.get(0).from(), reads);
            }
            List<Long> refs = index.refs(KIND, gram, left, limit, reads);
            List<Posting> postings =
                    refs.stream().map(ref -> new Posting("", ref)).toList();
            return batch(regions, postings, limit, reads);
        }

        @Override
        public int fixedCost() {
            return ranges.size() + (gram == null ? TextIndex.PROBING : 0);
        }

        @Override
        public int costOfOne() {
            return 2;
        }
    }

    /** The regions whose names hold a character. */
    record ByCharacter(TextIndex index, RegionMapper regions, String character) implements RegionSource {

        @Override
        public Batch next(Posting behind, int limit, Reads reads) {
            if (!behind.gram().isEmpty() && !behind.gram().startsWith(character)) {
                throw RegionCursor.bad();
            }
            Batch batch = batch(regions, index.withCharacter(KIND, character, behind, limit, reads), limit, reads);
            List<Candidate> once = batch.rows.stream()
                    .filter(candidate -> TextIndex.isFirst(
                            candidate.at.gram(), candidate.row().shortName()))
                    .toList();
            return new Batch(once, batch.last, batch.end);
        }

        @Override
        public int fixedCost() {
            return 2;
        }

        @Override
        public int costOfOne() {
            return 2;
        }
    }

    private static Batch batch(RegionMapper regions, List<Posting> postings, int limit, Reads reads) {
        if (postings.isEmpty()) {
            return new Batch(List.of(), null, true);
        }
        List<Long> codes = postings.stream().map(Posting::ref).distinct().toList();
        reads.spend(codes.size());
        Map<Long, RegionRow> rows =
                regions.byCodes(codes).stream().collect(Collectors.toMap(RegionRow::code, Function.identity()));
        List<Candidate> candidates = new ArrayList<>();
        for (Posting posting : postings) {
            RegionRow row = rows.get(posting.ref());
            if (row != null) {
                candidates.add(new Candidate(posting, row));
            }
        }
        return new Batch(candidates, postings.get(postings.size() - 1), postings.size() < limit);
    }
}
