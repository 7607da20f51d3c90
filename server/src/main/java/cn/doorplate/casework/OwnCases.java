package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What somebody raised, or others for them, what they filed for others, and what was raised against them. */
@Service
class OwnCases {

    private final CaseTable table;
    private final CaseQueueMapper queues;
    private final CaseViews views;

    OwnCases(CaseTable table, CaseQueueMapper queues, CaseViews views) {
        this.table = table;
        this.queues = queues;
        this.views = views;
    }

    /**
     * Newest first.
     *
     * @param open only what has not ended, or only what has; null for all
     * @param kind null for all
     * @param before the last of the page before
     */
    Page<Case> of(Viewer viewer, @Nullable Boolean open, @Nullable CaseKind kind, int first, long before) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(viewer.personId(), before));
        String more = open == null ? "" : open ? " and closed_at is null" : " and closed_at is not null";
        if (kind != null) {
            more += " and kind = ?";
            arguments.add(kind.name());
        }
        arguments.add(first + 1);
        List<CaseRow> found = table.list(
                " force index (case_of_raiser) where raised_by = ? and id < ?" + more + " order by id desc limit ?",
                arguments.toArray());
        return page(viewer, Page.firstOf(found, first, row -> Ids.toOpaque(row.id())));
    }

    /** What they filed for others, newest first; what was taken back is none of theirs any more. */
    Page<Case> filed(Viewer viewer, int first, long before) {
        return page(viewer, filed(viewer.personId(), first, before));
    }

    /** The same as it lies there. What was taken back is read with the others, so a page may be short, even empty, and not the last. */
    Page<CaseRow> filed(long person, int first, long before) {
        List<CaseRow> found = table.list(
                " force index (case_of_filer) where filed_by = ? and id < ? order by id desc limit ?",
                person,
                before,
                first + 1);
        Page<CaseRow> page = Page.firstOf(found, first, row -> Ids.toOpaque(row.id()));
        List<CaseRow> theirs = page.nodes().stream()
                .filter(row -> row.facts().state() != CaseState.WITHDRAWN)
                .toList();
        return new Page<>(theirs, page.pageInfo());
    }

    /** 100 stands for 100 and more. */
    int open(Viewer viewer) {
        return queues.openOf(viewer.personId(), CaseQueue.COUNTED);
    }

    /** Of which they were told, newest first. */
    Page<Case> against(Viewer viewer, int first, long before) {
        Page<Long> ids = Page.firstOf(queues.against(viewer.personId(), before, first + 1), first, Ids::toOpaque);
        Map<Long, CaseRow> rows = table.find(ids.nodes());
        List<CaseRow> found =
                ids.nodes().stream().map(rows::get).filter(Objects::nonNull).toList();
        return page(viewer, new Page<>(found, ids.pageInfo()));
    }

    private Page<Case> page(Viewer viewer, Page<CaseRow> rows) {
        return new Page<>(views.page(viewer, rows.nodes()), rows.pageInfo());
    }
}
