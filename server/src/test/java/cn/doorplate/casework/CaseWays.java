package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.CaseLife;
import cn.doorplate.casework.life.CaseRefused;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ways of cases as people and time may take them: at each step one of all acts that are possible then, by lot. From now on, so that
 * no server finds anything of it due.
 */
final class CaseWays {

    private static final List<String> CATEGORIES = List.of("noise", "street-lamp", "insurance", "home-repair", "gas");
    private static final int STEPS = 14;

    /** What ends it, which is drawn seldom: most ways are long. */
    private static final Set<CaseAction> ENDS =
            EnumSet.of(CaseAction.WITHDRAW, CaseAction.REVOKE, CaseAction.LEAVE, CaseAction.CONFIRM);

    private final TestLedger ledger;
    private final Door door;
    private final Someone raiser;
    private final Someone worker;
    private final Random lots;
    private final long unit = Ids.next();

    /** @param seed says all that is drawn */
    CaseWays(TestLedger ledger, Door door, Someone raiser, Someone worker, long seed) {
        this.ledger = ledger;
        this.door = door;
        this.raiser = raiser;
        this.worker = worker;
        this.lots = new Random(seed);
    }

    /** One more case, which has gone its way; its id. */
    long walk(Instant from) {
        String category = one(CATEGORIES);
        return ledger.play(raiser, door, category, one(desks()), "灯不亮了。", from, way -> {
            Instant now = from;
            for (int step = lots.nextInt(STEPS); step > 0; step--) {
                now = now.plus(pause(way.row().facts(), now));
                step(way, now);
            }
        });
    }

    /** One that was sent back twice, and waits for a ruling: lots come there once in a thousand ways. Its id. */
    long disputed(Instant from) {
        CaseDesk property = TestCases.property(door);
        CaseDesk community = office(CaseLevel.COMMUNITY);
        return ledger.play(raiser, door, "street-lamp", community, "灯不亮了。", from, way -> {
            CaseAct.Return back = new CaseAct.Return(community, office(CaseLevel.STREET));
            way.staff(from, new CaseAct.Dispatch(property, null), worker, CaseHat.DESK)
                    .staff(from, back, worker, CaseHat.DESK)
                    .staff(from, new CaseAct.Dispatch(property, null), worker, CaseHat.DESK)
                    .staff(from, back, worker, CaseHat.DESK);
        });
    }

    /** Mostly hours; at times until something is due. */
    private Duration pause(CaseFacts facts, Instant now) {
        Instant due = facts.state() == CaseState.DONE ? facts.get(Known.SILENT_AT) : facts.get(Known.DUE);
        return due != null && due.isAfter(now) && lots.nextInt(4) == 0
                ? Duration.between(now, due)
                : Duration.ofMinutes(lots.nextInt(300));
    }

    private void step(TestLedger.Way way, Instant now) {
        CaseFacts facts = way.row().facts();
        List<Map.Entry<CaseDoer, CaseAction>> possible = doers(facts).stream()
                .flatMap(doer -> CaseLife.permitted(facts, way.row().kind(), doer, now).stream()
                        .filter(action -> !ENDS.contains(action) || lots.nextInt(4) == 0)
                        .map(action -> Map.entry(doer, action)))
                .toList();
        if (possible.isEmpty()) {
            return;
        }
        Map.Entry<CaseDoer, CaseAction> chosen = one(possible);
        try {
            way.act(now, act(chosen.getValue(), facts, chosen.getKey().person(), now), chosen.getKey());
        } catch (CaseRefused e) {
            // Not with these details: nothing was done.
        }
    }

    private List<CaseDoer> doers(CaseFacts facts) {
        Set<CaseHat> ofWorker = EnumSet.of(CaseHat.DESK, CaseHat.UNIT, CaseHat.STAFF);
        if (Objects.equals(facts.get(Known.HANDLER), worker.id())) {
            ofWorker.add(CaseHat.HANDLER);
        }
        return List.of(
                new CaseDoer(raiser.id(), EnumSet.of(CaseHat.RAISER)),
                new CaseDoer(Ids.next(), EnumSet.of(CaseHat.OTHER_SIDE)),
                new CaseDoer(worker.id(), ofWorker),
                new CaseDoer(Ids.next(), EnumSet.of(CaseHat.ABOVE, CaseHat.DECIDER, CaseHat.STAFF)),
                CaseDoer.NOBODY);
    }

    private CaseAct act(CaseAction action, CaseFacts facts, long person, Instant now) {
        return switch (action) {
            case FILE -> throw new IllegalStateException("it was filed");
            case MEND -> new CaseAct.Mend(one(List.of(CaseTextState.CHECKING, CaseTextState.FIT)));
            case TAKE -> new CaseAct.Take(person, facts.state() == CaseState.OFFERED ? Long.valueOf(unit) : null);
            case RELEASE -> new CaseAct.Release();
            case DISPATCH -> new CaseAct.Dispatch(one(desks()), null);
            case OFFER ->
                lots.nextBoolean()
                        ? new CaseAct.Offer(unit, null)
                        : new CaseAct.Offer(null, door.county().value());
            case RETURN ->
                new CaseAct.Return(facts.get(Known.SENDER), office(facts.level().above()));
            case RULE -> new CaseAct.Rule(one(desks()));
            case ESCALATE -> new CaseAct.Escalate(office(CaseLife.goesUpTo(facts, now)));
            case EXTENSION_ASK -> new CaseAct.AskExtension(facts.the(Known.CAP).plus(Duration.ofHours(1)));
            case EXTENSION_DECIDE -> new CaseAct.DecideExtension(lots.nextBoolean());
            case PAUSE ->
                new CaseAct.Pause(
                        one(List.of(PauseReason.APPOINTMENT, PauseReason.WAITING_FOR_RESIDENT)),
                        now.plus(Duration.ofHours(20)));
            case RESUME -> new CaseAct.Resume();
            case COMMENT, NOTE, TELL_SIDE, SIDE_ANSWER, SHOW, HIDE, SHOW_ALLOW -> new CaseAct.Say(action);
            case ANSWER -> new CaseAct.Answer(person);
            case FINISH -> new CaseAct.Finish(one(List.of(FinishOutcome.values())));
            case CONFIRM -> new CaseAct.Confirm(1 + lots.nextInt(5));
            case OBJECT -> new CaseAct.Objection(office(CaseLife.objectionGoesTo(facts)));
            case CALL_BACK ->
                new CaseAct.CallBack(lots.nextBoolean(), 1 + lots.nextInt(2), office(CaseLife.objectionGoesTo(facts)));
            case URGE -> new CaseAct.Urge();
            case WITHDRAW -> new CaseAct.Withdraw();
            case REVOKE -> new CaseAct.Revoke();
            case LEAVE -> new CaseAct.Leave(lots.nextBoolean());
            case REMIND -> new CaseAct.Remind();
            case OVERDUE -> new CaseAct.Overdue();
            case SILENCE -> new CaseAct.Silence();
            case JUDGE -> new CaseAct.Judge(text());
            case CHECKED -> new CaseAct.Checked(text());
        };
    }

    private @Nullable CaseTextState text() {
        return one(List.of(CaseTextState.FIT, CaseTextState.UNFIT, CaseTextState.TO_BE_LOOKED_AT));
    }

    private List<CaseDesk> desks() {
        return List.of(
                TestCases.property(door),
                office(CaseLevel.COMMUNITY),
                office(CaseLevel.STREET),
                office(CaseLevel.COUNTY));
    }

    private CaseDesk office(CaseLevel level) {
        return switch (level) {
            case COMPOUND, COMMUNITY -> CaseDesk.office(door.community());
            case STREET -> CaseDesk.office(door.community().at(RegionLevel.STREET));
            case COUNTY -> CaseDesk.office(door.county());
        };
    }

    private <T> T one(List<T> all) {
        return all.get(lots.nextInt(all.size()));
    }
}
