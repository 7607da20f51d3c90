package cn.doorplate.place;

import cn.doorplate.search.Reads;
import cn.doorplate.search.RefRange;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 找我的楼. Every word must be in the compound's and building's name or in the address. Rare words are looked up in the index;
 * for common ones (3栋) in a given region, the region's buildings are gone through. At most 200 rows are examined a page.
 */
@Component
class BuildingSearch {

    /** The kind of buildings in the {@link TextIndex}. */
    private static final int KIND = 2;

    /** A word that no more buildings hold than this is rare. */
    private static final int RARE = 24;

    private final TextIndex index;
    private final BuildingSearchMapper buildings;

    BuildingSearch(TextIndex index, BuildingSearchMapper buildings) {
        this.index = index;
        this.buildings = buildings;
    }

    /** Makes a new building findable, in the caller's transaction. */
    void index(long id, @Nullable String compound, String name, String address) {
        index.add(KIND, id, BuildingSearchRow.text(compound, name, address));
    }

    /** Makes a building findable by what it is now, and no longer by what it was, in the caller's transaction. */
    void reindex(BuildingSearchRow before, BuildingSearchRow now) {
        index.replace(KIND, now.id(), before.text(), now.text());
    }

    /** Lets a building be found no more, in the caller's transaction. */
    void forget(BuildingSearchRow building) {
        index.replace(KIND, building.id(), building.text(), "");
    }

    /**
     * A page of ids.
     *
     * @param within only below this region; null for everywhere
     * @throws BadInput if there is nothing to look for, or too much
     */
    Page<Long> page(String query, @Nullable RegionCode within, int first, @Nullable String after) {
        List<String> words = RegionQuery.words(query);
        return new Scan(words, within, Paging.first(first)).from(BuildingSearchCursor.parseOrNull(after));
    }

    /** The making of one page. */
    private final class Scan {

        private final Reads reads = new Reads(RegionSearch.MAX_READS);
        private final List<Long> found = new ArrayList<>();
        private final List<String> words;
        private final List<String> grammed;
        private final long from;
        private final long to;
        private final int size;

        Scan(List<String> words, @Nullable RegionCode within, int size) {
            this.words = words;
            this.size = size;
            grammed = words.stream()
                    .filter(word -> word.codePointCount(0, word.length()) > 1)
                    .toList();
            from = within == null ? 0 : within.firstBelow(RegionLevel.COMMUNITY);
            to = within == null ? Long.MAX_VALUE : within.lastBelow(RegionLevel.COMMUNITY);
            if (grammed.isEmpty() && within == null) {
                throw new BadInput("请至少输入两个字，或先选择所在的社区。");
            }
        }

        Page<Long> from(@Nullable BuildingSearchCursor start) {
            String gram = grammed.isEmpty() ? null : index.rarestGram(KIND, grammed, 0, reads);
            BuildingSearchCursor end = start == null ? new BuildingSearchCursor(firstRegion(gram), -1) : start;
            if (!belongs(end, gram)) {
                throw Paging.noCursor();
            }
            while (true) {
                // A building costs its posting, its row and its compound's.
                int limit = Math.min((reads.left() - 3) / 3, Math.max(12, size + 1 - found.size()));
                if (limit < 1) {
                    return Page.of(found, true, end.toString());
                }
                Batch batch = end.region() == 0 ? byIndex(gram, end, limit) : byRegion(end, limit);
                for (BuildingSearchRow row : batch.rows) {
                    if (row.holds(words) && row.regionCode() >= from && row.regionCode() <= to) {
                        if (found.size() == size) {
                            return Page.of(found, true, end.toString());
                        }
                        found.add(row.id());
                    }
                    end = new BuildingSearchCursor(end.region() == 0 ? 0 : row.regionCode(), row.id());
                }
                end = batch.end == null ? end : batch.end;
                if (batch.last) {
                    return Page.of(found, false, end.toString());
                }
            }
        }

        /** Whether the cursor can be one of this search: a client may have kept it from another. */
        private boolean belongs(BuildingSearchCursor cursor, @Nullable String gram) {
            return cursor.region() == 0 ? gram != null : cursor.region() >= from && cursor.region() <= to;
        }

        private long firstRegion(@Nullable String gram) {
            boolean rare = gram != null
                    && index.refs(KIND, gram, List.of(RefRange.ALL), RARE + 1, reads)
                                    .size()
                            <= RARE;
            return rare || to == Long.MAX_VALUE ? 0 : from;
        }

        private Batch byIndex(@Nullable String gram, BuildingSearchCursor behind, int limit) {
            List<RefRange> left = RefRange.behind(List.of(RefRange.ALL), behind.id());
            List<Long> ids = gram == null ? List.of() : index.refs(KIND, gram, left, limit, reads);
            if (ids.isEmpty()) {
                return new Batch(List.of(), null, true);
            }
            List<BuildingSearchRow> rows = buildings.byIds(ids).stream()
                    .sorted(Comparator.comparingLong(BuildingSearchRow::id))
                    .toList();
            reads.spend(2 * ids.size());
            return new Batch(rows, new BuildingSearchCursor(0, ids.get(ids.size() - 1)), ids.size() < limit);
        }

        private Batch byRegion(BuildingSearchCursor behind, int limit) {
            List<BuildingSearchRow> rows = new ArrayList<>(buildings.inRegion(behind.region(), behind.id(), limit));
            if (rows.size() < limit) {
                rows.addAll(buildings.inRegionsBehind(behind.region(), to, limit - rows.size()));
            }
            reads.spend(3 + 2 * rows.size());
            return new Batch(rows, null, rows.size() < limit);
        }

        /** @param end where it ends, where that is not its last row; null else */
        private record Batch(
                List<BuildingSearchRow> rows, @Nullable BuildingSearchCursor end, boolean last) {}
    }
}
