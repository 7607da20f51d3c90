package cn.doorplate.media;

import cn.doorplate.media.content.Format;
import cn.doorplate.shared.Ids;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@TableName("media")
@SuppressWarnings("ArrayRecordComponent") // never compared
record MediaRow(
        @TableId(type = IdType.INPUT) long id,
        long ownerId,
        MediaStatus status,
        Format format,
        String fileName,
        int bytes,
        @Nullable Integer thumbnailBytes,
        @Nullable Integer width,
        @Nullable Integer height,
        byte[] uploadHash,
        @Nullable String idempotencyKey,
        @Nullable String claimedBy,
        @Nullable Instant claimedAt,
        Instant createdAt) {

    Media toMedia() {
        return new Media(Ids.toOpaque(id), MediaKind.of(format), bytes, width, height, ownerId, claimedBy);
    }

    /** Whether there is something to show. */
    boolean isThere() {
        return status == MediaStatus.STORED || status == MediaStatus.CLAIMED;
    }
}
