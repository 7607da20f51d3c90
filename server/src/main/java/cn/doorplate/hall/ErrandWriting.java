package cn.doorplate.hall;

import cn.doorplate.identity.Role;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Writes what happens to an errand, and tells whom it concerns, in the caller's transaction. */
@Component
class ErrandWriting {

    static final String SAID = "hall.errand";

    private final ErrandMapper rows;
    private final ErrandEventMapper events;
    private final HallNews news;
    private final HallPeople people;
    private final PersonKeys keys;
    private final Clock clock;

    ErrandWriting(
            ErrandMapper rows,
            ErrandEventMapper events,
            HallNews news,
            HallPeople people,
            PersonKeys keys,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.events = events;
        this.news = news;
        this.people = people;
        this.keys = keys;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    byte @Nullable [] seal(long person, @Nullable String text) {
        return text == null ? null : keys.seal(person, SAID, text);
    }

    /** It is run by that person from now on. */
    void taken(ErrandRow row, long taker, Role role) {
        ErrandStep step = ErrandStep.REMINDER;
        rows.runBy(row.id(), ErrandState.TAKEN, taker, role, step, step.from(now()));
        tell(row, ErrandEventKind.TAKEN, taker, null);
    }

    /** It waits for somebody again. */
    void reopen(ErrandRow row, ErrandEventKind kind, long actor, @Nullable String note) {
        ErrandStep step = ErrandStep.UNTAKEN;
        rows.runBy(row.id(), ErrandState.OPEN, null, null, step, step.from(now()));
        tell(row, kind, actor, note);
    }

    void become(ErrandRow row, ErrandState next, ErrandEventKind kind, long actor, @Nullable String note) {
        Instant now = now();
        ErrandStep step = ErrandStep.first(next).orElse(null);
        rows.become(row.id(), next, next.isOver() ? now : null, step, step == null ? null : step.from(now));
        tell(row, kind, actor, note);
    }

    void tell(ErrandRow row, ErrandEventKind kind, long actor, @Nullable String note) {
        int seq = events.lastSeq(row.id()) + 1;
        events.tell(new ErrandEventMapper.EventRow(row.id(), seq, kind, actor, seal(row.personId(), note), now()));
        List<Long> persons = switch (kind) {
            case TAKEN, HANDED_BACK, REPORTED, COULD_NOT, LAPSED, REOPENED, UNCONFIRMED ->
                people.concerned(row.personId(), row.askedBy());
            case CONFIRMED, NOT_DONE, REVOKED -> takers(row);
            case ASKED -> List.of();
        };
        told(row, persons, kind.name().toLowerCase(Locale.ROOT), seq);
    }

    private static List<Long> takers(ErrandRow row) {
        return row.takerId() == null ? List.of() : List.of(row.takerId());
    }

    /** Of what is no event: who has it in hand, or the office. */
    void remind(ErrandRow row, String what, boolean office) {
        told(row, office ? news.office(row.region()) : takers(row), what, events.lastSeq(row.id()));
    }

    /** Whom else it concerns. */
    void told(ErrandRow row, List<Long> persons, String what, int seq) {
        String cause = "hall:" + Ids.toOpaque(row.id()) + ":" + what + ":" + seq;
        news.tell(persons, "errand." + what, cause, row.id(), row.region(), row.title());
    }
}
