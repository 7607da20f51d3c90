package cn.doorplate.notice;

import cn.doorplate.messaging.Broadcasts;
import cn.doorplate.messaging.MessageKind;
import cn.doorplate.messaging.NewBroadcast;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What readers notice of a notice's life: it comes into force, is told of, and goes. Each in the caller's transaction, from the
 * version that was read; who comes too late is declined with CONFLICT, and nothing is done.
 */
@Component
class NoticePublishing {

    private final NoticeMapper rows;
    private final Notices notices;
    private final NoticeStandings standings;
    private final Broadcasts broadcasts;
    private final Reminders reminders;
    private final Clock clock;

    NoticePublishing(
            NoticeMapper rows,
            Notices notices,
            NoticeStandings standings,
            Broadcasts broadcasts,
            Reminders reminders,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.standings = standings;
        this.broadcasts = broadcasts;
        this.reminders = reminders;
        this.clock = clock;
    }

    /** The time by which this module's rows are written. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** @throws Declined CONFLICT if it was changed since it was read */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(NoticeRow row) {
        if (rows.change(row) != 1) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }

    /**
     * An edition comes into force: the first, of which all are told; or a later one, of which they are again where it is urgent,
     * and else those who have yet to be.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(NoticeRow row, NoticeEditionRow edition) {
        NoticeRow published = row.published(edition, now());
        change(published);
        boolean news = row.state() != NoticeState.PUBLISHED || replaces(row, edition);
        if (row.wasPublished() && !edition.urgent()) {
            reword(row, edition);
        }
        standings.put(published, edition);
        if (news) {
            tell(published, edition);
        }
    }

    /**
     * What was in force until now goes, and nobody further is told of it.
     *
     * @return whether somebody has yet to be told of what comes
     */
    private boolean replaces(NoticeRow row, NoticeEditionRow edition) {
        NoticeEditionRow before = notices.live(row);
        standings.remove(before);
        if (edition.urgent()) {
            broadcasts.end(causes(row));
            return true;
        }
        boolean unfinished = broadcasts.close(NoticeCauses.ofEditions(row));
        return unfinished || edition.asksMoreThan(before);
    }

    /** Who is not told again has the new words in what they were told, and gets no old ones where that has yet to go out. */
    private void reword(NoticeRow row, NoticeEditionRow edition) {
        broadcasts.reword(NoticeCauses.ofEditions(row), edition.title(), edition.summary());
        broadcasts.reword(reminders.causesOf(row.id()), Reminders.title(edition), edition.summary());
    }

    private void tell(NoticeRow row, NoticeEditionRow edition) {
        broadcasts.begin(new NewBroadcast(
                edition.urgent() ? MessageKind.URGENT : MessageKind.NOTICE,
                NoticeCauses.edition(row.id(), edition.number()),
                edition.title(),
                edition.summary(),
                row.id(),
                row.region(),
                NoticeRecipients.NAME,
                NoticeRecipients.key(edition)));
    }

    /** Its time is over: it stands nowhere, and nobody further is told of it, or reminded. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expire(NoticeRow row) {
        change(row.expired(now()));
        standings.remove(notices.live(row));
        broadcasts.end(causes(row));
    }

    /** It is gone for good, were its time over or not. Whoever read it is told why. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(NoticeRow row, String reason) {
        change(row.withdrawn(reason, now()));
        if (!row.wasPublished()) {
            return;
        }
        NoticeEditionRow edition = notices.live(row);
        if (row.state() == NoticeState.PUBLISHED) {
            standings.remove(edition);
        }
        broadcasts.withdraw(causes(row), reason);
        broadcasts.begin(new NewBroadcast(
                edition.urgent() ? MessageKind.URGENT : MessageKind.NOTICE,
                NoticeCauses.withdrawn(row.id()),
                "通知已撤回：" + edition.title(),
                reason,
                row.id(),
                row.region(),
                NoticeReaders.NAME,
                Long.toString(row.id())));
    }

    /** Of all that was said of it. */
    private List<String> causes(NoticeRow row) {
        List<String> causes = new ArrayList<>(NoticeCauses.ofEditions(row));
        causes.addAll(reminders.causesOf(row.id()));
        return causes;
    }
}
