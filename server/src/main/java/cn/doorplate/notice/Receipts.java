package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.messaging.Messages;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is to read which notice, and who has. */
@Component
class Receipts {

    private final ReceiptMapper rows;
    private final Notices notices;
    private final Messages messages;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Receipts(
            ReceiptMapper rows,
            Notices notices,
            Messages messages,
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            Clock clock) {
        this.rows = rows;
        this.notices = notices;
        this.messages = messages;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * These have just been told of a notice, within the transaction that wrote to them: of one that must be read, they are
     * asked to read it. Who read it before the message came has read the message too; but of something urgent, only who read
     * that very edition, for what is new in it they do not know.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(NoticeRow notice, NoticeEditionRow edition, List<Long> persons) {
        if (persons.isEmpty()) {
            return;
        }
        if (edition.mustRead()) {
            insert(notice.id(), new TreeSet<>(persons));
        }
        Instant since = edition.urgent() ? notice.inForceSince() : Objects.requireNonNull(notice.publishedAt());
        if (edition.mustRead() && edition.urgent()) {
            rows.reopen(notice.id(), persons, since);
        }
        messages.readAbout(rows.readersAmong(notice.id(), persons, since), notice.id());
    }

    /** Those of them whom no edition told yet, or, of one that must be read, whom none asked to read it. */
    List<Long> unaware(NoticeRow notice, NoticeEditionRow edition, List<Long> persons) {
        if (persons.isEmpty()) {
            return List.of();
        }
        Set<Long> aware = edition.mustRead()
                ? Set.copyOf(rows.askedAmong(notice.id(), persons))
                : messages.toldAmong(persons, NoticeCauses.ofEditions(notice));
        return persons.stream().filter(person -> !aware.contains(person)).toList();
    }

    private void insert(long notice, Set<Long> persons) {
        jdbc.batchUpdate(
                "insert into notice_receipt (notice_id, person_id, must, done) values (?, ?, true, false)"
                        + " on duplicate key update must = true",
                persons.stream().map(person -> new Object[] {notice, person}).toList());
    }

    /**
     * Says that the viewer has read it. The message about it is marked in a transaction of its own: who writes messages locks
     * those first and receipts after, and we would wait for each other the other way round.
     *
     * @throws Declined NOT_FOUND if there is no such notice for the viewer
     */
    Notice read(Viewer viewer, long id) {
        NoticeRow row = notices.row(id)
                .filter(found -> found.liveEdition() != null && notices.maySee(viewer, found, notices.live(found)))
                .orElseThrow(() -> Declined.at("notice", CommonErrorCode.NOT_FOUND));
        NoticeEditionRow edition = notices.live(row);
        Instant now = clock.instant();
        if (row.state() != NoticeState.WITHDRAWN) {
            transactions.executeWithoutResult(status -> rows.read(id, viewer.personId(), now, row.inForceSince()));
        }
        transactions.executeWithoutResult(status -> messages.readAbout(List.of(viewer.personId()), id));
        return Notice.of(row, edition, now);
    }

    /** When a person read these; those that they did not are left out, and the urgent of which they know no more than before. */
    Map<Long, Instant> readAt(long personId, Collection<Long> notices) {
        return rows.readings(personId, notices).stream()
                .collect(Collectors.toMap(ReceiptMapper.Reading::noticeId, ReceiptMapper.Reading::readAt));
    }

    /** How those of these notices that were published were received; one statement. */
    Map<Long, NoticeReading> readings(Collection<Long> notices) {
        return rows.counts(notices).stream()
                .collect(Collectors.toMap(ReadingCounts::noticeId, ReadingCounts::toReading));
    }
}
