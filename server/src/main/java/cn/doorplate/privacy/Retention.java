package cn.doorplate.privacy;

import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Carries out the schedule of {@code retention_rule} (PIPL art. 19: no longer than needed; art. 47): each rule once an hour, by one
 * server at a time, in batches that hold no lock for long.
 */
@Component
class Retention implements SmartInitializingSingleton {

    static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final RetentionRuleMapper rules;
    private final Map<String, Retained> retained;
    private final Clock clock;
    private final long me = Ids.next();

    Retention(RetentionRuleMapper rules, List<Retained> retained, Clock clock) {
        this.rules = rules;
        this.retained = retained.stream().collect(Collectors.toMap(Retained::subject, Function.identity()));
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> gaps = gaps();
        if (!gaps.isEmpty()) {
            throw new IllegalStateException(String.join("; ", gaps));
        }
    }

    /** Where the schedule and what carries it out differ. */
    List<String> gaps() {
        Map<String, RetentionRule> known = new TreeMap<>();
        rules.all().forEach(rule -> known.put(rule.subject(), rule));
        List<String> gaps = new ArrayList<>();
        known.keySet().stream()
                .filter(subject -> !retained.containsKey(subject))
                .forEach(subject -> gaps.add("nothing carries out the retention rule " + subject));
        retained.keySet().stream()
                .filter(subject -> !known.containsKey(subject))
                .forEach(subject -> gaps.add("no retention rule says how long to keep " + subject));
        return gaps;
    }

    /** Carries out what is due. What fails is logged, and tried again when its lease has run out. */
    void round() {
        for (RetentionRule rule : rules.all()) {
            Instant now = clock.instant();
            if (rules.take(rule.subject(), me, now, now.plus(LEASE), now.minus(PERIOD)) == 1) {
                try {
                    carryOut(rule);
                } catch (RuntimeException e) {
                    log.error("The retention rule {} could not be carried out", rule.subject(), e);
                }
            }
        }
    }

    private void carryOut(RetentionRule rule) {
        Retained thing = Objects.requireNonNull(retained.get(rule.subject()), "nothing carries it out");
        if (rule.keepDays() < thing.leastDays()) {
            throw new IllegalStateException("it says " + rule.keepDays() + " days, and the law at least "
                    + thing.leastDays() + "; nothing was removed");
        }
        Instant limit = clock.instant().minus(Duration.ofDays(rule.keepDays()));
        int removed = BATCH;
        boolean mine = true;
        while (removed >= BATCH && mine) {
            removed = thing.removeBefore(limit, BATCH);
            mine = rules.keep(rule.subject(), me, removed, clock.instant().plus(LEASE)) == 1;
        }
        rules.release(rule.subject(), me, clock.instant());
    }
}
