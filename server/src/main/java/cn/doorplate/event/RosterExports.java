package cn.doorplate.event;

import cn.doorplate.identity.Permission;
import cn.doorplate.identity.Viewer;
import cn.doorplate.media.Media;
import cn.doorplate.media.MediaFiles;
import cn.doorplate.once.Actor;
import cn.doorplate.once.Once;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.LineCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Rosters that staff take away as workbooks. */
@Service
class RosterExports {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    private final RosterExportMapper rows;
    private final Events events;
    private final RosterWriting writing;
    private final MediaFiles files;
    private final Once once;
    private final TransactionTemplate transaction;

    RosterExports(
            RosterExportMapper rows,
            Events events,
            RosterWriting writing,
            MediaFiles files,
            Once once,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.events = events;
        this.writing = writing;
        this.files = files;
        this.once = once;
        this.transaction = transaction;
    }

    /** As it came in. */
    record EventRosterExportInput(String idempotencyKey, String event, String purpose) {}

    /**
     * That it was asked for is written down first, and the workbook after it: who was cut off in between asks again and has it then.
     *
     * @return a link
     * @throws Declined PURPOSE, NOT_FOUND, KEY_REUSED
     */
    String export(Viewer viewer, EventRosterExportInput input) {
        Event event = events.kept(viewer, Permission.ORGANISE_EVENTS, Events.id(input.event()))
                .filter(found -> found.row().publishedAt() != null)
                .orElseThrow(() -> Declined.at("event", CommonErrorCode.NOT_FOUND));
        String purpose = purpose(input.purpose());
        long export = Ids.fromOpaque(once.run(
                Actor.person(viewer.personId()),
                "eventRosterExport",
                input.idempotencyKey(),
                List.of(input.event(), purpose),
                () -> Ids.toOpaque(asked(viewer, event))));
        Media media = written(export).orElseGet(() -> write(viewer, event, purpose, export));
        return files.urlOf(media);
    }

    private static String purpose(String given) {
        String purpose = LineCheck.line(given);
        int length = purpose.codePointCount(0, purpose.length());
        if (length < SHORTEST || length > LONGEST || !LineCheck.isShown(purpose)) {
            throw Declined.at("purpose", EventErrorCode.PURPOSE);
        }
        return purpose;
    }

    private long asked(Viewer viewer, Event event) {
        long id = Ids.next();
        rows.insert(new RosterExportRow(id, event.number(), viewer.personId(), event.now()));
        return id;
    }

    private Optional<Media> written(long export) {
        String claim = RosterMedia.claim(export);
        Map<String, List<Media>> found = files.claimedBy(List.of(claim));
        return found.getOrDefault(claim, List.of()).stream().findFirst();
    }

    /** Of twins that write at once, the first one's is kept; the other's is gone after a day. */
    private Media write(Viewer viewer, Event event, String purpose, long export) {
        Media media = files.store(viewer.personId(), writing.write(viewer, event, purpose));
        return transaction.execute(status -> {
            if (rows.hold(export) == null) {
                throw Declined.at("idempotencyKey", CommonErrorCode.NOT_FOUND);
            }
            return written(export)
                    .orElseGet(() -> files.claim(media.id(), viewer.personId(), RosterMedia.claim(export), "event"));
        });
    }
}
