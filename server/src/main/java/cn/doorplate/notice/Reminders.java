package cn.doorplate.notice;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.messaging.Broadcast;
import cn.doorplate.messaging.Broadcasts;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.NewBroadcast;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reminds those who have not read what they must. */
@Component
class Reminders {

    /** Nobody is reminded of the same more often. */
    private static final Duration BETWEEN = Duration.ofHours(24);

    private final Notices notices;
    private final ReceiptMapper rows;
    private final NoticeOpen open;
    private final Broadcasts broadcasts;
    private final PlacePaths paths;
    private final Once once;
    private final Clock clock;

    Reminders(
            Notices notices,
            ReceiptMapper rows,
            NoticeOpen open,
            Broadcasts broadcasts,
            PlacePaths paths,
            Once once,
            Clock clock) {
        this.notices = notices;
        this.rows = rows;
        this.open = open;
        this.broadcasts = broadcasts;
        this.paths = paths;
        this.once = once;
        this.clock = clock;
    }

    /**
     * Begins a reminder.
     *
     * @return its progress; null once nobody keeps that any more
     * @throws Declined NOT_FOUND, NOT_MUST_READ, NOBODY_LEFT, TOO_OFTEN
     */
    @Nullable Broadcast remind(Viewer viewer, String idempotencyKey, String opaque, long notice) {
        String cause = once.run(
                Actor.person(viewer.personId()),
                "noticeRemind",
                idempotencyKey,
                opaque,
                () -> begin(mustRead(viewer, notice)));
        return broadcasts.byCause(List.of(cause)).get(cause);
    }

    /** The causes of all reminders of a notice, for who takes back what was said: none begins until their transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<String> causesOf(long notice) {
        return IntStream.rangeClosed(1, rows.reminders(notice))
                .mapToObj(number -> NoticeCauses.reminder(notice, number))
                .toList();
    }

    /** What a reminder says in one line. */
    static String title(NoticeEditionRow edition) {
        return "请阅读：" + edition.title();
    }

    private NoticeRow mustRead(Viewer viewer, long notice) {
        NoticeRow row = notices.row(notice)
                .filter(found -> isKeptBy(viewer, found))
                .orElseThrow(() -> Declined.at("notice", CommonErrorCode.NOT_FOUND));
        if (row.state() != NoticeState.PUBLISHED || !notices.live(row).mustRead()) {
            throw Declined.at("notice", ReceiptErrorCode.NOT_MUST_READ);
        }
        return row;
    }

    private boolean isKeptBy(Viewer viewer, NoticeRow row) {
        return paths.of(NoticePlaces.region(row.region()))
                .filter(path -> viewer.may(Permission.PUBLISH_NOTICES, path))
                .isPresent();
    }

    private String begin(NoticeRow row) {
        NoticeEditionRow edition = notices.live(row);
        if (!open.holdsAnybody(edition)) {
            throw Declined.at("notice", ReceiptErrorCode.NOBODY_LEFT);
        }
        Instant now = clock.instant();
        if (rows.remind(row.id(), now, now.minus(BETWEEN)) == 0) {
            // Withdrawn since it was read, or reminded of by another.
            boolean there = notices.row(row.id())
                    .filter(found -> found.state() == NoticeState.PUBLISHED)
                    .isPresent();
            throw Declined.at("notice", there ? ReceiptErrorCode.TOO_OFTEN : ReceiptErrorCode.NOT_MUST_READ);
        }
        String cause = NoticeCauses.reminder(row.id(), rows.reminders(row.id()));
        broadcasts.begin(new NewBroadcast(
                edition.urgent() ? MessageKind.URGENT : MessageKind.NOTICE,
                cause,
                title(edition),
                edition.summary(),
                row.id(),
                row.region(),
                NoticeOpen.NAME,
                Long.toString(row.id())));
        return cause;
    }
}
