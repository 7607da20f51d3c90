package cn.doorplate.messaging;

import cn.doorplate.identity.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person's settings say to what is to go out to them: asked when that is decided, and once more before each attempt, for
 * between the two may lie a night. What cannot wait heeds none of them.
 *
 * @param kind null for a digest
 */
record Wish(MessageSettings settings, @Nullable MessageKind kind) {

    static Wish of(Map<Long, MessageSettings> settings, long personId, @Nullable MessageKind kind) {
        return new Wish(settings.getOrDefault(personId, MessageSettings.DEFAULT), kind);
    }

    private boolean cannotWait() {
        return kind != null && kind.cannotWait();
    }

    boolean mutes() {
        return kind != null && !kind.cannotWait() && settings.muted().contains(kind);
    }

    boolean byWeChat() {
        return cannotWait() || settings.weChat();
    }

    /** Who has no WeChat here is told by SMS; who has, of what WeChat cannot bring, if they wish or it cannot wait. */
    boolean bySms(Reach reach) {
        return reach.openid() == null || cannotWait() || settings.sms();
    }

    /** The moment itself, or the end of the quiet hours in which it lies. */
    Instant notBefore(Instant moment) {
        return cannotWait() ? moment : QuietHours.of(settings).endOf(moment);
    }

    /**
     * What keeps it from going out by that way now; empty if nothing does.
     *
     * @param of the deliveries that a digest tells of
     */
    Optional<Packed> against(DeliveryChannel channel, Reach reach, Instant now, List<Long> of) {
        boolean wished = switch (channel) {
            case WECHAT -> byWeChat();
            case SMS -> bySms(reach);
        };
        if (mutes() || !wished) {
            boolean elsewhere = !mutes() && channel == DeliveryChannel.WECHAT && bySms(reach);
            return Optional.of(elsewhere ? new Packed.Elsewhere(of) : new Packed.Needless(of));
        }
        Instant due = notBefore(now);
        return due.isAfter(now) ? Optional.of(new Packed.Later(due)) : Optional.empty();
    }
}
