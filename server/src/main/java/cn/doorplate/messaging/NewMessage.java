package cn.doorplate.messaging;

import cn.doorplate.shared.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be written to an inbox: the columns of {@code message} that its sender knows.
 *
 * @param textId of {@code message_text}, where many are told the same; else null
 * @param ownSealed title and text under the person's key, {@link OwnText}; null where there is a {@code textId}
 * @param linked whether {@code ownSealed} holds an address that SMS is to bring
 */
record NewMessage(
        long personId,
        MessageKind kind,
        String cause,
        @Nullable Long textId,
        byte @Nullable [] ownSealed,
        @Nullable Long subject,
        long regionCode,
        @Nullable Long broadcastId,
        boolean linked) {

    /** Without an address. */
    NewMessage(
            long personId,
            MessageKind kind,
            String cause,
            @Nullable Long textId,
            byte @Nullable [] ownSealed,
            @Nullable Long subject,
            long regionCode,
            @Nullable Long broadcastId) {
        this(personId, kind, cause, textId, ownSealed, subject, regionCode, broadcastId, false);
    }

    int lane() {
        return Lanes.of(personId);
    }
}
