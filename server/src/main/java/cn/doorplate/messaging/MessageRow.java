package cn.doorplate.messaging;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code message} with the text it refers to.
 *
 * @param title of {@code message_text}; null where the text is the person's own
 * @param body the same
 */
record MessageRow(
        long personId,
        long seq,
        MessageKind kind,
        @Nullable String title,
        @Nullable String body,
        byte @Nullable [] ownSealed,
        @Nullable Long subject,
        @Nullable Instant readAt,
        Instant createdAt,
        @Nullable String withdrawnReason) {

    boolean isSealed() {
        return ownSealed != null;
    }

    /** Empty when the person's key was destroyed, or the text is damaged. */
    Optional<Message> opened(Keyring ring) {
        Optional<OwnText> text = ownSealed != null
                ? OwnText.open(personId, ownSealed, ring)
                : Optional.ofNullable(title).map(line -> new OwnText(line, body == null ? "" : body));
        return text.map(it -> new Message(
                Ids.toOpaque(seq),
                kind,
                it.title(),
                it.text(),
                subject == null ? null : Ids.toOpaque(subject),
                createdAt,
                readAt,
                withdrawnReason));
    }
}
