package cn.doorplate.notice;

import cn.doorplate.media.MediaKind;
import org.jspecify.annotations.Nullable;

/**
 * 通知附件: a file that belongs to a notice, for whoever may see the notice.
 *
 * @param url opens it for five to ten minutes
 * @param thumbnailUrl opens a small JPEG of a picture, likewise; null if it is none
 */
record NoticeFileLink(
        String id,
        MediaKind kind,
        int bytes,
        String url,
        @Nullable String thumbnailUrl) {}
