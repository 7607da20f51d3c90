package cn.doorplate.stay;

import cn.doorplate.capacity.Capacity;
import cn.doorplate.capacity.ClaimOutcome;
import cn.doorplate.identity.PersonFiles;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.station.Station;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody takes a thing. */
@Component
class Borrowing {

    private static final List<Integer> THE_SHARE = List.of(0);

    private final Lendings lendings;
    private final LoanMapper rows;
    private final Capacity capacity;
    private final LendingStock stock;
    private final Riders riders;
    private final PersonFiles people;
    private final StayCounts counts;
    private final StayTime time;

    Borrowing(
            Lendings lendings,
            LoanMapper rows,
            Capacity capacity,
            LendingStock stock,
            Riders riders,
            PersonFiles people,
            StayCounts counts,
            StayTime time) {
        this.lendings = lendings;
        this.rows = rows;
        this.capacity = capacity;
        this.stock = stock;
        this.riders = riders;
        this.people = people;
        this.counts = counts;
        this.time = time;
    }

    /**
     * Within the caller's transaction. One person takes one thing after the other, at whatever stations.
     *
     * @return the loan's id
     * @throws Declined NOT_LENT_HERE, NOT_VERIFIED, OVERDUE, ALREADY_TAKEN, NONE_LEFT
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long take(long person, Station station, LoanThing thing) {
        LendingRow lending = lendings.of(station.number(), thing);
        if (lending == null || lending.stock() == 0) {
            throw Declined.at("thing", StayErrorCode.NOT_LENT_HERE, thing.title());
        }
        people.lock(List.of(person));
        Instant now = time.now();
        requireMay(person, lending, now);
        long id = Ids.next();
        claim(lending.id(), id, thing);
        stock.changed(List.of(lending.id()));
        rows.insert(loan(id, lending, person, now));
        counts.count(StayCount.LOAN, station.community(), station.number(), now);
        return id;
    }

    private void requireMay(long person, LendingRow lending, Instant now) {
        if (lending.verifiedOnly() && !riders.isVerified(person, now)) {
            throw Declined.because(StayErrorCode.NOT_VERIFIED);
        }
        List<LoanRow> out = rows.out(person);
        if (out.stream().anyMatch(loan -> loan.isOverdue(now))) {
            throw Declined.because(StayErrorCode.OVERDUE);
        }
        if (out.stream().anyMatch(loan -> loan.thing() == lending.thing())) {
            throw Declined.at(
                    "thing", StayErrorCode.ALREADY_TAKEN, lending.thing().title());
        }
    }

    /** In the name of the loan: whose it is stands in its row alone. */
    private void claim(long pool, long loan, LoanThing thing) {
        if (!(capacity.claim(pool, loan, loan, THE_SHARE) instanceof ClaimOutcome.Placed)) {
            throw Declined.because(StayErrorCode.NONE_LEFT, thing.title());
        }
    }

    private static LoanRow loan(long id, LendingRow lending, long person, Instant now) {
        Instant due = lending.dueAt(now);
        return new LoanRow(
                id,
                lending.id(),
                lending.stationId(),
                lending.thing(),
                person,
                LoanState.OUT,
                now,
                due,
                null,
                null,
                0,
                due,
                now);
    }
}
