package cn.doorplate.messaging;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code broadcast} with the title out of {@code message_text}: what people see of it, and what it is gone on with. */
record BroadcastRow(
        long id,
        String cause,
        MessageKind kind,
        long textId,
        String title,
        @Nullable Long subject,
        long regionCode,
        String audience,
        String audienceKey,
        BroadcastState state,
        String position,
        int planned,
        boolean counted,
        int failures,
        @Nullable String trouble,
        int version,
        Instant startedAt,
        @Nullable Instant endedAt) {

    Broadcast toBroadcast() {
        return new Broadcast(
                Ids.toOpaque(id),
                kind,
                title,
                subject == null ? null : Ids.toOpaque(subject),
                state,
                trouble,
                planned,
                counted,
                startedAt,
                endedAt,
                version);
    }

    NewMessage to(long personId) {
        return new NewMessage(personId, kind, cause, textId, null, subject, regionCode, id);
    }
}
