package cn.doorplate.casework;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.search.SearchText;
import cn.doorplate.shared.BadInput;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Finds cases by words, though what was written is sealed: each pair of neighbouring characters is kept as a keyed hash, and nothing
 * can be read in it. Whatever contains a word has all its pairs; whether it really does is seen when it is opened.
 */
@Component
class CaseSearch {

    private static final int LONGEST = 32;
    private static final int MOST_WORDS = 3;

    /** How many pairs of a query are looked at to find the rarest. */
    private static final int PROBED = 6;

    /** A pair is judged by where its posting of this number lies. */
    private static final int PROBE = 4;

    private final CaseSearchMapper grams;
    private final BlindIndex index;

    CaseSearch(CaseSearchMapper grams, BlindIndex index) {
        this.grams = grams;
        this.index = index;
    }

    /**
     * From now on it is found by this; within the caller's transaction, by one statement. What was found by an earlier text is
     * still looked at, and then left out.
     *
     * @param text what was written, and the place as people call it
     */
    void index(CaseRow row, String text) {
        String all = SearchText.words(text).stream()
                .flatMap(word -> pairs(word).stream())
                .distinct()
                .map(pair -> Long.toString(hash(pair)))
                .collect(Collectors.joining(",", "[", "]"));
        grams.insert(county(row.region()), row.regionCode(), row.id(), all);
    }

    /**
     * The words of a query.
     *
     * @throws BadInput if they are too many, too long, or too short to be found
     */
    static List<String> words(String query) {
        List<String> words = SearchText.words(query);
        boolean tooMuch = words.size() > MOST_WORDS || query.codePointCount(0, query.length()) > LONGEST;
        if (tooMuch || words.stream().anyMatch(word -> word.codePointCount(0, word.length()) < 2)) {
            throw new BadInput("搜索词最多三个，共 32 个字以内，每个词至少两个字。");
        }
        return words;
    }

    /** Whether all words stand in the text. */
    static boolean contains(String text, List<String> words) {
        String normal = SearchText.normalise(text);
        return words.stream().allMatch(normal::contains);
    }

    /**
     * Cases that may have the words, newest first.
     *
     * @param ids of those in the region that have all pairs
     * @param last the last that was examined
     * @param more whether there are others behind it
     */
    record Found(List<Long> ids, long last, boolean more) {}

    /** By three statements; looks at so many cases at the most. */
    Found before(RegionCode within, List<String> words, long before, int most) {
        long county = county(within);
        List<Long> all = words.stream()
                .flatMap(word -> pairs(word).stream())
                .map(this::hash)
                .distinct()
                .toList();
        List<CaseSearchMapper.Posting> postings = grams.postings(county, rarest(county, all, before), before, most);
        if (postings.isEmpty()) {
            return new Found(List.of(), before, false);
        }
        List<Long> there = postings.stream()
                .filter(it -> new RegionCode(it.regionCode()).path().contains(within))
                .map(CaseSearchMapper.Posting::caseId)
                .toList();
        Set<Long> whole = there.isEmpty() ? Set.of() : new HashSet<>(grams.withAll(county, all, there, all.size()));
        long last = postings.get(postings.size() - 1).caseId();
        return new Found(there.stream().filter(whole::contains).toList(), last, postings.size() == most);
    }

    private long rarest(long county, List<Long> all, long before) {
        List<Long> probed = all.subList(0, Math.min(PROBED, all.size()));
        List<CaseSearchMapper.Probe> far = probed.size() == 1 ? List.of() : grams.probe(county, probed, before, PROBE);
        long rarest = probed.get(0);
        long farthest = Long.MAX_VALUE;
        for (long gram : probed) {
            long there = far.stream()
                    .filter(it -> it.gram() == gram)
                    .mapToLong(CaseSearchMapper.Probe::caseId)
                    .findFirst()
                    .orElse(0);
            if (there < farthest) {
                farthest = there;
                rarest = gram;
            }
        }
        return rarest;
    }

    private static List<String> pairs(String word) {
        int[] characters = word.codePoints().toArray();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs;
    }

    private long hash(String pair) {
        return ByteBuffer.wrap(index.of("case.gram", pair)).getLong();
    }

    private static long county(RegionCode region) {
        return region.at(RegionLevel.COUNTY).value();
    }
}
