package cn.doorplate.alarm;

import cn.doorplate.messaging.MessageTrack;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 被通知的人: somebody who was told of an alarm, as the others see them.
 *
 * @param track of what they were told; null for who was told together with others of several alarms, and who joined untold
 */
record AlarmTold(
        @Nullable String name,
        String title,
        @Nullable AlarmStage stage,
        Instant at,
        @Nullable AlarmAnswer answer,
        @Nullable Instant answeredAt,
        @Nullable MessageTrack track) {

    public boolean read() {
        return track != null && track.read();
    }

    public List<MessageTrack.Leg> ways() {
        return track == null ? List.of() : track.legs();
    }
}
