package cn.doorplate.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 消息: something that one person is told.
 *
 * @param id the opaque form of its number, which means something in this person's inbox alone
 * @param subject opaque; null if it concerns nothing that can be opened
 */
record Message(
        String id,
        MessageKind kind,
        String title,
        String text,
        @Nullable String subject,
        Instant sentAt,
        @Nullable Instant readAt,
        @Nullable String withdrawnReason) {

    /** Says nothing of what it says. */
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
