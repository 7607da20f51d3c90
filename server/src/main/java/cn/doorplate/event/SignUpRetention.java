package cn.doorplate.event;

import cn.doorplate.privacy.Retained;
import java.time.Instant;
import java.util.Iterator;

/** Removes what is known of who signed up for events that ended some time ago, event by event. */
final class SignUpRetention implements Retained {

    private final String subject;
    private final int kept;
    private final ForgettingMapper rows;
    private final Removal removal;

    /** Removes so many of an event at most, and says how many it were. */
    interface Removal {
        int remove(long event, int atMost);
    }

    /** @param kept what is left of an event when it has been removed */
    SignUpRetention(String subject, int kept, ForgettingMapper rows, Removal removal) {
        this.subject = subject;
        this.kept = kept;
        this.rows = rows;
        this.removal = removal;
    }

    @Override
    public String subject() {
        return subject;
    }

    /** An event of which nothing is left counts as one, so that also many without sign-ups come to an end. */
    @Override
    public int removeBefore(Instant limit, int atMost) {
        int left = atMost;
        Iterator<Long> ended = rows.ended(kept, limit, atMost).iterator();
        while (left > 0 && ended.hasNext()) {
            long event = ended.next();
            left -= removal.remove(event, left);
            if (left > 0) {
                rows.kept(event, kept);
                left--;
            }
        }
        return atMost - left;
    }
}
