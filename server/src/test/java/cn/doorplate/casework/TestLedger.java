package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Cases whose whole way is told at once, at times of the test's own, for tests of what they come to. All of a way is one
 * transaction: nobody, and no clock of the application, meets a case in the middle of it.
 */
@Component
public class TestLedger {

    private final CaseTexts texts;
    private final CaseCategories categories;
    private final TransactionTemplate transaction;
    private final CaseWriting writing;
    private final SetClock clock = new SetClock();

    TestLedger(
            CaseTable table,
            CaseHistory history,
            CaseChain chain,
            CaseClocks clocks,
            CaseTimers timers,
            CaseTexts texts,
            CaseCategories categories,
            TransactionTemplate transaction) {
        this.texts = texts;
        this.categories = categories;
        this.transaction = transaction;
        this.writing = new CaseWriting(table, history, chain, clocks, timers, event -> {}, clock);
    }

    /** In Asia/Shanghai. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(8));
    }

    /** Files a case with that text, and lets happen what happens to it. @return its id */
    public long play(
            Someone raiser, Door door, String category, CaseDesk desk, String text, Instant at, Consumer<Way> way) {
        return Objects.requireNonNull(transaction.execute(status -> {
            clock.now = at;
            Way its = new Way(filed(raiser, door, category, desk, text), raiser);
            way.accept(its);
            return its.row.id();
        }));
    }

    private CaseRow filed(Someone raiser, Door door, String category, CaseDesk desk, String text) {
        CaseCategory set = categories.find(door.community(), category).orElseThrow();
        long id = Ids.next();
        CaseRow first = TestCases.first(id, set.kind(), raiser, door, clock.now);
        CaseWords words = texts.write(id, raiser.id(), CaseAction.FILE, text, CaseTextState.FIT, clock.now);
        CaseAct.File act = new CaseAct.File(desk, set.asSet(), CaseTextState.FIT, null);
        return writing.file(first, act, resident(raiser), words);
    }

    private static CaseActor resident(Someone who) {
        return new CaseActor(new CaseDoer(who.id(), EnumSet.of(CaseHat.RAISER)), 1, null);
    }

    /** What happens to one case, in its order. */
    public final class Way {

        private final Someone raiser;
        private CaseRow row;

        private Way(CaseRow row, Someone raiser) {
            this.row = row;
            this.raiser = raiser;
        }

        public Way staff(Instant at, CaseAct act, Someone who, CaseHat hat) {
            return on(at, act, new CaseActor(new CaseDoer(who.id(), EnumSet.of(hat)), 0, null));
        }

        public Way raiser(Instant at, CaseAct act) {
            return on(at, act, resident(raiser));
        }

        /** Anybody does it, if they may. */
        public Way act(Instant at, CaseAct act, CaseDoer doer) {
            boolean resident =
                    doer.hats().contains(CaseHat.RAISER) || doer.hats().contains(CaseHat.OTHER_SIDE);
            return on(at, act, new CaseActor(doer, resident ? 1 : 0, null));
        }

        /** As it is by now. */
        CaseRow row() {
            return row;
        }

        public Way time(Instant at, CaseAct act) {
            return on(at, act, CaseActor.NOBODY);
        }

        private Way on(Instant at, CaseAct act, CaseActor actor) {
            clock.now = at;
            row = writing.act(row, act, actor, null);
            return this;
        }
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
