package cn.doorplate.messaging;

import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages to many: begun by the module that knows the audience, gone through by whichever server is alive. */
@Service
public class Broadcasts {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 600;
    private static final int LONGEST_REASON = 200;

    private final BroadcastMapper rows;
    private final Audiences audiences;
    private final BroadcastBell bell;
    private final Clock clock;

    Broadcasts(
            BroadcastMapper rows, Audiences audiences, BroadcastBell bell, @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.audiences = audiences;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * Begins one with the commit of the caller's transaction.
     *
     * @return its id
     * @throws org.springframework.dao.DuplicateKeyException if there is one of that cause; nothing was written then
     * @throws IllegalArgumentException if there is no such audience, or a text is longer than it may be
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long begin(NewBroadcast wanted) {
        audiences.named(wanted.audience());
        name("cause", wanted.cause());
        name("audience key", wanted.audienceKey());
        text("title", wanted.title(), LONGEST_TITLE);
        text("text", wanted.text(), LONGEST_TEXT);
        long id = Ids.next();
        long text = Ids.next();
        rows.insert(id, text, wanted, clock.instant());
        rows.insertText(text, wanted.title(), wanted.text());
        bell.ringAfterCommit();
        return id;
    }

    /**
     * Takes back what these broadcasts said, within the caller's transaction: inboxes say why from the commit on, what has not
     * gone out does not, and they end. Those that there are none of are passed over; of what was taken back before the first
     * reason stays. Waits for a part that is being written, a fraction of a second.
     *
     * @param reason at most 200 characters
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Collection<String> causes, String reason) {
        text("reason", reason, LONGEST_REASON);
        List<Long> ids = ended(causes);
        if (!ids.isEmpty()) {
            rows.withdrawTexts(ids, reason, clock.instant());
        }
    }

    /**
     * Ends these broadcasts within the caller's transaction: nobody further is told, and what has not gone out does not. What
     * lies in inboxes stays as it is. Waits as {@link #withdraw} does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Collection<String> causes) {
        ended(causes);
    }

    /**
     * These broadcasts have told all whom they are to tell, within the caller's transaction: nobody further is. What they told
     * still goes out, or is paused as it was. Waits as {@link #withdraw} does.
     *
     * @return whether any had somebody to tell yet
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean close(Collection<String> causes) {
        List<Long> ids = causes.isEmpty() ? List.of() : rows.lock(causes);
        return !ids.isEmpty() && rows.close(ids, clock.instant()) > 0;
    }

    /**
     * What these broadcasts say is said anew from the commit of the caller's transaction on: in inboxes, and by what has not gone
     * out yet. Nobody is told again, and what was taken back stays as it was. Those that there are none of are passed over.
     *
     * @throws IllegalArgumentException if a text is longer than it may be
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reword(Collection<String> causes, String title, String text) {
        text("title", title, LONGEST_TITLE);
        text("text", text, LONGEST_TEXT);
        if (!causes.isEmpty()) {
            rows.rewordTexts(causes, title, text);
        }
    }

    private List<Long> ended(Collection<String> causes) {
        List<Long> ids = causes.isEmpty() ? List.of() : rows.lock(causes);
        if (!ids.isEmpty()) {
            Instant now = clock.instant();
            rows.end(ids, now, now.plus(BroadcastSettling.PERIOD));
            bell.ringAfterCommit();
        }
        return ids;
    }

    /** Those that there are, by their causes. */
    public Map<String, Broadcast> byCause(Collection<String> causes) {
        return causes.isEmpty()
                ? Map.of()
                : rows.byCauses(causes).stream()
                        .collect(Collectors.toMap(BroadcastRow::cause, BroadcastRow::toBroadcast));
    }

    /** Those that there are, by their ids. */
    Map<Long, Broadcast> byId(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : rows.byIds(ids).stream().collect(Collectors.toMap(BroadcastRow::id, BroadcastRow::toBroadcast));
    }

    private static void name(String what, String name) {
        if (name.length() > LONGEST_NAME
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            throw new IllegalArgumentException("a broadcast's " + what + " is at most 64 ASCII characters: " + name);
        }
    }

    private static void text(String what, String text, int most) {
        if (text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException("a broadcast's " + what + " is at most " + most + " characters");
        }
    }
}
