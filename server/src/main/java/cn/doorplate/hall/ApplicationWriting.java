package cn.doorplate.hall;

import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import cn.doorplate.worktime.WorkCalendars;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes what happens to an application: the row, the event, and who is told, in the caller's transaction. */
@Component
class ApplicationWriting {

    static final String SAID = "hall.said";
    static final String ANSWERS = "hall.answers";

    private final ApplicationMapper rows;
    private final ApplicationEventMapper events;
    private final ServiceCatalogue catalogue;
    private final ApplicationNews news;
    private final WorkCalendars calendars;
    private final PersonKeys keys;
    private final Clock clock;

    ApplicationWriting(
            ApplicationMapper rows,
            ApplicationEventMapper events,
            ServiceCatalogue catalogue,
            ApplicationNews news,
            WorkCalendars calendars,
            PersonKeys keys,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.rows = rows;
        this.events = events;
        this.catalogue = catalogue;
        this.news = news;
        this.calendars = calendars;
        this.keys = keys;
        this.clock = clock;
    }

    /** What somebody does. */
    record Act(
            ApplicationEventKind kind,
            ApplicationParty party,
            long actor,
            @Nullable String text) {

        /** What nobody does: it comes by itself. */
        static Act ofTime(ApplicationEventKind kind) {
            return new Act(kind, ApplicationParty.TIME, 0, null);
        }
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * One, held until the transaction ends.
     *
     * @throws Declined NOT_FOUND if there is none, or not for them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public ApplicationRow hold(long id, Predicate<ApplicationRow> forThem) {
        return Optional.ofNullable(rows.hold(id))
                .filter(forThem)
                .orElseThrow(() -> Declined.at("application", CommonErrorCode.NOT_FOUND));
    }

    ApplicationClock clockOf(ApplicationRow row) {
        return new ApplicationClock(calendars.of(row.deskRegion()));
    }

    /** As it was published when it was sent. */
    PublicService serviceOf(ApplicationRow row) {
        return Objects.requireNonNull(
                catalogue.asMadeOf(List.of(row.madeOf())).get(row.madeOf()), "an application under nothing");
    }

    /** @throws Declined NOT_NOW if it cannot become that */
    static ApplicationFacts become(ApplicationRow row, ApplicationState next) {
        if (!row.state().mayBecome(next)) {
            throw Declined.because(HallErrorCode.NOT_NOW);
        }
        return row.facts().being(next);
    }

    byte @Nullable [] seal(ApplicationRow row, @Nullable String text) {
        return text == null ? null : keys.seal(row.personId(), SAID, text);
    }

    /** It is as these facts say from now on. */
    void write(ApplicationRow row, ApplicationFacts facts, Act act) {
        rows.change(row.id(), facts);
        tell(row, act);
    }

    /** Adds to the history, and tells whom it concerns; returns the event's number. */
    int tell(ApplicationRow row, Act act) {
        int seq = events.lastSeq(row.id()) + 1;
        events.tell(new ApplicationEventMapper.EventRow(
                row.id(), seq, act.kind(), act.party(), act.actor(), seal(row, act.text()), now()));
        news.happened(row, serviceOf(row), act.kind(), act.party(), seq);
        return seq;
    }
}
