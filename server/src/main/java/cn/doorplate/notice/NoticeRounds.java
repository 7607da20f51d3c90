package cn.doorplate.notice;

import cn.doorplate.shared.Declined;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes notices when their time comes, and ends those whose time is over. Of several servers, whichever is first does. */
@Component
class NoticeRounds {

    static final Duration PAUSE = Duration.ofMillis(250);

    private static final int TOGETHER = 100;

    /** For one that failed, so that those that fail keep no other from its turn. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(NoticeRounds.class);

    private final NoticeMapper rows;
    private final Notices notices;
    private final NoticePublishing publishing;
    private final TransactionTemplate transactions;

    NoticeRounds(NoticeMapper rows, Notices notices, NoticePublishing publishing, TransactionTemplate transactions) {
        this.rows = rows;
        this.notices = notices;
        this.publishing = publishing;
        this.transactions = transactions;
    }

    /** Each in a transaction of its own: one that fails keeps no other from its time. */
    void round() {
        for (long id : rows.due(publishing.now(), TOGETHER)) {
            try {
                transactions.executeWithoutResult(status -> turn(id));
            } catch (Declined | PessimisticLockingFailureException e) {
                log.debug("Notice {} was changed by another at this moment", id);
            } catch (RuntimeException e) {
                log.error("Notice {} stays as it is, though its time has come", id, e);
                Instant now = publishing.now();
                rows.postpone(id, now, now.plus(AGAIN));
            }
        }
    }

    private void turn(long id) {
        NoticeRow row = rows.selectById(id);
        Instant now = publishing.now();
        Integer live = row.liveEdition();
        if (live == null || row.dueAt() == null || row.dueAt().isAfter(now)) {
            return;
        }
        NoticeEditionRow edition = notices.edition(row, live);
        NoticeEditionRow next = row.revision() == NoticeState.SCHEDULED ? follower(row, now) : null;
        if (next != null && !next.isOverAt(now)) {
            publishing.publish(row, next);
        } else if (edition.isOverAt(now)) {
            publishing.expire(row);
        } else if (row.state() == NoticeState.SCHEDULED) {
            publishing.publish(row, edition);
        } else if (next != null) {
            publishing.change(row.withoutRevision(edition.expiresAt(), now));
        }
    }

    /** The edition that waited, once its time has come. It comes before the end of the older one, which it replaces. */
    private @Nullable NoticeEditionRow follower(NoticeRow row, Instant now) {
        NoticeEditionRow next = notices.edition(row, row.lastEdition());
        Instant begin = next.publishAt();
        return begin == null || !begin.isAfter(now) ? next : null;
    }
}
