package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.QueueKey;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.Places;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** 我的待办: what waits at the desks of somebody who handles cases. A page of a queue is a range of an index, however long it is. */
@Service
class CaseQueue {

    /** So many stands for so many and more. */
    static final int COUNTED = 100;

    /** So many of a queue are counted: those overdue and those not taken stand in front. */
    private static final int EXAMINED = 1_000;

    private final CaseTable table;
    private final CaseQueueMapper queues;
    private final CaseViews views;
    private final CaseWriting writing;
    private final Places places;

    CaseQueue(CaseTable table, CaseQueueMapper queues, CaseViews views, CaseWriting writing, Places places) {
        this.table = table;
        this.queues = queues;
        this.views = views;
        this.writing = writing;
        this.places = places;
    }

    /** A desk, and what waits there. */
    record DeskCount(CaseDeskView desk, int waiting, int overdue, int mine) {}

    /**
     * What waits at one desk of theirs.
     *
     * @param desk null for that where something has to be done first
     * @throws Denied NOT_FOUND if it is none of theirs
     */
    Page<Case> at(Viewer viewer, @Nullable CaseDesk desk, int first, @Nullable CaseListCursor after) {
        List<CaseDesk> own = desksOf(viewer);
        if (desk != null && !own.contains(desk)) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        String asked = desk == null ? first(own, after) : desk.toString();
        if (asked == null) {
            return Page.of(List.of(), false, null);
        }
        return shown(viewer, rows(asked, first, after));
    }

    /** What they have taken themselves, at whichever desk. */
    Page<Case> mine(Viewer viewer, int first, @Nullable CaseListCursor after) {
        return shown(viewer, rows(viewer.personId(), first, after));
    }

    /** A page of a desk's queue: as many entries of the index as it has rows, and one. */
    Page<CaseRow> rows(String desk, int first, @Nullable CaseListCursor after) {
        return page("case_queue", "desk", desk, desk, first, after);
    }

    /** The same of what somebody has taken. */
    Page<CaseRow> rows(long handler, int first, @Nullable CaseListCursor after) {
        return page("case_mine", "handler_id", handler, "", first, after);
    }

    private Page<Case> shown(Viewer viewer, Page<CaseRow> rows) {
        return new Page<>(views.page(viewer, rows.nodes()), rows.pageInfo());
    }

    /** One statement for all, and those for the names of their places. */
    List<DeskCount> counts(Viewer viewer) {
        List<CaseDesk> own = desksOf(viewer);
        if (own.isEmpty()) {
            return List.of();
        }
        CasePlacesRead where = CasePlacesRead.ofDesks(own, places);
        return queues
                .waiting(
                        own.stream().map(CaseDesk::toString).toList(),
                        viewer.personId(),
                        writing.now(),
                        COUNTED,
                        EXAMINED)
                .stream()
                .map(it -> new DeskCount(where.desk(CaseDesk.parse(it.desk())), it.waiting(), it.overdue(), it.mine()))
                .toList();
    }

    static List<CaseDesk> desksOf(Viewer viewer) {
        return viewer.grants().stream()
                .filter(grant -> CaseDesk.isOf(grant.role())
                        && CaseDesk.kindOf(grant.role()) == grant.place().kind())
                .map(grant -> new CaseDesk(grant.role(), grant.place()))
                .distinct()
                .toList();
    }

    /** A page goes on where the one before was; null where nothing waits anywhere. */
    private @Nullable String first(List<CaseDesk> own, @Nullable CaseListCursor after) {
        List<String> desks = own.stream().map(CaseDesk::toString).toList();
        if (after != null && !desks.contains(after.desk())) {
            throw Paging.noCursor();
        }
        if (after != null) {
            return after.desk();
        }
        return desks.isEmpty()
                ? null
                : queues.heads(desks).stream()
                        .min(Comparator.comparingLong(CaseQueueMapper.Head::queueKey))
                        .map(CaseQueueMapper.Head::desk)
                        .orElse(null);
    }

    private Page<CaseRow> page(
            String index, String column, Object value, String desk, int first, @Nullable CaseListCursor after) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(value));
        String behind = "queue_key >= 0";
        if (after != null) {
            if (!after.desk().equals(desk)) {
                throw Paging.noCursor();
            }
            // Two ranges of the index: what is filed at night is all due at one moment.
            behind = "(queue_key = ? and id > ? or queue_key > ?)";
            arguments.addAll(List.of(after.order(), after.id(), after.order()));
        }
        arguments.add(first + 1);
        List<CaseRow> found = table.list(
                " force index (" + index + ") where " + column + " = ? and " + behind
                        + " order by queue_key, id limit ?",
                arguments.toArray());
        return Page.firstOf(found, first, row -> cursor(row, desk).toString());
    }

    private static CaseListCursor cursor(CaseRow row, String desk) {
        return new CaseListCursor(Objects.requireNonNull(QueueKey.of(row.facts())), row.id(), desk);
    }
}
