package cn.doorplate.hall;

import cn.doorplate.hall.ApplicationWriting.Act;
import cn.doorplate.identity.Permission;
import cn.doorplate.identity.RoleEnded;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody had in hand is free for others when they are gone: at once with their role or their account, and by and by where a role
 * ran out.
 */
@Component
class HandsGone {

    private static final Logger log = LoggerFactory.getLogger(HandsGone.class);

    private final HandsMapper hands;
    private final ApplicationMapper applications;
    private final ApplicationWriting applicationWriting;
    private final ErrandMapper errands;
    private final ErrandWriting errandWriting;
    private final StillThere there;
    private final TransactionTemplate transaction;

    HandsGone(
            HandsMapper hands,
            ApplicationMapper applications,
            ApplicationWriting applicationWriting,
            ErrandMapper errands,
            ErrandWriting errandWriting,
            StillThere there,
            TransactionTemplate transaction) {
        this.hands = hands;
        this.applications = applications;
        this.applicationWriting = applicationWriting;
        this.errands = errands;
        this.errandWriting = errandWriting;
        this.there = there;
        this.transaction = transaction;
    }

    @EventListener
    void on(RoleEnded ended) {
        if (Permission.HANDLE_APPLICATIONS.comesWith(ended.role())) {
            hands.handledBy(ended.personId()).forEach(id -> release(id, ended.personId(), false));
        }
        if (Permission.TAKE_ERRANDS.comesWith(ended.role())) {
            hands.runBy(ended.personId()).forEach(id -> reopen(id, ended.personId(), false));
        }
    }

    /** All that they have in hand, within the caller's transaction. */
    void leave(long person) {
        hands.handledBy(person).forEach(id -> release(id, person, true));
        hands.runBy(person).forEach(id -> reopen(id, person, true));
    }

    void sweep() {
        each(
                hands::handlers,
                person -> hands.handledBy(person).forEach(id -> alone(id, it -> release(it, person, false))));
        each(hands::takers, person -> hands.runBy(person).forEach(id -> alone(id, it -> reopen(it, person, false))));
    }

    private static void each(LongFunction<List<Long>> behind, Consumer<Long> work) {
        List<Long> some = behind.apply(0);
        while (!some.isEmpty()) {
            some.forEach(work);
            some = behind.apply(some.get(some.size() - 1));
        }
    }

    /** One that fails keeps no other waiting. */
    private void alone(long id, Consumer<Long> work) {
        try {
            transaction.executeWithoutResult(status -> work.accept(id));
        } catch (RuntimeException e) {
            log.error("{} is not taken from who is gone; it is tried again", id, e);
        }
    }

    private void release(long id, long handler, boolean anyway) {
        ApplicationRow row = applications.hold(id);
        if (row != null
                && row.isHandledBy(handler)
                && !row.state().isOver()
                && (anyway || !there.handles(handler, row))) {
            applicationWriting.write(row, row.facts().handledBy(null), Act.ofTime(ApplicationEventKind.RELEASED));
        }
    }

    private void reopen(long id, long taker, boolean anyway) {
        ErrandRow row = errands.hold(id);
        if (row != null
                && row.isRunBy(taker)
                && row.state() == ErrandState.TAKEN
                && (anyway || !there.runs(taker, row))) {
            errandWriting.reopen(row, ErrandEventKind.REOPENED, 0, null);
        }
    }
}
