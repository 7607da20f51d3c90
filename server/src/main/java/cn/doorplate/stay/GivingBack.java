package cn.doorplate.stay;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import cn.doorplate.station.Stations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A thing comes back, or does not. Who writes holds the loan first, then what the stations lend, from the smallest id up, and then the
 * pools in the same order.
 */
@Component
class GivingBack {

    /** So long after somebody said that they brought a thing, staff may say that it is not there. */
    private static final Duration MISSED = Duration.ofDays(7);

    private final LoanMapper rows;
    private final Lendings lendings;
    private final Capacity capacity;
    private final LendingStock stock;
    private final Stations stations;
    private final StayTime time;

    GivingBack(
            LoanMapper rows,
            Lendings lendings,
            Capacity capacity,
            LendingStock stock,
            Stations stations,
            StayTime time) {
        this.rows = rows;
        this.lendings = lendings;
        this.capacity = capacity;
        this.stock = stock;
        this.stations = stations;
        this.time = time;
    }

    /**
     * By who has it, at that station; a second time it does nothing.
     *
     * @throws Declined NOT_FOUND if it is not theirs; LOST, NOT_TAKEN_HERE
     */
    @Transactional
    public long giveBack(long person, String opaque, Station station) {
        LoanRow loan = hold(opaque, row -> row.isOf(person));
        switch (loan.state()) {
            case OUT -> bring(loan, station);
            case LOST -> throw Declined.because(StayErrorCode.LOST);
            case GIVEN_BACK -> {}
        }
        return loan.id();
    }

    private void bring(LoanRow loan, Station station) {
        if (loan.stationId() == station.number()) {
            end(loan, LoanState.GIVEN_BACK, station.number());
            capacity.release(loan.lendingId(), loan.id());
            stock.changed(List.of(loan.lendingId()));
        } else {
            bringElsewhere(loan, station);
        }
    }

    /** The stock goes with it: one less there, one more here. */
    private void bringElsewhere(LoanRow loan, Station station) {
        LendingRow to = lendings.of(station.number(), loan.thing());
        if (to == null || !isOfTheSameCounty(loan, station)) {
            throw Declined.because(StayErrorCode.NOT_TAKEN_HERE, loan.thing().title());
        }
        lendings.hold(List.of(loan.lendingId(), to.id()));
        end(loan, LoanState.GIVEN_BACK, station.number());
        if (loan.lendingId() < to.id()) {
            leave(loan);
            lendings.add(to.id(), 1);
        } else {
            lendings.add(to.id(), 1);
            leave(loan);
        }
        stock.changed(List.of(loan.lendingId(), to.id()));
    }

    /** Out of the stock where it was taken. */
    private void leave(LoanRow loan) {
        capacity.release(loan.lendingId(), loan.id());
        lendings.add(loan.lendingId(), -1);
    }

    private boolean isOfTheSameCounty(LoanRow loan, Station station) {
        return stations.find(loan.stationId())
                .filter(from -> from.community()
                        .at(RegionLevel.COUNTY)
                        .equals(station.community().at(RegionLevel.COUNTY)))
                .isPresent();
    }

    /**
     * As staff say; the same a second time does nothing. What was lost and is found again comes back into the stock.
     *
     * @throws Declined NOT_FOUND if it is not at a station of theirs; NO_END; CONFLICT if it came back before, and is not missed within a week
     */
    @Transactional
    public long settle(Predicate<Station> theirs, String opaque, LoanState end) {
        LoanRow loan = hold(
                opaque, row -> stations.find(row.whereIsIt()).filter(theirs).isPresent());
        if (end == LoanState.OUT) {
            throw Declined.at("state", StayErrorCode.NO_END);
        }
        if (loan.state() != end) {
            settle(loan, end);
        }
        return loan.id();
    }

    private void settle(LoanRow loan, LoanState end) {
        if (loan.state() == LoanState.GIVEN_BACK) {
            miss(loan, end);
            return;
        }
        lendings.hold(List.of(loan.lendingId()));
        if (loan.state() == LoanState.LOST) {
            lendings.add(loan.lendingId(), 1);
        } else if (end == LoanState.LOST) {
            leave(loan);
        } else {
            capacity.release(loan.lendingId(), loan.id());
        }
        end(loan, end, end == LoanState.LOST ? null : loan.stationId());
        stock.changed(List.of(loan.lendingId()));
    }

    /** What somebody said to have brought is not there: it leaves the stock where it is said to be. */
    private void miss(LoanRow loan, LoanState end) {
        Long where = loan.givenBackTo();
        LendingRow lending = where == null ? null : lendings.of(where, loan.thing());
        Instant back = loan.endedAt();
        if (end != LoanState.LOST
                || lending == null
                || back == null
                || back.isBefore(time.now().minus(MISSED))) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        lendings.hold(List.of(lending.id()));
        lendings.add(lending.id(), -1);
        end(loan, LoanState.LOST, where);
        stock.changed(List.of(lending.id()));
    }

    private void end(LoanRow loan, LoanState state, @Nullable Long to) {
        rows.end(loan.id(), state, time.now(), to);
    }

    private LoanRow hold(String opaque, Predicate<LoanRow> theirs) {
        long id = Ids.fromOpaque(opaque, GivingBack::notFound);
        return Optional.ofNullable(rows.hold(id)).filter(theirs).orElseThrow(GivingBack::notFound);
    }

    private static Declined notFound() {
        return Declined.at("loan", CommonErrorCode.NOT_FOUND);
    }
}
