package cn.doorplate.casework.life;

import java.time.Duration;
import java.util.List;

/**
 * How long a case may take, of working time; for urgent categories round the clock. One value a level, from the compound's up.
 *
 * @param accept until somebody takes it
 * @param solve until it is done there
 * @param remind how long before a deadline it is reminded of
 */
public record CaseLimits(List<Duration> accept, List<Duration> solve, Duration remind) {

    public CaseLimits {
        if (accept.size() != CaseLevel.values().length || solve.size() != CaseLevel.values().length) {
            throw new IllegalArgumentException("a limit for each level is needed: " + accept + ", " + solve);
        }
    }

    Duration accept(CaseLevel level) {
        return accept.get(level.ordinal());
    }

    Duration solve(CaseLevel level) {
        return solve.get(level.ordinal());
    }
}
