package cn.doorplate.notice;

import cn.doorplate.identity.Viewer;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands notices to a second person, who publishes them or gives them back; and takes them back. */
@Component
class NoticeReview {

    private final NoticeDesk desk;
    private final Notices notices;
    private final NoticeEditionMapper editions;
    private final NoticePublishing publishing;
    private final NoticeRecipients recipients;
    private final NoticeChecks checks;
    private final TransactionTemplate transactions;

    NoticeReview(
            NoticeDesk desk,
            Notices notices,
            NoticeEditionMapper editions,
            NoticePublishing publishing,
            NoticeRecipients recipients,
            NoticeChecks checks,
            TransactionTemplate transactions) {
        this.desk = desk;
        this.notices = notices;
        this.editions = editions;
        this.publishing = publishing;
        this.recipients = recipients;
        this.checks = checks;
        this.transactions = transactions;
    }

    /**
     * WeChat is asked before the transaction; what was changed meanwhile is a conflict.
     *
     * @throws Declined NOT_FOUND, CONFLICT, WINDOW, AUDIENCE_EMPTY, RISKY
     */
    void submit(Viewer viewer, long id, int version) {
        NoticeRow row = desk.find(viewer, id, version);
        NoticeEditionRow edition = newest(row, NoticeState.IN_REVIEW);
        requireTime(row, edition);
        boolean asksSomebody = edition.urgent() || edition.mustRead();
        if (asksSomebody && !recipients.reachesAnybody(edition)) {
            throw Declined.because(NoticeErrorCode.AUDIENCE_EMPTY);
        }
        NoticeCheck check = checks.of(edition);
        transactions.executeWithoutResult(status -> {
            publishing.change(row.newestIs(NoticeState.IN_REVIEW, publishing.now()));
            editions.handOver(id, edition.number(), check);
        });
    }

    /** @throws Declined NOT_FOUND, CONFLICT, OWN_WORK, WINDOW */
    @Transactional
    public void approve(Viewer viewer, long id, int version) {
        NoticeRow row = desk.find(viewer, id, version);
        NoticeEditionRow edition = newest(row, NoticeState.PUBLISHED);
        if (isWorkOf(viewer, edition)) {
            throw Declined.because(NoticeErrorCode.OWN_WORK);
        }
        requireTime(row, edition);
        Instant begin = edition.publishAt();
        if (begin != null && begin.isAfter(publishing.now())) {
            publishing.change(row.scheduled(begin, publishing.now()));
        } else {
            publishing.publish(row, edition);
        }
        editions.approve(id, edition.number(), viewer.personId());
    }

    /** @throws Declined BLANK, TOO_LONG, MARKUP, NOT_FOUND, CONFLICT */
    @Transactional
    public void giveBack(Viewer viewer, long id, int version, String remark) {
        String line = NoticeTexts.reason("remark", remark);
        NoticeRow row = desk.find(viewer, id, version);
        NoticeEditionRow edition = newest(row, NoticeState.DRAFT);
        publishing.change(row.newestIs(NoticeState.DRAFT, publishing.now()));
        editions.remark(id, edition.number(), line);
    }

    /**
     * Readers are told the reason, and no second person looks at it before: so WeChat does, before the transaction.
     *
     * @throws Declined BLANK, TOO_LONG, MARKUP, NOT_FOUND, CONFLICT, RISKY
     */
    void withdraw(Viewer viewer, long id, int version, String reason) {
        String line = NoticeTexts.reason("reason", reason);
        NoticeRow row = desk.find(viewer, id, version);
        if (waits(row.revision())) {
            transactions.executeWithoutResult(status -> giveUp(row, line));
            return;
        }
        require(row.state().permits(NoticeState.WITHDRAWN));
        if (row.wasPublished()) {
            checks.requireFit("reason", line, viewer.personId());
        }
        transactions.executeWithoutResult(status -> publishing.withdraw(row, line));
    }

    /** Only the edition that waits; what is in force stays. */
    private void giveUp(NoticeRow row, String reason) {
        publishing.change(row.withoutRevision(dueWithoutRevision(row), publishing.now()));
        editions.remark(row.id(), row.lastEdition(), reason);
    }

    private static boolean waits(@Nullable NoticeState revision) {
        return revision == NoticeState.IN_REVIEW || revision == NoticeState.SCHEDULED;
    }

    private @Nullable Instant dueWithoutRevision(NoticeRow row) {
        return row.state() == NoticeState.PUBLISHED ? notices.live(row).expiresAt() : row.dueAt();
    }

    /** The newest edition, where it may come that far. */
    private NoticeEditionRow newest(NoticeRow row, NoticeState next) {
        require(row.newest().permits(next) && !row.newest().isApproved());
        return notices.edition(row, row.lastEdition());
    }

    /** It has time left; and what it is to replace is still there when it comes, for what is over comes no more. */
    private void requireTime(NoticeRow row, NoticeEditionRow edition) {
        Instant begin = edition.publishAt();
        if (comesTooLate(row, begin) || edition.isOverAt(publishing.now())) {
            throw Declined.because(NoticeErrorCode.WINDOW);
        }
    }

    private boolean comesTooLate(NoticeRow row, @Nullable Instant begin) {
        if (begin == null) {
            return false;
        }
        return switch (row.state()) {
            case PUBLISHED -> notices.live(row).isOverAt(begin.minusMillis(1));
            case EXPIRED -> begin.isAfter(publishing.now());
            default -> false;
        };
    }

    private boolean isWorkOf(Viewer viewer, NoticeEditionRow edition) {
        return editions.authors(List.of(new NoticeEditionMapper.Key(edition.noticeId(), edition.number()))).stream()
                .anyMatch(author -> author.personId() == viewer.personId());
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
    }
}
