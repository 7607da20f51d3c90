package cn.doorplate.event;

import cn.doorplate.place.RegionLevel;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.SpokenTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps whoever did not come too often from signing up for a while, where their county wants it so. */
@Component
class NoShows {

    private final EventRuleMapper rules;
    private final SignUpMapper rows;
    private final Events events;

    NoShows(EventRuleMapper rules, SignUpMapper rows, Events events) {
        this.rules = rules;
        this.rows = rows;
        this.events = events;
    }

    /** The rule under which an event stands. */
    Rule of(Event event) {
        long county = event.row().region().at(RegionLevel.COUNTY).value();
        return new Rule(county, rules.selectById(county));
    }

    /** A county's rule, as far as it has made one. */
    final class Rule {

        private final long county;
        private final @Nullable EventRuleRow row;

        private Rule(long county, @Nullable EventRuleRow row) {
            this.county = county;
            this.row = row;
        }

        /** @throws Declined BLOCKED, with until when */
        void requireNotBlocked(long person) {
            Integer most = row == null ? null : row.noShows();
            if (row == null || most == null) {
                return;
            }
            Instant now = events.now();
            List<Instant> missed = rows.missed(person, county, now.minus(Duration.ofDays(row.withinDays())), most);
            if (missed.size() < most) {
                return;
            }
            Instant until = missed.get(0).plus(Duration.ofDays(row.blockedDays()));
            if (until.isAfter(now)) {
                throw Declined.because(SignUpErrorCode.BLOCKED, most, SpokenTime.dated(until, now));
            }
        }
    }
}
