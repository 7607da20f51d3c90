package cn.doorplate.station;

import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.search.Reads;
import cn.doorplate.search.SearchText;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds stations by words of their names and addresses. Rare words are looked up; for others the region is gone through. */
@Component
class StationSearch {

    /** The kind of stations in the {@link TextIndex}. */
    private static final int KIND = 6;

    /** Words that no more stations hold than this, in all the country, are looked up. */
    private static final int RARE = 60;

    /** Rows that are looked into, a page. */
    private static final int EXAMINED = 200;

    private static final int LONGEST_QUERY = 64;
    private static final int MOST_WORDS = 4;

    private final TextIndex index;
    private final StationMapper rows;
    private final Stations stations;

    StationSearch(TextIndex index, StationMapper rows, Stations stations) {
        this.index = index;
        this.rows = rows;
        this.stations = stations;
    }

    /** It is found by what it says from now on; null before its begin, empty after its end. In the caller's transaction. */
    void replace(long id, @Nullable StationRow before, @Nullable StationRow now) {
        index.replace(KIND, id, before == null ? "" : text(before), now == null ? "" : text(now));
    }

    private static String text(StationRow row) {
        return row.name() + " " + StationContent.read(row.content()).address();
    }

    /** @throws BadInput if it is too much to look for, or no region */
    Page<Station> page(String query, String within, int first, @Nullable String after) {
        List<String> words = words(query);
        RegionCode region = RegionCode.asked(within);
        if (region.level() == RegionLevel.PROVINCE) {
            throw new BadInput("请先选择所在的市、县或社区。");
        }
        RegionSpan span = RegionSpan.of(region, OrderCursor.parse(after));
        List<Long> few = words.isEmpty()
                ? null
                : index.few(KIND, words, RARE, new Reads(EXAMINED)).orElse(null);
        List<StationRow> examined =
                few == null ? rows.within(span, EXAMINED) : few.isEmpty() ? List.of() : rows.among(few, span);
        List<StationRow> found = examined.stream()
                .filter(row -> holds(row, words))
                .limit(first + 1L)
                .toList();
        Page<StationRow> page = found.size() > first || few != null || examined.size() < EXAMINED
                ? Page.firstOf(found, first, RegionSpan::cursor)
                : Page.of(found, true, RegionSpan.cursor(examined.get(EXAMINED - 1)));
        return new Page<>(stations.seen(page.nodes()), page.pageInfo());
    }

    private static List<String> words(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new BadInput("查询内容请不要超过 64 个字。");
        }
        List<String> words = SearchText.words(query);
        if (words.size() > MOST_WORDS) {
            throw new BadInput("请用不超过 4 个词查找，例如“凤凰北街 驿站”。");
        }
        return words;
    }

    private static boolean holds(StationRow row, List<String> words) {
        String text = SearchText.normalise(text(row));
        return words.stream().allMatch(text::contains);
    }
}
