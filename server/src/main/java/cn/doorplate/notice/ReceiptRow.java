package cn.doorplate.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code notice_receipt}.
 *
 * @param must whether they are asked to read it
 * @param done whether they have read it or were told
 */
record ReceiptRow(
        long noticeId,
        long personId,
        boolean must,
        boolean done,
        @Nullable Instant readAt,
        @Nullable Instant toldAt,
        @Nullable Boolean appInstalled,
        @Nullable Boolean callWarning) {}
