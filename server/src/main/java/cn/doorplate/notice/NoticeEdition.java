package cn.doorplate.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 通知版本: what a notice says, where, for whom and when. */
record NoticeEdition(
        int number,
        NoticeKind kind,
        String title,
        String summary,
        String body,
        List<NoticeAudience> audiences,
        @Nullable Instant publishAt,
        @Nullable Instant expiresAt,
        boolean mustRead,
        boolean pinned,
        boolean urgent,
        @Nullable String remark,
        @Nullable NoticeCheck check,
        Instant editedAt,
        NoticeEditionRow row) {

    static NoticeEdition of(NoticeEditionRow row) {
        return new NoticeEdition(
                row.number(),
                row.kind(),
                row.title(),
                row.summary(),
                row.body(),
                row.audienceSet().stream().sorted().toList(),
                row.publishAt(),
                row.expiresAt(),
                row.mustRead(),
                row.pinned(),
                row.urgent(),
                row.remark(),
                row.checkResult(),
                row.editedAt(),
                row);
    }
}
