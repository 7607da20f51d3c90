package cn.doorplate.alarm;

import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaAudience;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.media.MediaKind;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Photos and sounds that follow an alarm: sent by whoever has its ticket, without login, and seen by those who answer it. They are kept as
 * the alarm's own, for who raised it need not be anybody we know, and go with it.
 */
@Component
class AlarmFiles implements MediaAudience {

    static final int MOST = 6;

    private static final String PREFIX = "alarm";
    private static final Set<MediaKind> KINDS = Set.of(MediaKind.PICTURE, MediaKind.SOUND);

    private final AlarmMapper rows;
    private final AlarmOwn own;
    private final AlarmSight sight;
    private final AlarmWriting writing;
    private final AlarmClock clock;
    private final MediaFiles files;
    private final TransactionTemplate transaction;

    AlarmFiles(
            AlarmMapper rows,
            AlarmOwn own,
            AlarmSight sight,
            AlarmWriting writing,
            AlarmClock clock,
            MediaFiles files,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.own = own;
        this.sight = sight;
        this.writing = writing;
        this.clock = clock;
        this.files = files;
        this.transaction = transaction;
    }

    private static String claim(long alarm) {
        return PREFIX + ":" + Ids.toOpaque(alarm);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean maySee(Viewer viewer, Media media, String claim) {
        AlarmRow row = rows.find(Ids.fromOpaque(claim.substring(PREFIX.length() + 1)));
        return row != null
                && (row.isOf(viewer.personId()) || sight.of(viewer, row).isPresent());
    }

    /**
     * Whether one more may follow: asked before it is received.
     *
     * @return the alarm's id
     * @throws Declined NOT_FOUND, ENDED, ENOUGH
     */
    long expect(String ticket) {
        AlarmRow row = own.find(ticket).orElseThrow(() -> Declined.at("ticket", CommonErrorCode.NOT_FOUND));
        check(row);
        return row.id();
    }

    private void check(AlarmRow row) {
        if (!row.isOpen()) {
            throw Declined.because(AlarmErrorCode.ENDED);
        }
        if (of(row.id()).size() >= MOST) {
            throw Declined.because(AlarmErrorCode.ENOUGH);
        }
    }

    /**
     * Lets it follow.
     *
     * @throws Declined NOT_FOUND, ENDED, ENOUGH
     * @throws cn.doorplate.media.content.Unfit for what is no photo and no sound
     */
    void add(long alarm, byte[] bytes) {
        Media file = files.store(alarm, bytes, KINDS);
        transaction.executeWithoutResult(status -> {
            AlarmRow row = rows.hold(alarm);
            if (row == null) {
                throw Declined.at("ticket", CommonErrorCode.NOT_FOUND);
            }
            check(row);
            files.claim(file.id(), alarm, claim(alarm), "file");
            writing.write(new AlarmChange(row).say(AlarmDeed.SHOWN, file.kind()), clock.now());
        });
    }

    /** In the order of their arrival. */
    List<Media> of(long alarm) {
        return files.claimedBy(List.of(claim(alarm))).getOrDefault(claim(alarm), List.of());
    }

    /** Within the caller's transaction. */
    void forget(long alarm) {
        files.releaseAllOf(alarm);
    }
}
