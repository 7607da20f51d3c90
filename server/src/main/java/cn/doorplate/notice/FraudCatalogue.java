package cn.doorplate.notice;

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
 * Reads the types of fraud that a region and those above it know, in their order. Rare words are looked up in the index; for
 * common ones the catalogue is gone through. At most some 200 rows are examined a page.
 */
@Component
class FraudCatalogue {

    /** The kind of types of fraud in the {@link TextIndex}. */
    static final int KIND = 3;

    private static final int MOST_READS = 200;

    /** A word that no more types hold than this, in all the country, is rare. */
    private static final int RARE = 24;

    private static final int LONGEST_QUERY = 64;
    private static final int MOST_WORDS = 4;

    private static final Comparator<FraudRow> ORDER =
            Comparator.comparingInt(FraudRow::position).thenComparingLong(FraudRow::id);

    private final FraudMapper rows;
    private final TextIndex index;

    FraudCatalogue(FraudMapper rows, TextIndex index) {
        this.rows = rows;
        this.index = index;
    }

    Optional<FraudRow> find(long id) {
        return Optional.ofNullable(rows.selectById(id));
    }

    /** Behind which one to go on. */
    private record Cursor(int position, long id) {

        static Cursor parse(@Nullable String text) {
            try {
                int dot = text == null ? 0 : text.indexOf('.');
                return text == null
                        ? new Cursor(-1, 0)
                        : new Cursor(Integer.parseInt(text.substring(0, dot)), Ids.fromOpaque(text.substring(dot + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Paging.noCursor();
            }
        }

        static Cursor at(FraudRow row) {
            return new Cursor(row.position(), row.id());
        }

        boolean isBefore(FraudRow row) {
            return row.position() > position || (row.position() == position && row.id() > id);
        }

        @Override
        public String toString() {
            return position + "." + Ids.toOpaque(id);
        }
    }

    /**
     * A page of those that hold all the words. With words it may be short and yet not the last.
     *
     * @param after a cursor of an earlier page; null for the first
     * @throws BadInput if that page or query cannot be
     */
    Page<FraudRow> page(RegionCode region, String query, int first, @Nullable String after) {
        Paging.first(first);
        List<Long> regions = region.path().stream().map(RegionCode::value).toList();
        List<String> words = words(query);
        Cursor behind = Cursor.parse(after);
        if (words.isEmpty()) {
            return Page.firstOf(
                    read(regions, behind, first + 1),
                    first,
                    row -> Cursor.at(row).toString());
        }
        Reads reads = new Reads(MOST_READS);
        return index.few(KIND, words, RARE, reads)
                .map(ids -> among(ids, regions, words, behind, first))
                .orElseGet(() -> through(regions, words, behind, first, reads));
    }

    private static List<String> words(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new BadInput("查询内容请不要超过 64 个字。");
        }
        List<String> words = SearchText.words(query);
        if (words.size() > MOST_WORDS) {
            throw new BadInput("请用不超过 4 个词查找，例如“刷单 返利”。");
        }
        return words;
    }

    private List<FraudRow> read(List<Long> regions, Cursor behind, int limit) {
        return rows.behind(regions, behind.position(), behind.id(), limit);
    }

    private Page<FraudRow> among(List<Long> ids, List<Long> regions, List<String> words, Cursor behind, int first) {
        List<FraudRow> found = ids.isEmpty() ? List.of() : rows.of(ids);
        return Page.firstOf(
                found.stream()
                        .filter(row -> regions.contains(row.regionCode()) && row.holds(words) && behind.isBefore(row))
                        .sorted(ORDER)
                        .toList(),
                first,
                row -> Cursor.at(row).toString());
    }

    private Page<FraudRow> through(List<Long> regions, List<String> words, Cursor behind, int first, Reads reads) {
        // Each region may be read to the limit before the page is cut.
        int limit = Math.max(1, reads.left() / regions.size());
        List<FraudRow> examined = read(regions, behind, limit);
        List<FraudRow> found = examined.stream()
                .filter(row -> row.holds(words))
                .limit(first + 1L)
                .toList();
        if (found.size() > first || examined.size() < limit) {
            return Page.firstOf(found, first, row -> Cursor.at(row).toString());
        }
        return Page.of(found, true, Cursor.at(examined.get(limit - 1)).toString());
    }
}
