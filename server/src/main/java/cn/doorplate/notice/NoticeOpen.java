package cn.doorplate.notice;

import cn.doorplate.messaging.Audience;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Those of a notice in force who must read it and have not, nor were told; not those for whom it is no more, because it was
 * narrowed or they have moved. The key is the notice's id as a number.
 */
@Component
class NoticeOpen implements Audience {

    static final String NAME = "notice-open";

    private final Notices notices;
    private final NoticeRecipients recipients;
    private final ReceiptMapper rows;

    NoticeOpen(Notices notices, NoticeRecipients recipients, ReceiptMapper rows) {
        this.notices = notices;
        this.recipients = recipients;
        this.rows = rows;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Part next(String key, String position, int atMost) {
        return notices.row(Long.parseLong(key))
                .filter(row -> row.state() == NoticeState.PUBLISHED)
                .map(notices::live)
                .filter(NoticeEditionRow::mustRead)
                .map(edition -> open(edition, RollPosition.parse(position), atMost))
                .orElse(new Part(List.of(), null));
    }

    /** Whether anybody is left at all; believed, as of {@link NoticeRecipients#reachesAnybody}, where so many are meant. */
    boolean holdsAnybody(NoticeEditionRow edition) {
        return !rows.open(edition.noticeId(), 0, 1).isEmpty()
                && NoticeRecipients.finds(behind -> open(edition, behind, NoticeRecipients.TOGETHER));
    }

    private Part open(NoticeEditionRow edition, RollPosition behind, int atMost) {
        Part all = recipients.part(edition, behind, atMost);
        return all.persons().isEmpty()
                ? all
                : new Part(rows.openAmong(edition.noticeId(), all.persons()), all.position());
    }

    /** They are asked already. */
    @Override
    public void written(String key, List<Long> persons) {}
}
