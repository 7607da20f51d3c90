package cn.doorplate.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code desktop_login}. */
record DesktopLoginRow(
        long id,
        String device,
        String address,
        DesktopLoginStatus status,
        @Nullable Long personId,
        Instant createdAt,
        Instant expiresAt) {}
