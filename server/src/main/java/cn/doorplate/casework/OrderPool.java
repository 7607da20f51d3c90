package cn.doorplate.casework;

import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 抢单池: the orders that somebody may take for their units, by deadline. Examines at most 200 of a kind a page. */
@Component
class OrderPool {

    private static final int MOST_EXAMINED = 200;

    private static final Comparator<CaseRow> BY_DEADLINE = Comparator.<CaseRow, Instant>comparing(
                    row -> row.facts().the(Known.DUE))
            .thenComparing(CaseRow::id);

    private final UnitStaff units;
    private final CaseTable table;
    private final CaseViews views;

    OrderPool(UnitStaff units, CaseTable table, CaseViews views) {
        this.units = units;
        this.table = table;
        this.views = views;
    }

    /** Behind which one to go on. */
    private record Cursor(Instant due, long id) {

        static Cursor parse(@Nullable String text) {
            try {
                int dot = text == null ? 0 : text.indexOf('.');
                return text == null
                        ? new Cursor(Instant.EPOCH, 0)
                        : new Cursor(
                                Instant.ofEpochMilli(Long.parseLong(text.substring(0, dot))),
                                Ids.fromOpaque(text.substring(dot + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw Paging.noCursor();
            }
        }

        static String at(CaseRow row) {
            return row.facts().the(Known.DUE).toEpochMilli() + "." + Ids.toOpaque(row.id());
        }

        LocalDateTime dueUtc() {
            return LocalDateTime.ofInstant(due, ZoneOffset.UTC);
        }
    }

    /** @throws BadInput if that page cannot be */
    Page<Case> page(Viewer viewer, int first, @Nullable String after) {
        Paging.first(first);
        Cursor behind = Cursor.parse(after);
        List<MemberUnitRow> own = units.of(viewer);
        if (own.isEmpty()) {
            return Page.of(List.of(), false, null);
        }
        List<CaseRow> examined = Stream.concat(pool(own, behind).stream(), offered(own, behind).stream())
                .sorted(BY_DEADLINE)
                .limit(MOST_EXAMINED)
                .toList();
        List<CaseRow> theirs = examined.stream()
                .filter(row -> isForOne(own, row) && !Objects.equals(row.raisedBy(), viewer.personId()))
                .limit(first + 1L)
                .toList();
        boolean more = theirs.size() > first;
        List<CaseRow> shown = more ? theirs.subList(0, first) : theirs;
        if (more || examined.size() < MOST_EXAMINED) {
            return Page.of(views.page(viewer, shown), more, shown.isEmpty() ? null : Cursor.at(last(shown)));
        }
        return Page.of(views.page(viewer, shown), true, Cursor.at(last(examined)));
    }

    private static CaseRow last(List<CaseRow> rows) {
        return rows.get(rows.size() - 1);
    }

    private static boolean isForOne(List<MemberUnitRow> own, CaseRow row) {
        Long unit = row.facts().get(Known.UNIT);
        return own.stream().anyMatch(it -> unit == null ? it.serves(row.region()) : it.id() == unit);
    }

    /** Of each county a range of the pool. */
    private List<CaseRow> pool(List<MemberUnitRow> own, Cursor behind) {
        Set<Long> counties = own.stream()
                .map(unit -> unit.region().at(RegionLevel.COUNTY).value())
                .collect(Collectors.toSet());
        List<CaseRow> found = new ArrayList<>();
        counties.forEach(county -> found.addAll(table.list(
                " force index (case_in_pool) where pool_county = ? and due_at >= ? and (due_at > ? or id > ?)"
                        + " order by due_at, id limit " + MOST_EXAMINED,
                county,
                behind.dueUtc(),
                behind.dueUtc(),
                behind.id())));
        return found;
    }

    /** A unit is offered some, and takes them or gives them back: these are few. */
    private List<CaseRow> offered(List<MemberUnitRow> own, Cursor behind) {
        List<@Nullable Object> arguments =
                new ArrayList<>(own.stream().map(MemberUnitRow::id).toList());
        Collections.addAll(arguments, behind.dueUtc(), behind.dueUtc(), behind.id());
        return table.list(
                " where unit_id in (" + String.join(", ", Collections.nCopies(own.size(), "?"))
                        + ") and queue_key >= 0 and state = 'OFFERED'"
                        + " and due_at >= ? and (due_at > ? or id > ?) order by due_at, id limit " + MOST_EXAMINED,
                arguments.toArray());
    }
}
