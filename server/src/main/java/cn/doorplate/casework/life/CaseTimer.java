package cn.doorplate.casework.life;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What time does next to a case.
 *
 * @param lane in which it waits for that
 */
public record CaseTimer(Step step, Lane lane, Instant at) {

    /** What time can do. */
    public enum Step {
        /** The deadline is near. */
        REMIND,
        /** The deadline is over. */
        ESCALATE,
        /** It has been over since yesterday, at the county. */
        OVERDUE,
        /** The pause is over. */
        RESUME,
        /** Nobody said anything for seven days. */
        SILENCE
    }

    /** Lanes do not wait for each other. */
    public enum Lane {
        /** Of urgent cases. */
        URGENT,
        /** Deadlines. */
        CLOCK,
        /** What may come a little later. */
        HOUSE
    }

    /** Empty when time does nothing to it any more. */
    public static Optional<CaseTimer> of(CaseFacts facts, CaseClock clock, Instant now) {
        Lane lane = facts.has(Known.URGENT) ? Lane.URGENT : Lane.CLOCK;
        return switch (facts.state()) {
            case WAITING, OFFERED, IN_HAND, RULING -> Optional.of(running(facts, clock, lane, now));
            case PAUSED ->
                Optional.of(new CaseTimer(
                        Step.RESUME, lane == Lane.URGENT ? lane : Lane.HOUSE, facts.the(Known.PAUSED_UNTIL)));
            case DONE -> Optional.of(new CaseTimer(Step.SILENCE, Lane.HOUSE, facts.the(Known.SILENT_AT)));
            case CLOSED, WITHDRAWN -> Optional.empty();
        };
    }

    private static CaseTimer running(CaseFacts facts, CaseClock clock, Lane lane, Instant now) {
        Instant due = facts.the(Known.DUE);
        Instant reminder = clock.reminder(facts, now);
        if (reminder != null && reminder.isBefore(due)) {
            return new CaseTimer(Step.REMIND, lane, reminder);
        }
        if (!CaseRules.isAtTheTop(facts)) {
            return new CaseTimer(Step.ESCALATE, lane, due);
        }
        Instant said = facts.get(Known.OVERDUE_AT);
        return new CaseTimer(Step.OVERDUE, lane, said == null || said.isBefore(due) ? due : nextMorning(said, clock));
    }

    private static Instant nextMorning(Instant said, CaseClock clock) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Instant midnight =
                LocalDate.ofInstant(said, zone).plusDays(1).atStartOfDay(zone).toInstant();
        return clock.calendar().add(midnight, Duration.ofMinutes(1));
    }
}
