package cn.doorplate.hall;

import cn.doorplate.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The clock of applications at one desk, in its working time. It runs while the desk has something to do, stands while the applicant
 * is asked for something, and goes on with what was left.
 */
record ApplicationClock(WorkCalendar calendar) {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Where neither a promise nor the law says anything. */
    private static final int OTHERWISE_DAYS = 20;

    /** How long before a deadline its desk is reminded; of a shorter one when half of it is over. */
    private static final Duration BEFORE = Duration.ofHours(4);

    /** How long what is asked for may be missing before the applicant is reminded, and before it ends. */
    private static final Duration REMINDED = Duration.ofDays(7);

    private static final Duration LAPSED = Duration.ofDays(30);

    private static final int FARTHEST = 2_000;

    /** Has just been sent: to be accepted within so many working hours. */
    ApplicationFacts sent(ApplicationFacts facts, int acceptHours, Instant now) {
        return running(facts, calendar.add(now, Duration.ofHours(acceptHours)), now);
    }

    /** Accepted: to be done within the promised days. */
    ApplicationFacts accepted(ApplicationFacts facts, PublicService service, Instant now) {
        return running(facts, endOfDay(days(service), now), now);
    }

    private static int days(PublicService service) {
        Integer promised = service.promisedDays();
        Integer legal = service.legalDays();
        return promised != null ? promised : legal != null ? legal : OTHERWISE_DAYS;
    }

    ApplicationFacts stopped(ApplicationFacts facts, Instant now) {
        Instant due = facts.dueAt();
        Long left = due == null ? null : calendar.between(now, due).toMillis();
        return facts.standing(left, ApplicationStep.REMINDER, now.plus(REMINDED));
    }

    /** From where it stood; of what was late already nobody is told again. */
    ApplicationFacts goesOn(ApplicationFacts facts, Instant now) {
        long left = facts.leftMs() == null ? 0 : facts.leftMs();
        return left == 0
                ? facts.running(now, null, null)
                : running(facts, calendar.add(now, Duration.ofMillis(left)), now);
    }

    private ApplicationFacts running(ApplicationFacts facts, Instant due, Instant now) {
        Duration left = calendar.between(now, due);
        Duration half = left.dividedBy(2);
        Duration before = half.compareTo(BEFORE) < 0 ? half : BEFORE;
        return facts.running(due, ApplicationStep.NEAR_DUE, calendar.add(now, left.minus(before)));
    }

    /** What time does after that step; nothing after the last. */
    static ApplicationFacts after(ApplicationFacts facts, ApplicationStep step, Instant now) {
        Instant due = facts.dueAt();
        return switch (step) {
            case NEAR_DUE ->
                facts.running(Objects.requireNonNull(due), ApplicationStep.LATE, Objects.requireNonNull(due));
            case LATE -> facts.running(Objects.requireNonNull(due), null, null);
            case REMINDER -> facts.standing(facts.leftMs(), ApplicationStep.LAPSE, now.plus(LAPSED.minus(REMINDED)));
            case LAPSE -> facts.standing(facts.leftMs(), null, null);
        };
    }

    /** The end of the n-th working day behind the one of {@code now}; of 0 days: of the one that runs, or comes next. */
    private Instant endOfDay(int days, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, ZONE);
        int left = days;
        for (int i = 0; i < FARTHEST; i++) {
            Instant end = end(day);
            if (end != null && (left == 0 ? end.isAfter(now) : i > 0 && --left == 0)) {
                return end;
            }
            day = day.plusDays(1);
        }
        throw new IllegalStateException("no working day within " + FARTHEST + " days of " + now);
    }

    /** When the offices close that day; null on a day off. */
    private @Nullable Instant end(LocalDate day) {
        Instant begin = day.atStartOfDay(ZONE).toInstant();
        Duration work =
                calendar.between(begin, day.plusDays(1).atStartOfDay(ZONE).toInstant());
        return work.isZero() ? null : calendar.add(begin, work);
    }
}
