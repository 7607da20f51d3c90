package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import java.time.Instant;

/**
 * A row of {@code case_photo}.
 *
 * @param ownerId who sent it
 * @param seq the number of the event with which it came
 */
record CasePhotoRow(
        long mediaId,
        long caseId,
        long ownerId,
        CasePhotoRole role,
        int seq,
        int position,
        CaseTextState state,
        Instant createdAt) {}
