package cn.doorplate.faq;

import cn.doorplate.place.RegionCode;
import cn.doorplate.search.Reads;
import cn.doorplate.search.SearchText;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds answers of a region and those above it, the newest first. Rare words are looked up in the index; for common ones the answers
 * are gone through. At most some 200 rows are examined a page.
 */
@Component
class FaqSearch {

    /** The kind of answers in the {@link TextIndex}. */
    static final int KIND = 4;

    private static final int MOST_READS = 200;

    /** A word that no more answers hold than this, in all the country, is rare. */
    private static final int RARE = 24;

    private static final int LONGEST_QUERY = 64;
    private static final int MOST_WORDS = 4;

    private final FaqMapper rows;
    private final TextIndex index;

    FaqSearch(FaqMapper rows, TextIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /** Also one that was taken back. */
    Optional<FaqRow> find(long id) {
        return Optional.ofNullable(rows.find(id));
    }

    /**
     * A page of those that hold all the words. With words it may be short and yet not the last.
     *
     * @throws BadInput if that page or query cannot be
     */
    Page<FaqRow> page(RegionCode region, String query, int first, @Nullable String after) {
        Paging.first(first);
        long before = Paging.before(after);
        List<Long> regions = region.path().stream().map(RegionCode::value).toList();
        List<String> words = words(query);
        if (words.isEmpty()) {
            return Page.firstOf(rows.newest(regions, before, first + 1, first + 1), first, FaqSearch::cursor);
        }
        Reads reads = new Reads(MOST_READS);
        return index.few(KIND, words, RARE, reads)
                .map(ids -> among(ids, regions, words, before, first))
                .orElseGet(() -> through(regions, words, before, first, reads));
    }

    private static String cursor(FaqRow row) {
        return Ids.toOpaque(row.id());
    }

    private static List<String> words(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new BadInput("查询内容请不要超过 64 个字。");
        }
        List<String> words = SearchText.words(query);
        if (words.size() > MOST_WORDS) {
            throw new BadInput("请用不超过 4 个词查找，例如“医保 缴费”。");
        }
        return words;
    }

    private Page<FaqRow> among(List<Long> ids, List<Long> regions, List<String> words, long before, int first) {
        List<FaqRow> found = ids.isEmpty() ? List.of() : rows.byIds(ids);
        return Page.firstOf(
                found.stream()
                        .filter(row -> regions.contains(row.regionCode()) && row.id() < before && row.holds(words))
                        .sorted(Comparator.comparingLong(FaqRow::id).reversed())
                        .toList(),
                first,
                FaqSearch::cursor);
    }

    private Page<FaqRow> through(List<Long> regions, List<String> words, long before, int first, Reads reads) {
        // Each region may be read to the limit before the page is cut.
        int limit = Math.max(1, reads.left() / regions.size());
        List<FaqRow> examined = rows.newest(regions, before, limit, limit);
        List<FaqRow> found = examined.stream()
                .filter(row -> row.holds(words))
                .limit(first + 1L)
                .toList();
        if (found.size() > first || examined.size() < limit) {
            return Page.firstOf(found, first, FaqSearch::cursor);
        }
        return Page.of(found, true, cursor(examined.get(limit - 1)));
    }
}
