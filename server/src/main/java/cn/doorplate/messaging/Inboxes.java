package cn.doorplate.messaging;

import cn.doorplate.privacy.Keyring;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.BadInput;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads inboxes and marks what was read in them; each person's own. */
@Component
class Inboxes {

    private static final int MOST_MARKED = 100;

    /** What one statement marks, so that it locks for no longer than that takes. */
    private static final int MARKED_AT_ONCE = 500;

    private final InboxMapper rows;
    private final MessageLogMapper lanes;
    private final PersonKeys keys;
    private final Clock clock;

    Inboxes(InboxMapper rows, MessageLogMapper lanes, PersonKeys keys, Clock clock) {
        this.rows = rows;
        this.lanes = lanes;
        this.keys = keys;
        this.clock = clock;
    }

    /** As it ends now: what is asked of it later knows nothing newer, so that its cursor leaves nothing out. */
    Inbox of(long personId) {
        return new Inbox(personId, lanes.head(Lanes.of(personId)));
    }

    /** 100 stands for 100 and more. */
    int unread(long personId) {
        return rows.unread(List.of(personId)).get(0).unread();
    }

    /** Without those of which there are none. */
    List<UnreadOfKind> unreadByKind(Inbox inbox) {
        return rows.unreadByKind(inbox.personId(), Arrays.asList(MessageKind.values())).stream()
                .filter(unread -> unread.count() > 0)
                .toList();
    }

    /**
     * A page, the newest first.
     *
     * @throws BadInput if the cursor is none, or pages are not that long
     */
    Page<Message> page(Inbox inbox, @Nullable MessageKind kind, int first, @Nullable String after) {
        Paging.first(first);
        long before = after == null ? Long.MAX_VALUE : number(after).orElseThrow(Paging::noCursor);
        List<MessageRow> found = rows.newest(inbox.personId(), kind, inbox.head(), before, first + 1);
        Page<MessageRow> page = Page.firstOf(found, first, row -> Ids.toOpaque(row.seq()));
        return new Page<>(opened(page.nodes()), page.pageInfo());
    }

    /**
     * What came behind a cursor, the oldest first.
     *
     * @throws BadInput if the cursor is none of this inbox, or pages are not that long
     */
    MessagesSince since(Inbox inbox, String cursor, int first) {
        Paging.first(first);
        List<MessageRow> found = rows.behind(inbox.personId(), after(inbox, cursor), inbox.head(), first + 1);
        boolean more = found.size() > first;
        List<MessageRow> page = more ? found.subList(0, first) : found;
        return new MessagesSince(
                opened(page), more ? Ids.toOpaque(page.get(first - 1).seq()) : inbox.cursor(), more);
    }

    /**
     * The number that a cursor of this inbox stands for.
     *
     * @throws BadInput if it is none, or one that the inbox has not come to
     */
    long after(Inbox inbox, String cursor) {
        return number(cursor)
                .filter(number -> number <= inbox.head())
                .orElseThrow(() -> new BadInput("消息的位置有误，请重新打开消息页。"));
    }

    /**
     * Marks these as read; those that are none, or are read already, are passed over.
     *
     * @throws Declined INVALID if one is no id, or there are more than 100
     */
    void read(long personId, List<String> messages) {
        Collection<Long> numbers = messages.stream()
                .map(id -> number(id).orElseThrow(() -> Declined.at("messages", InboxErrorCode.INVALID)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (messages.size() > MOST_MARKED) {
            throw Declined.at("messages", InboxErrorCode.INVALID);
        }
        if (!numbers.isEmpty()) {
            rows.read(personId, numbers, clock.instant());
        }
    }

    /**
     * Marks all up to a cursor as read, of one kind or of all.
     *
     * @throws Declined INVALID if the cursor is none of this inbox
     */
    void readAll(long personId, String cursor, @Nullable MessageKind kind) {
        Inbox inbox = of(personId);
        long head = number(cursor)
                .filter(number -> number <= inbox.head())
                .orElseThrow(() -> Declined.at("cursor", InboxErrorCode.INVALID));
        List<Long> part = List.of(0L);
        do {
            part = rows.unreadNumbers(personId, kind, part.get(part.size() - 1), head, MARKED_AT_ONCE);
            if (!part.isEmpty()) {
                rows.read(personId, part, clock.instant());
            }
        } while (part.size() == MARKED_AT_ONCE);
    }

    /** One statement where any of them is the person's own, none otherwise. */
    List<Message> opened(List<MessageRow> found) {
        Keyring ring = ring(found);
        return found.stream().flatMap(row -> row.opened(ring).stream()).toList();
    }

    /** The keys of those whose own texts are among them. */
    Keyring ring(List<MessageRow> found) {
        return keys.of(found.stream()
                .filter(MessageRow::isSealed)
                .map(MessageRow::personId)
                .collect(Collectors.toSet()));
    }

    private static Optional<Long> number(String opaque) {
        try {
            return Optional.of(Ids.fromOpaque(opaque)).filter(number -> number >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
