package cn.doorplate.alarm;

import cn.doorplate.shared.Location;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passes on where somebody is, who carries what raised an alarm, to those who come. */
@Component
class AlarmFollowing {

    /** After it was raised. Who is not found by then is not found by this. */
    static final Duration LASTS = Duration.ofHours(2);

    private final AlarmMapper rows;
    private final AlarmWriting writing;
    private final AlarmSeals seals;
    private final AlarmClock clock;

    AlarmFollowing(AlarmMapper rows, AlarmWriting writing, AlarmSeals seals, AlarmClock clock) {
        this.rows = rows;
        this.writing = writing;
        this.seals = seals;
        this.clock = clock;
    }

    /** Whether it is still to be followed. */
    @Transactional
    public boolean follow(long id, Location location, @Nullable Double accuracy, Instant at) {
        Instant now = clock.now();
        AlarmRow row = rows.hold(id);
        if (row == null
                || !row.isOpen()
                || row.content() == null
                || row.raisedAt().plus(LASTS).isBefore(now)) {
            return false;
        }
        AlarmContent before = seals.open(row);
        if (before.isLeftFor(location, accuracy, at)) {
            AlarmRow after = row.moved(seals.seal(id, before.at(location, accuracy, at)));
            writing.write(new AlarmChange(after).say(AlarmDeed.MOVED), now);
        }
        return true;
    }
}
