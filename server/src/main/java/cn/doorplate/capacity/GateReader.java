package cn.doorplate.capacity;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a gate may say, in one snapshot of the database. */
@Component
class GateReader {

    /** How long what was read is told. */
    private static final Duration LIFE = Duration.ofMillis(800);

    private final PoolMapper rows;
    private final ClaimMapper claims;
    private final Clock clock;

    GateReader(PoolMapper rows, ClaimMapper claims, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.claims = claims;
        this.clock = clock;
    }

    /** @param life from before the reading on: no longer than to the opening */
    record Read(GateCard card, Duration life) {}

    /**
     * Nothing if there is no reason to refuse anybody.
     *
     * @param last card of that pool that was read: its people are still the same if nothing has changed
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Read> read(long pool, @Nullable GateCard last) {
        List<PoolRow> found = rows.find(List.of(pool));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        PoolState state = PoolRow.state(found);
        Instant now = clock.instant();
        return state.refusesAll(now)
                .flatMap(why -> card(state, why, last))
                .map(card -> new Read(card, life(state.terms().opensAt(), now)));
    }

    private Optional<GateCard> card(PoolState state, Refusal why, @Nullable GateCard last) {
        if (last != null && last.version() == state.version()) {
            return Optional.of(last.with(why));
        }
        List<Long> people = claims.people(state.id(), GateCard.MOST_PEOPLE + 1);
        return people.size() > GateCard.MOST_PEOPLE
                ? Optional.empty()
                : Optional.of(GateCard.of(state.version(), why, people));
    }

    private static Duration life(@Nullable Instant opensAt, Instant now) {
        return Stream.ofNullable(opensAt)
                .filter(now::isBefore)
                .map(it -> Duration.between(now, it))
                .filter(it -> it.compareTo(LIFE) < 0)
                .findFirst()
                .orElse(LIFE);
    }
}
