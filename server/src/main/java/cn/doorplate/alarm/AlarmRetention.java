package cn.doorplate.alarm;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Forgets who raised an alarm, and what they said, some time after it was over: its key is destroyed, its history stays whole. */
@Component
class AlarmRetention implements Retained {

    private final AlarmMapper rows;
    private final AlarmHandMapper hands;
    private final AlarmSeals seals;
    private final AlarmFiles files;
    private final TransactionTemplate transaction;

    AlarmRetention(
            AlarmMapper rows,
            AlarmHandMapper hands,
            AlarmSeals seals,
            AlarmFiles files,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.hands = hands;
        this.seals = seals;
        this.files = files;
        this.transaction = transaction;
    }

    @Override
    public String subject() {
        return "alarm";
    }

    @Override
    public int removeBefore(Instant limit, int atMost) {
        return Objects.requireNonNull(transaction.execute(status -> forget(rows.endedBefore(limit, atMost))));
    }

    /** Within the caller's transaction. */
    int forget(List<Long> ids) {
        ids.forEach(seals::forget);
        ids.forEach(files::forget);
        if (ids.isEmpty()) {
            return 0;
        }
        hands.forget(ids);
        return rows.forget(ids);
    }
}
