package cn.doorplate.notice;

import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * 通知: as its readers see it.
 *
 * @param row as it was read, for what hangs on it
 * @param edition the one in force, or that was last
 */
record Notice(
        String id,
        NoticeKind kind,
        String title,
        String summary,
        Instant publishedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revisedAt,
        boolean pinned,
        boolean urgent,
        boolean mustRead,
        boolean inForce,
        @Nullable String withdrawnReason,
        NoticeRow row,
        NoticeEditionRow edition) {

    /** @throws NullPointerException if it was never published */
    static Notice of(NoticeRow row, NoticeEditionRow edition, Instant now) {
        boolean withdrawn = row.state() == NoticeState.WITHDRAWN;
        return new Notice(
                Ids.toOpaque(row.id()),
                edition.kind(),
                edition.title(),
                withdrawn ? "" : edition.summary(),
                Objects.requireNonNull(row.publishedAt()),
                edition.expiresAt(),
                row.revisedAt(),
                edition.pinned(),
                edition.urgent(),
                edition.mustRead(),
                row.state() == NoticeState.PUBLISHED && !edition.isOverAt(now),
                withdrawn ? row.withdrawnReason() : null,
                row,
                edition);
    }

    long number() {
        return row.id();
    }

    /** Whether there is anything left of it but why it is gone. */
    boolean isWithdrawn() {
        return row.state() == NoticeState.WITHDRAWN;
    }
}
