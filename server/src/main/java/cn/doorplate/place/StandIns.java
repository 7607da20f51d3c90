package cn.doorplate.place;

import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is shown on plates while somebody who answers for a place is away. It comes and goes by itself. */
@Service
public class StandIns {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final ResponsibilityMapper responsibilities;
    private final LeaveMapper rows;
    private final Responsibilities shown;
    private final Clock clock;

    StandIns(ResponsibilityMapper responsibilities, LeaveMapper rows, Responsibilities shown, Clock clock) {
        this.responsibilities = responsibilities;
        this.rows = rows;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * A time in which somebody is away.
     *
     * @param name of who stands in, published; null, with phone and person, where nobody does
     * @param personId the person who stands in; of them nothing is shown
     */
    public record Leave(
            long id,
            long responsibility,
            Instant from,
            Instant until,
            @Nullable String name,
            @Nullable String phone,
            @Nullable Long personId,
            int version) {}

    /**
     * A time in which somebody is to be away.
     *
     * @param name of who stands in; null where nobody does, then without phone
     */
    public record Wanted(
            Instant from,
            Instant until,
            @Nullable String name,
            @Nullable String phone) {}

    /**
     * Who is away is shown from then on, or now, until the end by who stands in.
     *
     * @param region in which the place lies
     * @param person who stands in, if they have an account
     * @return the leave's id
     * @throws Declined NOT_FOUND, WRONG_PERIOD, OUTSIDE, OVERLAPS, or what is wrong with name and phone
     */
    @Transactional
    public long add(RegionCode region, long responsibility, Wanted wanted, @Nullable Long person) {
        ResponsibilityRow card = responsibilities.hold(responsibility);
        if (card == null) {
            throw Declined.at("responsibility", CommonErrorCode.NOT_FOUND);
        }
        Instant now = clock.instant();
        Instant begin = wanted.from().isBefore(now) ? now : wanted.from();
        Faults faults = new Faults();
        boolean anybody = wanted.name() != null || wanted.phone() != null || person != null;
        LeaveRow row = new LeaveRow(
                Ids.next(),
                responsibility,
                region.firstBelow(RegionLevel.COMMUNITY),
                begin,
                wanted.until(),
                anybody ? faults.text("standInName", Objects.requireNonNullElse(wanted.name(), ""), 64) : null,
                anybody ? faults.phone("standInPhone", Objects.requireNonNullElse(wanted.phone(), "")) : null,
                person,
                0);
        period(card, begin, wanted.until(), faults);
        faults.declineIfAny();
        if (rows.overlaps(row)) {
            throw Declined.at("from", PlaceErrorCode.OVERLAPS);
        }
        rows.insert(row);
        shown.shownAnew(card.place());
        return row.id();
    }

    private static void period(ResponsibilityRow card, Instant from, Instant until, Faults faults) {
        if (!until.isAfter(from) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            faults.add("until", PlaceErrorCode.WRONG_PERIOD);
        } else if (from.isBefore(card.validFrom())) {
            faults.add("from", PlaceErrorCode.OUTSIDE);
        } else if (card.validUntil() != null && until.isAfter(card.validUntil())) {
            faults.add("until", PlaceErrorCode.OUTSIDE);
        }
    }

    /** @throws Declined CONFLICT if it is not at that version any more, is over, or was taken back */
    @Transactional
    public void withdraw(long id, int version) {
        LeaveRow row = rows.find(id);
        if (row == null || rows.withdraw(id, version, clock.instant()) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        responsibilities.byIds(List.of(row.responsibilityId())).forEach(card -> shown.shownAnew(card.place()));
    }

    /** Unless it was taken back. */
    public Optional<Leave> find(long id) {
        return Optional.ofNullable(rows.find(id)).map(LeaveRow::toLeave);
    }

    /** Those that have not ended, by the card, the next one first; one statement. */
    public Map<Long, List<Leave>> notEnded(Collection<Long> cards) {
        return cards.isEmpty()
                ? Map.of()
                : rows.notEnded(cards, clock.instant()).stream()
                        .map(LeaveRow::toLeave)
                        .collect(Collectors.groupingBy(Leave::responsibility));
    }

    /** In which a person stands in, or did. */
    public List<Leave> standInBy(long person) {
        return rows.ofPerson(person).stream().map(LeaveRow::toLeave).toList();
    }

    /** That person stands in nowhere any more, and neither did: their name and phone go, from plates too. */
    @Transactional
    public void forget(long person) {
        Instant now = clock.instant();
        Set<Long> cards = rows.ofPerson(person).stream()
                .filter(leave -> leave.endsAt().isAfter(now))
                .map(LeaveRow::responsibilityId)
                .collect(Collectors.toSet());
        rows.blank(person);
        if (!cards.isEmpty()) {
            responsibilities.byIds(cards).forEach(card -> shown.shownAnew(card.place()));
        }
    }

    /** Removes the oldest of those that ended before the limit; returns how many. */
    @Transactional
    public int removeBefore(Instant limit, int atMost) {
        return rows.removeBefore(limit, atMost);
    }
}
