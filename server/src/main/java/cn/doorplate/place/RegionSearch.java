package cn.doorplate.place;

import cn.doorplate.search.Posting;
import cn.doorplate.search.Reads;
import cn.doorplate.search.TextIndex;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 找地区. A page examines at most 200 rows, the look-up of its regions' {@code ancestors} included, however common the
 * words: what does not fit in is left to the next page, behind the cursor. Going on, nothing is missed or shown twice.
 */
@Component
class RegionSearch {

    static final int MAX_READS = 200;

    private final TextIndex index;
    private final RegionMapper regions;

    RegionSearch(TextIndex index, RegionMapper regions) {
        this.index = index;
        this.regions = regions;
    }

    Page<Region> page(String query, int first, @Nullable String after) {
        List<String> words = RegionQuery.words(query).stream()
                .map(RegionShortName::sought)
                .distinct()
                .toList();
        return new Scan(words, Paging.first(first)).from(RegionCursor.parse(after));
    }

    /** The making of one page. */
    private final class Scan {

        private final Reads reads = new Reads(MAX_READS);
        private final RegionAncestry ancestry = new RegionAncestry(regions, reads);
        private final Set<Long> ancestorsOfPage = new HashSet<>();
        private final List<Region> found = new ArrayList<>();
        private final RegionPlan plan;
        private final int size;
        private RegionCursor end = RegionCursor.START;

        Scan(List<String> words, int size) {
            this.size = size;
            plan = new RegionPlan(index, regions, words, ancestry, reads);
        }

        Page<Region> from(RegionCursor start) {
            if (start.stage() >= plan.stages().size()) {
                throw Paging.noCursor();
            }
            end = start;
            while (finishStage()) {
                if (end.stage() + 1 == plan.stages().size()) {
                    return Page.of(found, false, end.toString());
                }
                end = new RegionCursor(end.stage() + 1, Posting.START);
            }
            return Page.of(found, true, end.toString());
        }

        /** Goes through the stage at which the cursor stands; false if the page ends before it. */
        private boolean finishStage() {
            RegionSource source = plan.stages().get(end.stage()).source();
            while (true) {
                int limit = affordable(source);
                if (limit < 1) {
                    return false;
                }
                RegionSource.Batch batch = source.next(end.behind(), limit, reads);
                if (!take(batch)) {
                    return false;
                }
                if (batch.end()) {
                    return true;
                }
            }
        }

        /** Shows what of a batch belongs here; false if the page is full before the batch is through. */
        private boolean take(RegionSource.Batch batch) {
            RegionStage stage = plan.stages().get(end.stage());
            if (plan.needsAncestry(end.stage())) {
                ancestry.load(batch.rows().stream()
                        .map(RegionSource.Candidate::row)
                        .filter(stage.named())
                        .toList());
            }
            for (RegionSource.Candidate candidate : batch.rows()) {
                if (belongsHere(stage, candidate)) {
                    if (found.size() == size) {
                        return false;
                    }
                    show(candidate.row());
                }
                end = new RegionCursor(end.stage(), candidate.at());
            }
            if (batch.last() != null) {
                end = new RegionCursor(end.stage(), batch.last());
            }
            return true;
        }

        private boolean belongsHere(RegionStage stage, RegionSource.Candidate candidate) {
            RegionRow row = candidate.row();
            return stage.named().test(row)
                    && plan.stageOf(row) == end.stage()
                    && stage.firstSight().test(candidate.at(), row);
        }

        private void show(RegionRow row) {
            found.add(row.toRegion());
            for (long code : RegionRow.above(row.code())) {
                if (ancestorsOfPage.add(code)) {
                    reads.spend(1);
                }
            }
        }

        /** How many candidates can be examined, should each be as dear as one can be; no more than the page needs. */
        private int affordable(RegionSource source) {
            int deepest = RegionLevel.values().length - 1;
            int each = source.costOfOne() + deepest * (plan.needsAncestry(end.stage()) ? 2 : 1);
            int affordable = (reads.left() - source.fixedCost(end.behind())) / each;
            return Math.min(affordable, Math.max(size + 1 - found.size(), 12));
        }
    }
}
