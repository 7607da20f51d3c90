package cn.doorplate.casework.life;

import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.worktime.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One case that people and time do things to; it keeps what happened, as the database would. */
final class TestLife {

    static final long RAISER = 1;
    static final long WORKER = 10;
    static final long OTHER_WORKER = 11;
    static final long CHIEF = 12;
    static final long MEMBER = 13;
    static final long UNIT = 700;
    static final long COUNTY = 520_329;

    static final RegionCode COMMUNITY = new RegionCode(520_329_001_005L);
    static final CaseDesk PROPERTY = new CaseDesk(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, 7));
    static final CaseDesk GRID = new CaseDesk(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, 8));
    static final CaseDesk MEDIATOR = new CaseDesk(Role.MEDIATOR, new PlaceRef(PlaceKind.REGION, COMMUNITY.value()));
    static final CaseDesk OFFICE = CaseDesk.office(COMMUNITY);
    static final CaseDesk STREET = CaseDesk.office(new RegionCode(520_329_001L));
    static final CaseDesk COUNTY_OFFICE = CaseDesk.office(new RegionCode(COUNTY));

    /** From the compound up. */
    static final List<CaseDesk> DESKS = List.of(PROPERTY, GRID, MEDIATOR, OFFICE, STREET, COUNTY_OFFICE);

    static final CaseLimits LIMITS = new CaseLimits(hours(1, 2, 3, 4), hours(8, 14, 21, 28), Duration.ofMinutes(30));

    private final CaseKind kind;
    private final CaseClock clock;
    private final List<CaseFacts> past = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private CaseFacts facts = CaseFacts.NONE;
    private Instant now;
    private Duration below = Duration.ZERO;

    TestLife(CaseKind kind, WorkCalendar calendar, Instant now) {
        this.kind = kind;
        this.clock = new CaseClock(calendar, LIMITS);
        this.now = now;
    }

    private static List<Duration> hours(int... hours) {
        List<Duration> all = new ArrayList<>();
        for (int it : hours) {
            all.add(Duration.ofHours(it));
        }
        return all;
    }

    TestLife file(CaseDesk desk, boolean urgent, boolean inPool) {
        act(
                new CaseAct.File(
                        desk, new CaseAct.Category("any", urgent, false), CaseTextState.FIT, inPool ? COUNTY : null),
                doer(RAISER));
        return this;
    }

    CaseFacts facts() {
        return facts;
    }

    CaseKind kind() {
        return kind;
    }

    CaseClock clock() {
        return clock;
    }

    Instant now() {
        return now;
    }

    /** Before each act, from nothing on. */
    List<CaseFacts> past() {
        return past;
    }

    /** What the history tells. */
    CaseFacts folded() {
        CaseFacts all = CaseFacts.NONE;
        for (String changes : told) {
            all = all.then(changes);
        }
        return all;
    }

    void waitFor(Duration elapsed) {
        waitUntil(now.plus(elapsed));
    }

    void waitUntil(Instant moment) {
        if (moment.isAfter(now)) {
            boolean isCounty = facts.level() == CaseLevel.COUNTY || facts.the(Known.FLOOR) == CaseLevel.COUNTY;
            if (facts.has(Known.DUE) && !isCounty) {
                below = below.plus(clock.calendar().between(now, moment));
            }
            now = moment;
        }
    }

    /** Working time that it has spent while its clock ran, neither at the county nor with whom the county sent it to. */
    Duration below() {
        return below;
    }

    /** Null if it was done. */
    @Nullable CaseRefusal tryTo(CaseAct act, CaseDoer doer) {
        try {
            act(act, doer);
            return null;
        } catch (CaseRefused e) {
            return e.why();
        }
    }

    TestLife act(CaseAct act, CaseDoer doer) {
        CaseFacts next = CaseLife.next(facts, kind, act, doer, now, clock);
        past.add(facts);
        told.add(next.since(facts));
        facts = next;
        return this;
    }

    /** What time does next; null when nothing. */
    @Nullable CaseTimer timer() {
        return CaseTimer.of(facts, clock, now).orElse(null);
    }

    /** Time does all that is due until then, each when it is due. */
    void timeUntil(Instant moment) {
        for (CaseTimer next = timer(); next != null && !next.at().isAfter(moment); next = timer()) {
            waitUntil(next.at());
            act(step(next.step()), CaseDoer.NOBODY);
            if (past.size() > 5_000) {
                throw new IllegalStateException("time goes round in circles: " + facts);
            }
        }
        waitUntil(moment);
    }

    CaseAct step(CaseTimer.Step step) {
        return switch (step) {
            case REMIND -> new CaseAct.Remind();
            case ESCALATE -> new CaseAct.Escalate(office(CaseLife.goesUpTo(facts, now)));
            case OVERDUE -> new CaseAct.Overdue();
            case RESUME -> new CaseAct.Resume();
            case SILENCE -> new CaseAct.Silence();
        };
    }

    static CaseDesk office(CaseLevel level) {
        return switch (level) {
            case COMPOUND, COMMUNITY -> OFFICE;
            case STREET -> STREET;
            case COUNTY -> COUNTY_OFFICE;
        };
    }

    /** With the hats that they wear now. */
    CaseDoer doer(long person) {
        Set<CaseHat> hats = EnumSet.noneOf(CaseHat.class);
        if (person == RAISER) {
            hats.add(CaseHat.RAISER);
        } else if (person == 2) {
            hats.add(CaseHat.FILER);
        } else if (person == 3) {
            hats.add(CaseHat.OTHER_SIDE);
        } else if (person == WORKER || person == OTHER_WORKER) {
            hats.add(CaseHat.DESK);
        } else if (person == CHIEF) {
            hats.addAll(EnumSet.of(CaseHat.ABOVE, CaseHat.DECIDER, CaseHat.STAFF));
        } else if (person == MEMBER) {
            hats.add(CaseHat.UNIT);
        } else {
            return CaseDoer.NOBODY;
        }
        add(hats, CaseHat.HANDLER, Known.HANDLER, person);
        add(hats, CaseHat.FINISHER, Known.FINISHER, person);
        return new CaseDoer(person, hats);
    }

    private void add(Set<CaseHat> hats, CaseHat hat, Fact<Long> who, long person) {
        if (Objects.equals(facts.get(who), person)) {
            hats.add(hat);
        }
    }
}
