package cn.doorplate.notice;

import cn.doorplate.place.PlaceRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a notice says, where, for whom and when: in order, but for its files. */
record NoticeContent(
        NoticeKind kind,
        String title,
        String summary,
        String body,
        Set<PlaceRef> places,
        Set<NoticeAudience> audiences,
        @Nullable Instant publishAt,
        @Nullable Instant expiresAt,
        boolean mustRead,
        boolean pinned,
        boolean urgent) {

    /** @param remark what was to be mended; null if nothing */
    NoticeEditionRow edition(
            long noticeId, int number, NoticeAttached files, long authorId, @Nullable String remark, Instant now) {
        return new NoticeEditionRow(
                noticeId,
                number,
                kind,
                title,
                summary,
                body,
                files.cover(),
                files.written(),
                NoticeEditionRow.written(List.copyOf(places)),
                audiences.stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
                publishAt,
                expiresAt,
                mustRead,
                pinned,
                urgent,
                authorId,
                null,
                remark,
                null,
                now);
    }
}
