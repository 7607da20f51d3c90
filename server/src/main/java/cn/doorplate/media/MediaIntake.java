package cn.doorplate.media;

import cn.doorplate.media.content.Content;
import cn.doorplate.media.content.Contents;
import cn.doorplate.media.content.Unfit;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes files in: first the row, then the file, then the word that it is there. */
@Component
class MediaIntake {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final MediaMapper rows;
    private final MediaShelf shelf;
    private final Contents contents;
    private final Clock clock;

    MediaIntake(MediaMapper rows, MediaShelf shelf, Contents contents, Clock clock) {
        this.rows = rows;
        this.shelf = shelf;
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * Checks and stores it.
     *
     * @param key of the sender's making, the same with every retry; null if there is none
     * @throws cn.doorplate.media.content.Unfit if it is not taken
     * @throws Declined KEY_REUSED if the key came with another file before
     */
    Media take(long ownerId, byte[] file, @Nullable String key) {
        return take(ownerId, file, key, EnumSet.allOf(MediaKind.class));
    }

    /** The same for one of these kinds only. */
    Media take(long ownerId, byte[] file, @Nullable String key, Set<MediaKind> kinds) {
        byte[] hash = Sha256.of(file);
        MediaRow earlier = key == null ? null : rows.sentWith(ownerId, key);
        if (earlier != null && same(earlier, hash).isThere()) {
            return earlier.toMedia();
        }
        Content content = contents.examine(file);
        if (!kinds.contains(MediaKind.of(content.format()))) {
            throw new Unfit(Unfit.Reason.UNKNOWN);
        }
        MediaRow row = earlier == null ? inserted(row(ownerId, content, hash, key)) : earlier;
        shelf.put(row.fileName(), content.bytes(), content.thumbnail());
        rows.stored(row.id());
        return row.toMedia();
    }

    /** Of twins that come at once, the second writes the first one's file again: the same bytes make the same file. */
    private MediaRow inserted(MediaRow row) {
        try {
            rows.insert(row);
            return row;
        } catch (DuplicateKeyException e) {
            String key = row.idempotencyKey();
            MediaRow twin = key == null ? null : rows.sentWith(row.ownerId(), key);
            if (twin == null) {
                throw e;
            }
            return same(twin, row.uploadHash());
        }
    }

    private static MediaRow same(MediaRow earlier, byte[] hash) {
        if (!MessageDigest.isEqual(earlier.uploadHash(), hash)) {
            throw Declined.because(CommonErrorCode.KEY_REUSED);
        }
        return earlier;
    }

    private MediaRow row(long ownerId, Content content, byte[] hash, @Nullable String key) {
        byte[] name = new byte[16];
        RANDOM.nextBytes(name);
        byte[] thumbnail = content.thumbnail();
        return new MediaRow(
                Ids.next(),
                ownerId,
                MediaStatus.ARRIVING,
                content.format(),
                HexFormat.of().formatHex(name),
                content.bytes().length,
                thumbnail == null ? null : thumbnail.length,
                thumbnail == null ? null : content.width(),
                thumbnail == null ? null : content.height(),
                hash,
                key,
                null,
                null,
                clock.instant());
    }
}
