package cn.doorplate.notice;

import cn.doorplate.place.PlateSection.PlateLine;
import java.time.Instant;

/** 门牌上的通知: as much of a notice as stands on the plate's page. */
record PlateNotice(
        String id,
        NoticeKind kind,
        String title,
        String summary,
        String publisher,
        Instant publishedAt,
        boolean pinned,
        boolean urgent) {

    PlateLine line() {
        return new PlateLine((urgent ? "【紧急】" : "") + "【" + kind.title() + "】" + title, NoticePage.path(id));
    }
}
