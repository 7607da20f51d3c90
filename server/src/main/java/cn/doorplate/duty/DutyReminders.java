package cn.doorplate.duty;

import cn.doorplate.shared.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds people of their shifts the day before, each once; who was told of it within that day is not reminded. */
@Component
class DutyReminders {

    static final Duration AHEAD = Duration.ofDays(1);

    private static final int AT_ONCE = 200;

    private final ShiftMapper rows;
    private final Posts posts;
    private final DutyNews news;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DutyReminders(
            ShiftMapper rows,
            Posts posts,
            DutyNews news,
            PlatformTransactionManager transactions,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.posts = posts;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Until nobody is to be reminded now. Several servers may do it at a time. */
    void round() {
        List<ShiftRow> due;
        do {
            due = rows.toRemind(clock.instant().plus(AHEAD), AT_ONCE);
            Map<DutyPost, DutyPlace> places =
                    posts.of(due.stream().map(ShiftRow::post).toList());
            due.forEach(row -> transaction.executeWithoutResult(status -> remind(row, places.get(row.post()))));
        } while (due.size() == AT_ONCE);
    }

    private void remind(ShiftRow row, @Nullable DutyPlace place) {
        Instant now = clock.instant();
        boolean ours = rows.remind(row, now) == 1;
        if (ours && place != null && row.startsAt().isAfter(now)) {
            news.soon(row, place);
        }
    }
}
