package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseClock;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseLife;
import cn.doorplate.casework.life.CaseRefused;
import cn.doorplate.casework.life.Known;
import cn.doorplate.shared.CommonErrorCode;
import cn.doorplate.shared.DatabaseClock;
import cn.doorplate.shared.Declined;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in which a case is changed: what {@link CaseLife} makes of an act is written to its row, told by an event of its history,
 * and its timer set; all of it or nothing.
 */
@Component
class CaseWriting {

    private static final int MOST_NUMBERS = 5;

    private final CaseTable table;
    private final CaseHistory history;
    private final CaseChain chain;
    private final CaseMarks marks;
    private final CaseClocks clocks;
    private final CaseTimers timers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseWriting(
            CaseTable table,
            CaseHistory history,
            CaseChain chain,
            CaseClocks clocks,
            CaseTimers timers,
            ApplicationEventPublisher events,
            @Qualifier(DatabaseClock.BEAN) Clock clock) {
        this.table = table;
        this.history = history;
        this.chain = chain;
        this.marks = new CaseMarks(chain);
        this.clocks = clocks;
        this.timers = timers;
        this.events = events;
        this.clock = clock;
    }

    /** The moment that counts for cases: the database's, in whole milliseconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Files a case with what was written, within the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow file(CaseRow first, CaseAct.File act, CaseActor actor, @Nullable CaseWords words) {
        return file(first, act, actor, words, CaseSent.NOTHING);
    }

    /**
     * Files a case, within the caller's transaction.
     *
     * @param first all that stays of it, without facts; its number may be replaced by another that is free
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow file(CaseRow first, CaseAct.File act, CaseActor actor, @Nullable CaseWords words, CaseSent sent) {
        CaseClock its =
                clocks.of(first.region(), act.category().code(), act.category().urgent());
        CaseFacts facts = CaseLife.next(CaseFacts.NONE, first.kind(), act, actor.doer(), first.filedAt(), its);
        CaseHappened filed = inserted(first, with(facts, first, sent.photos()), actor, words, sent.place());
        timers.set(filed.row(), its);
        tell(filed);
        return filed.row();
    }

    /** Does something to a case with what was written, as the one below. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow act(CaseRow row, CaseAct act, CaseActor actor, @Nullable CaseWords words) {
        return act(row, act, actor, words, List.of());
    }

    /**
     * Does something to a case, within the caller's transaction.
     *
     * @return as it is afterwards
     * @throws CaseRefused if it is not possible now, or not by them
     * @throws Declined CONFLICT if somebody changed it since the row was read
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseRow act(
            CaseRow row, CaseAct act, CaseActor actor, @Nullable CaseWords words, List<CasePhotoRow> photos) {
        Instant now = later(now(), row.changedAt());
        CaseClock its = clock(row, act);
        CaseFacts facts = with(CaseLife.next(row.facts(), row.kind(), act, actor.doer(), now, its), row, photos);
        CaseEvent event = event(row, facts, act.action(), actor, words, now);
        CaseRow next = row.after(facts, event.hash(), now);
        if (!table.change(next)) {
            throw Declined.because(CommonErrorCode.CONFLICT);
        }
        timers.set(next, its);
        tell(new CaseHappened(row, next, event));
        return next;
    }

    private void tell(CaseHappened happened) {
        history.add(happened.event());
        events.publishEvent(happened);
    }

    private CaseEvent event(
            CaseRow row, CaseFacts facts, CaseAction action, CaseActor actor, @Nullable CaseWords words, Instant at) {
        Instant due = row.facts().get(Known.DUE);
        CaseEvent event = new CaseEvent(
                row.id(),
                row.seq() + 1,
                at,
                action,
                actor.party(),
                actor.staff(),
                actor.role(),
                facts.since(row.facts()),
                words == null ? null : words.textId(),
                words == null ? null : words.sha(),
                due != null && at.isAfter(due),
                CaseChain.nothing());
        return event.hashed(chain.hash(row.head(), event.link()));
    }

    private CaseFacts with(CaseFacts facts, CaseRow row, List<CasePhotoRow> photos) {
        return photos.isEmpty()
                ? facts
                : facts.with(Known.PHOTOS, marks.photos(facts.get(Known.PHOTOS), row.id(), photos));
    }

    /** Of 900 million numbers some are taken; the history holds the one that it came to. */
    private CaseHappened inserted(
            CaseRow first, CaseFacts facts, CaseActor actor, @Nullable CaseWords words, @Nullable CaseWords place) {
        CaseRow next = first;
        for (int tries = 1; true; tries++) {
            CaseFacts marked = facts.with(Known.FILED, marks.filed(next, place == null ? null : place.sha()));
            CaseEvent event = event(next, marked, CaseAction.FILE, actor, words, next.filedAt());
            CaseRow row = next.after(marked, event.hash(), event.at());
            try {
                table.insert(row);
                return new CaseHappened(null, row, event);
            } catch (DuplicateKeyException e) {
                if (tries == MOST_NUMBERS) {
                    throw e;
                }
                next = first.numbered(CaseNumber.random());
            }
        }
    }

    private CaseClock clock(CaseRow row, CaseAct act) {
        CaseAct.Category other = act instanceof CaseAct.Dispatch dispatch ? dispatch.category() : null;
        return other == null ? clocks.of(row) : clocks.of(row.region(), other.code(), other.urgent());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
