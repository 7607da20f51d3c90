package cn.doorplate.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param title null if the notice is not there any more */
record OwnReceipt(
        @Nullable String title,
        @Nullable Instant readAt,
        @Nullable Instant toldAt,
        @Nullable Boolean appInstalled,
        @Nullable Boolean callWarning) {}
