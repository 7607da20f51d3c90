package cn.doorplate.messaging;

import cn.doorplate.messaging.DeskMapper.Undecided;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a message goes out.
 *
 * @param state WAITING, or HELD for the digest
 * @param dueAt when; of what is held, when the digest goes out
 * @param template of WeChat; null for SMS, and for what is held
 * @param spent whether a one-time consent was used up for it
 */
record Decision(
        Undecided message,
        DeliveryChannel channel,
        DeliveryState state,
        Instant dueAt,
        @Nullable String template,
        boolean spent) {

    static Decision byWeChat(Undecided message, Instant due, Credits.Taken taken) {
        return new Decision(
                message,
                DeliveryChannel.WECHAT,
                DeliveryState.WAITING,
                due,
                taken.template().id(),
                taken.spent());
    }

    static Decision bySms(Undecided message, Instant due) {
        return new Decision(message, DeliveryChannel.SMS, DeliveryState.WAITING, due, null, false);
    }

    static Decision held(Undecided message, DeliveryChannel channel, Instant digestAt) {
        return new Decision(message, channel, DeliveryState.HELD, digestAt, null, false);
    }
}
