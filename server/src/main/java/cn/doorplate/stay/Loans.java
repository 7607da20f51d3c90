package cn.doorplate.stay;

import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.OrderCursor;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import cn.doorplate.shared.SpokenTime;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Loans as their people and the stations' staff see them. */
@Component
class Loans {

    private final LoanMapper rows;
    private final Stations stations;
    private final StayPeople people;
    private final StayTime time;
    private final MessageSource texts;

    Loans(LoanMapper rows, Stations stations, StayPeople people, StayTime time, MessageSource texts) {
        this.rows = rows;
        this.stations = stations;
        this.people = people;
        this.time = time;
        this.texts = texts;
    }

    Optional<Loan> find(long id) {
        return Optional.ofNullable(rows.selectById(id))
                .map(row -> shown(List.of(row)).get(0));
    }

    Optional<Loan> own(Viewer viewer, long id) {
        return find(id).filter(loan -> loan.row().isOf(viewer.personId()));
    }

    /** The newest first. */
    Page<Loan> own(Viewer viewer, int first, @Nullable String after) {
        int size = Paging.first(first);
        List<LoanRow> found = rows.own(viewer.personId(), Paging.before(after), size + 1);
        Page<LoanRow> page = Page.firstOf(found, size, row -> Ids.toOpaque(row.id()));
        return new Page<>(shown(page.nodes()), page.pageInfo());
    }

    /** What a station has lent and not got back, what is due first; who has it is masked and logged. */
    Page<LoanOut> outOf(Viewer viewer, Station station, int first, @Nullable String after) {
        int size = Paging.first(first);
        OrderCursor behind = OrderCursor.parse(after);
        List<LoanRow> found = rows.outOf(
                station.number(),
                behind == null ? null : Instant.ofEpochMilli(behind.order()),
                behind == null ? 0 : behind.id(),
                size + 1);
        Page<LoanRow> page =
                Page.firstOf(found, size, row -> new OrderCursor(row.dueAt().toEpochMilli(), row.id()).toString());
        return new Page<>(lines(viewer, page.nodes()), page.pageInfo());
    }

    private List<LoanOut> lines(Viewer viewer, List<LoanRow> found) {
        Map<Long, StayPeople.Masked> who = people.masked(
                viewer, "stay.loan", found.stream().map(LoanRow::personId).toList());
        return shown(found).stream().map(loan -> line(loan, who)).toList();
    }

    private static LoanOut line(Loan loan, Map<Long, StayPeople.Masked> who) {
        Long person = loan.row().personId();
        StayPeople.Masked masked = person == null ? null : who.get(person);
        return masked == null ? new LoanOut(loan, null, null) : new LoanOut(loan, masked.name(), masked.phone());
    }

    private List<Loan> shown(List<LoanRow> found) {
        Instant now = time.now();
        Map<Long, Station> where =
                stations.of(found.stream().map(LoanRow::stationId).toList());
        return found.stream()
                .map(row -> new Loan(row, where.get(row.stationId()), row.isOverdue(now), standing(row, now)))
                .toList();
    }

    private String standing(LoanRow row, Instant now) {
        String how = row.isOverdue(now) ? "overdue" : row.state().name().toLowerCase(Locale.ROOT);
        Object[] words = {SpokenTime.of(row.dueAt(), now)};
        return texts.getMessage("stay.loan." + how, words, Locale.SIMPLIFIED_CHINESE);
    }
}
