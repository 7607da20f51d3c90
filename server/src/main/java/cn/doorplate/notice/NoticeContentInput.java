package cn.doorplate.notice;

import cn.doorplate.place.PlaceInput;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a notice says, where, for whom and when; as it came in. */
record NoticeContentInput(
        NoticeKind kind,
        String title,
        String summary,
        String body,
        @Nullable String cover,
        List<String> attachments,
        List<PlaceInput> places,
        List<NoticeAudience> audiences,
        @Nullable Instant publishAt,
        @Nullable Instant expiresAt,
        boolean mustRead,
        boolean pinned,
        boolean urgent) {}
