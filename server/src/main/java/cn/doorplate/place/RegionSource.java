package cn.doorplate.place;

import cn.doorplate.search.Posting;
import cn.doorplate.search.Reads;
import cn.doorplate.search.RefRange;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.Paging;
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
    int fixedCost(Posting behind);

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
        public int fixedCost(Posting behind) {
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
        public int fixedCost(Posting behind) {
            return ranges.size() + (gram == null ? TextIndex.probing(words) : 0);
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
                throw Paging.noCursor();
            }
            Batch batch = batch(regions, index.withCharacter(KIND, character, behind, limit, reads), limit, reads);
            List<Candidate> once = batch.rows.stream()
                    .filter(candidate -> TextIndex.isFirst(
                            candidate.at.gram(), candidate.row().shortName()))
                    .toList();
            return new Batch(once, batch.last, batch.end);
        }

        @Override
        public int fixedCost(Posting behind) {
            return 2;
        }

        @Override
        public int costOfOne() {
            return 2;
        }
    }

    /**
     * The regions below those whose names may hold a word, some of these at a time: a candidate's place is the last holder of
     * the time before, written as the posting's gram, and the candidate's own code.
     */
    record ByHolder(TextIndex index, RegionMapper regions, String over, Function<List<RefRange>, RegionSource> below)
            implements RegionSource {

        private static final int AT_A_TIME = 8;
        private static final long LAST_STREET = 999_999_999;

        @Override
        public Batch next(Posting behind, int limit, Reads reads) {
            RefRange rest = new RefRange(holderBefore(behind) + 1, LAST_STREET);
            List<Long> holders = index.refs(KIND, TextIndex.anyGram(over), List.of(rest), AT_A_TIME, reads);
            if (holders.isEmpty()) {
                return new Batch(List.of(), null, true);
            }
            Batch batch = below.apply(RegionRanges.below(holders)).next(behind, limit, reads);
            List<Candidate> candidates = batch.rows.stream()
                    .map(candidate -> new Candidate(new Posting(behind.gram(), candidate.at.ref()), candidate.row))
                    .toList();
            if (batch.end || batch.last == null) {
                long last = holders.get(holders.size() - 1);
                return new Batch(candidates, new Posting(Long.toString(last), -1), holders.size() < AT_A_TIME);
            }
            return new Batch(candidates, new Posting(behind.gram(), batch.last.ref()), false);
        }

        @Override
        public int fixedCost(Posting behind) {
            boolean streetsOnly = holderBefore(behind) > LAST_STREET / 10;
            int ranges = AT_A_TIME * (streetsOnly ? 1 : RegionLevel.values().length - 1);
            return 1 + AT_A_TIME + ranges + below.apply(List.of()).fixedCost(Posting.START);
        }

        @Override
        public int costOfOne() {
            return 2;
        }

        /** @throws cn.doorplate.shared.BadInput if the place is none of ours */
        static long holderBefore(Posting behind) {
            try {
                return behind.gram().isEmpty() ? 0 : Long.parseLong(behind.gram());
            } catch (NumberFormatException e) {
                throw Paging.noCursor();
            }
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
