package cn.doorplate.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 群发: one message to many, and how far it has come.
 *
 * @param subject opaque; null if it concerns nothing that can be opened
 * @param trouble why it did not go on; null if it did
 * @param planned to how many it goes, or those found so far
 * @param counted whether all are found
 */
public record Broadcast(
        String id,
        MessageKind kind,
        String title,
        @Nullable String subject,
        BroadcastState state,
        @Nullable String trouble,
        int planned,
        boolean counted,
        Instant startedAt,
        @Nullable Instant endedAt,
        int version) {}
