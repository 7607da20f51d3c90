package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.identity.Viewer;
import cn.doorplate.place.RegionCode;
import java.util.List;
import org.springframework.stereotype.Service;

/** The cases of a region in the order of their filing, for the module that writes them out. */
@Service
public class LedgerReading {

    private final CaseTable table;
    private final CaseViews views;
    private final CaseWriting writing;

    LedgerReading(CaseTable table, CaseViews views, CaseWriting writing) {
        this.table = table;
        this.views = views;
        this.writing = writing;
    }

    /**
     * Some of a ledger.
     *
     * @param lines fewer than were looked at, where words are looked for or a case is one's own
     * @param last the id of the last one that was looked at
     * @param hasMore whether more may come behind it
     */
    public record Part(List<LedgerLine> lines, long last, boolean hasMore) {}

    /** How many of a region lie in a filter's time and kinds, counted up to so many, and in the index alone: all else is looked up. */
    public int countExamined(RegionCode within, LedgerFilter filter, long upTo, int atMost) {
        LedgerSelect select = LedgerSelect.range(within, filter, filter.kindsOrAll(), 0, upTo);
        return table.count(select.sql(), select.arguments(atMost));
    }

    /** How many of a region a filter finds before words are looked for, counted up to so many. */
    public int count(RegionCode within, LedgerFilter filter, long upTo, int atMost) {
        LedgerSelect select = LedgerSelect.of(within, filter, filter.kindsOrAll(), 0, upTo, writing.now());
        return table.count(select.sql(), select.arguments(atMost));
    }

    /** The kinds that a filter asks for, in their order. */
    public List<CaseKind> kinds(LedgerFilter filter) {
        return List.copyOf(filter.kindsOrAll());
    }

    /**
     * The next of a kind, as the viewer sees them: what is not for them is left out. By as many statements for many as for one.
     *
     * @param after the last id of the part before; 0 for the first
     * @param upTo those with greater ids came later and are left out
     */
    public Part part(
            Viewer viewer, RegionCode within, LedgerFilter filter, CaseKind kind, long after, long upTo, int atMost) {
        LedgerSelect select = LedgerSelect.of(within, filter, List.of(kind), after, upTo, writing.now());
        List<CaseRow> rows = table.list(select.sql() + " order by id limit ?", select.arguments(atMost));
        if (rows.isEmpty()) {
            return new Part(List.of(), after, false);
        }
        List<LedgerLine> lines = views.page(viewer, rows).stream()
                .filter(filter::isFoundIn)
                .map(LedgerLine::of)
                .toList();
        return new Part(lines, rows.get(rows.size() - 1).id(), rows.size() == atMost);
    }
}
