package cn.doorplate.wechat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param token sealed; null when none was fetched yet */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AccessTokenRow(
        int generation, byte @Nullable [] token, @Nullable Instant expiresAt) {}
