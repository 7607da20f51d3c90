package cn.doorplate.notice;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 通知档案: a notice as staff keep it.
 *
 * @param row as it was read, for what hangs on it
 */
record NoticeFile(
        String id,
        NoticeState state,
        @Nullable NoticeState revision,
        @Nullable Instant publishedAt,
        @Nullable String withdrawnReason,
        @Nullable Instant withdrawnAt,
        int version,
        NoticeRow row) {

    static NoticeFile of(NoticeRow row) {
        return new NoticeFile(
                Ids.toOpaque(row.id()),
                row.state(),
                row.revision(),
                row.publishedAt(),
                row.withdrawnReason(),
                row.withdrawnAt(),
                row.version(),
                row);
    }

    long number() {
        return row.id();
    }
}
