package cn.doorplate.stay;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.Changed;
import cn.doorplate.capacity.NewPool;
import cn.doorplate.capacity.PoolState;
import cn.doorplate.capacity.Terms;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import cn.doorplate.station.StationErrorCode;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What stations lend, and how many of it: the stock is the size of a pool, and what is lent a claim in it. */
@Component
class Lendings {

    /** By which our pools are told from others'. */
    private static final String POOLS = "LOAN";

    private static final int MOST = 500;
    private static final int LONGEST = 720;

    private final LendingMapper rows;
    private final Capacity capacity;
    private final LendingStock stock;
    private final StayTime time;

    Lendings(LendingMapper rows, Capacity capacity, LendingStock stock, StayTime time) {
        this.rows = rows;
        this.capacity = capacity;
        this.stock = stock;
        this.time = time;
    }

    /**
     * As staff want it.
     *
     * @param version as it was read; 0 for what is not lent
     */
    record Wanted(LoanThing thing, int stock, int hours, boolean verifiedOnly, int version) {}

    /** @throws Declined RANGE, LENT_OUT, CONFLICT */
    @Transactional
    public StationLending set(Station station, Wanted wanted) {
        range("stock", wanted.stock(), 0, MOST);
        range("hours", wanted.hours(), 1, LONGEST);
        LendingRow known = rows.of(station.number(), wanted.thing());
        LendingRow row = row(station, wanted, known);
        if (known == null) {
            begin(row);
        } else {
            change(row);
        }
        stock.changed(List.of(row.id()));
        LendingRow now = Objects.requireNonNull(rows.selectById(row.id()));
        return shown(List.of(now)).get(0);
    }

    private static void range(String field, int number, int least, int most) {
        if (number < least || number > most) {
            throw Declined.at(field, StayErrorCode.RANGE, least, most);
        }
    }

    /** Of which there is none left is not seen to be lent: who lends the like again has read no version. */
    private LendingRow row(Station station, Wanted wanted, @Nullable LendingRow known) {
        int version = known != null && known.stock() == 0 && wanted.version() == 0 ? known.version() : wanted.version();
        return new LendingRow(
                known == null ? Ids.next() : known.id(),
                station.number(),
                wanted.thing(),
                wanted.stock(),
                wanted.hours(),
                wanted.verifiedOnly(),
                version,
                time.now());
    }

    private void begin(LendingRow row) {
        try {
            rows.insert(new LendingRow(
                    row.id(),
                    row.stationId(),
                    row.thing(),
                    row.stock(),
                    row.hours(),
                    row.verifiedOnly(),
                    1,
                    row.createdAt()));
        } catch (DuplicateKeyException e) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        capacity.open(new NewPool(row.id(), POOLS, terms(row.stock())));
    }

    private void change(LendingRow row) {
        if (rows.change(row) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        resize(row.id(), row.stock());
    }

    private void resize(long id, int stock) {
        if (capacity.change(id, terms(stock)) != Changed.DONE) {
            throw Declined.at("stock", StayErrorCode.LENT_OUT);
        }
    }

    /**
     * The station lends no more, within the caller's transaction: what can be taken goes with it.
     *
     * @throws Declined THINGS_OUT while somebody has something
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(long station) {
        for (LendingRow lending : rows.ofStations(List.of(station))) {
            LendingRow held = Objects.requireNonNull(rows.hold(lending.id()));
            rows.add(held.id(), -held.stock());
            if (capacity.change(held.id(), terms(0)) != Changed.DONE) {
                throw Declined.because(StationErrorCode.THINGS_OUT);
            }
            stock.changed(List.of(held.id()));
        }
    }

    /** Nobody waits for a thing: there is one now, or somebody else lends one. */
    private static Terms terms(int stock) {
        return new Terms(List.of(stock), null, null, null, Duration.ofMinutes(1), 0);
    }

    /** What it lends of that; null for nothing. */
    @Nullable LendingRow of(long station, LoanThing thing) {
        return rows.of(station, thing);
    }

    /** Keeps others from changing these until the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<Long> lendings) {
        lendings.stream().sorted().forEach(rows::hold);
    }

    /** One more or one less, for who holds it; of those that are not lent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long lending, int more) {
        rows.add(lending, more);
        resize(lending, Objects.requireNonNull(rows.selectById(lending)).stock());
    }

    /** What each of these stations lends now, by two statements. */
    Map<Long, List<StationLending>> ofStations(Collection<Long> stations) {
        List<LendingRow> found = rows.ofStations(stations).stream()
                .filter(row -> row.stock() > 0)
                .toList();
        return shown(found).stream()
                .collect(Collectors.groupingBy(it -> it.row().stationId()));
    }

    private List<StationLending> shown(List<LendingRow> found) {
        Map<Long, PoolState> pools =
                capacity.pools(found.stream().map(LendingRow::id).toList());
        return found.stream()
                .map(row -> new StationLending(row, LendingStock.free(pools.get(row.id()))))
                .toList();
    }
}
