package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import org.jspecify.annotations.Nullable;

/**
 * 事项照片: a photo of a case as one person sees it.
 *
 * @param seq the number of the event with which it was sent
 * @param url null where it is not for them, or not yet
 */
record CasePhoto(
        String id,
        CasePhotoRole role,
        CaseTextState state,
        int seq,
        @Nullable String url,
        @Nullable String thumbnailUrl) {}
