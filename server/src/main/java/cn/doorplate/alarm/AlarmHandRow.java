package cn.doorplate.alarm;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code alarm_hand}: somebody who was told of an alarm, or joined.
 *
 * @param role what they are there
 * @param stage with which they were told; null for who joined untold
 * @param answer the last; null for none
 * @param minutes in which they said to be there
 */
record AlarmHandRow(
        long alarmId,
        long personId,
        AlarmHandRole role,
        @Nullable AlarmStage stage,
        Instant toldAt,
        @Nullable AlarmAnswer answer,
        @Nullable Instant answeredAt,
        @Nullable Integer minutes) {

    /** When they are missed, if they are on the way. */
    Optional<Instant> expectedAt() {
        return answer == AlarmAnswer.COMING && answeredAt != null
                ? Optional.of(answeredAt.plus(AlarmTimes.arrive(minutes)))
                : Optional.empty();
    }

    /** On the way, or there. */
    boolean isComing() {
        return answer != null && answer.isComing();
    }
}
