package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Denied;
import cn.doorplate.shared.Page;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * 台账: the cases of a region. A page examines at most 1,000 of them, whatever is asked for, and says where to go on: so it may be
 * short, even empty, and not the last.
 */
@Service
class CaseLedger {

    private static final int EXAMINED = 1_000;

    private final CaseTable table;
    private final CaseViews views;
    private final CaseSearch search;
    private final CaseWriting writing;

    CaseLedger(CaseTable table, CaseViews views, CaseSearch search, CaseWriting writing) {
        this.table = table;
        this.views = views;
        this.search = search;
        this.writing = writing;
    }

    /**
     * Newest first; those overdue, by deadline.
     *
     * @throws Denied NOT_FOUND unless they read the ledger of the region
     */
    Page<Case> of(Viewer viewer, RegionCode within, LedgerFilter filter, int first, @Nullable CaseListCursor after) {
        if (within.level().compareTo(RegionLevel.COUNTY) < 0 || !CaseHats.readsLedger(viewer, within)) {
            throw new Denied(Denied.Why.NOT_FOUND);
        }
        if (!filter.words().isEmpty()) {
            return searched(viewer, within, filter, first, after);
        }
        Examined examined =
                filter.overdue() ? overdue(within, filter, first, after) : newest(within, filter, first, after);
        return page(viewer, examined, filter, first);
    }

    /** Rows in their order, and whether there are others behind them. */
    private record Examined(List<CaseRow> rows, boolean more, boolean byDeadline) {

        String cursor(CaseRow row) {
            Instant due = byDeadline ? row.facts().get(Known.DUE) : null;
            return new CaseListCursor(due == null ? 0 : due.toEpochMilli(), row.id(), "").toString();
        }
    }

    private Page<Case> page(Viewer viewer, Examined examined, LedgerFilter filter, int first) {
        List<CaseRow> admitted = new ArrayList<>();
        CaseRow last = null;
        boolean all = true;
        Instant now = writing.now();
        for (CaseRow row : examined.rows()) {
            boolean wanted = filter.admits(row, now);
            if (wanted && admitted.size() == first) {
                all = false;
                break;
            }
            last = row;
            if (wanted) {
                admitted.add(row);
            }
        }
        String end = last == null ? null : examined.cursor(last);
        return Page.of(views.page(viewer, admitted), !all || examined.more(), end);
    }

    /** Each kind is a range of an index, read from its end; what one of them was not read far enough for comes with the next page. */
    private Examined newest(RegionCode within, LedgerFilter filter, int first, @Nullable CaseListCursor after) {
        List<CaseKind> kinds = List.copyOf(filter.kindsOrAll());
        int each = filter.looksCloser() ? EXAMINED / kinds.size() : first + 1;
        LedgerRange range = LedgerRange.of(within);
        long before = Math.min(after == null ? Long.MAX_VALUE : after.id(), LedgerRange.endId(filter));
        List<@Nullable Object> arguments = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (CaseKind kind : kinds) {
            ranges.add("(select id from ledger_case force index (" + range.byKind() + ") where " + range.column()
                    + " = ? and kind = ? and id < ? and id >= ? order by id desc limit ?)");
            arguments.addAll(List.of(within.value(), kind.name(), before, LedgerRange.firstId(filter), each));
        }
        List<CaseRow> rows = new ArrayList<>(table.list(
                " where id in (select id from (" + String.join(" union all ", ranges) + ") newest)",
                arguments.toArray()));
        rows.sort(Comparator.comparingLong(CaseRow::id).reversed());
        return cut(rows, each);
    }

    private static Examined cut(List<CaseRow> rows, int each) {
        long floor = 0;
        for (CaseKind kind : CaseKind.values()) {
            List<CaseRow> of = rows.stream().filter(row -> row.kind() == kind).toList();
            if (of.size() == each) {
                floor = Math.max(floor, of.get(each - 1).id());
            }
        }
        long from = floor;
        return new Examined(rows.stream().filter(row -> row.id() >= from).toList(), floor > 0, false);
    }

    private Examined overdue(RegionCode within, LedgerFilter filter, int first, @Nullable CaseListCursor after) {
        int most = filter.looksCloser() || filter.kinds() != null ? EXAMINED : first + 1;
        LedgerRange range = LedgerRange.of(within);
        LocalDateTime from = CaseTable.utc(after == null ? Instant.EPOCH : after.moment());
        List<CaseRow> rows = table.list(
                " force index (" + range.byDeadline() + ") where " + range.column()
                        + " = ? and due_at >= ? and due_at < ? and (due_at > ? or id > ?) order by due_at, id limit ?",
                within.value(),
                from,
                CaseTable.utc(writing.now()),
                from,
                after == null ? 0 : after.id(),
                most);
        return new Examined(rows, rows.size() == most, true);
    }

    /** What has all pairs of the words is opened, and shown if it has the words. */
    private Page<Case> searched(
            Viewer viewer, RegionCode within, LedgerFilter filter, int first, @Nullable CaseListCursor after) {
        CaseSearch.Found found =
                search.before(within, filter.words(), after == null ? Long.MAX_VALUE : after.id(), EXAMINED);
        Map<Long, CaseRow> rows = table.find(found.ids());
        Instant now = writing.now();
        List<CaseRow> wanted = found.ids().stream()
                .map(rows::get)
                .filter(Objects::nonNull)
                .filter(row -> filter.admits(row, now))
                .toList();
        List<CaseRow> opened = wanted.subList(0, Math.min(first, wanted.size()));
        boolean cut = opened.size() < wanted.size();
        long last = cut ? opened.get(opened.size() - 1).id() : found.last();
        List<Case> shown =
                views.page(viewer, opened).stream().filter(filter::isFoundIn).toList();
        return Page.of(shown, cut || found.more(), new CaseListCursor(0, last, "").toString());
    }
}
