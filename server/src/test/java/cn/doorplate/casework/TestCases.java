package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases to test with, filed past the API: for tests that are about something else than filing. */
@Component
class TestCases {

    private final CaseWriting writing;
    private final CaseTexts texts;
    private final CaseCategories categories;
    private final CaseTable table;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    TestCases(
            CaseWriting writing,
            CaseTexts texts,
            CaseCategories categories,
            CaseTable table,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        this.writing = writing;
        this.texts = texts;
        this.categories = categories;
        this.table = table;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A street lamp at that door, at the desk of the community's office. */
    CaseRow lamp(Someone raiser, Door door) {
        return file(raiser, door, "street-lamp", CaseDesk.office(door.community()));
    }

    /** The same at the desk of the compound's property company. */
    CaseRow lampAtProperty(Someone raiser, Door door) {
        return file(raiser, door, "street-lamp", property(door));
    }

    static CaseDesk property(Door door) {
        return new CaseDesk(Role.PROPERTY_STAFF, new PlaceRef(PlaceKind.COMPOUND, door.compoundId()));
    }

    /** Before its history begins: raised by them, where that door is. */
    static CaseRow first(long id, CaseKind kind, Someone raiser, Door door, Instant now) {
        return first(id, kind, raiser, null, null, door, now);
    }

    private static CaseRow first(
            long id,
            CaseKind kind,
            Someone raiser,
            @Nullable Someone filer,
            @Nullable Grant as,
            Door door,
            Instant now) {
        return new CaseRow(
                id,
                CaseNumber.random().value(),
                kind,
                new PlaceRef(PlaceKind.UNIT, door.unitId()),
                door.buildingId(),
                door.compoundId(),
                door.gridId(),
                door.community().value(),
                null,
                door.plate().toString(),
                raiser.id(),
                null,
                filer == null ? null : filer.id(),
                as,
                false,
                null,
                now,
                CaseFacts.NONE,
                0,
                CaseChain.nothing(),
                now,
                0);
    }

    /** Raised by them at that door, with a text that was found fit. */
    CaseRow file(Someone raiser, Door door, String category, CaseDesk desk) {
        return file(raiser, door, category, desk, writing.now());
    }

    /** The same, filed then. */
    CaseRow file(Someone raiser, Door door, String category, CaseDesk desk, Instant now) {
        return file(raiser, null, null, door, category, desk, now);
    }

    /** The same, now, written down for them by another, in that role of theirs. */
    CaseRow fileFor(Someone raiser, Someone filer, Grant as, Door door, String category, CaseDesk desk) {
        return file(raiser, filer, as, door, category, desk, writing.now());
    }

    private CaseRow file(
            Someone raiser,
            @Nullable Someone filer,
            @Nullable Grant as,
            Door door,
            String category,
            CaseDesk desk,
            Instant now) {
        CaseCategory set = categories.find(door.community(), category).orElseThrow();
        long id = Ids.next();
        CaseRow first = first(id, set.kind(), raiser, filer, as, door, now);
        Long pool = set.kind() == CaseKind.ORDER && set.pool() ? door.county().value() : null;
        CaseAct.File act = new CaseAct.File(desk, set.asSet(), CaseTextState.FIT, pool);
        return Objects.requireNonNull(transaction.execute(status -> {
            CaseWords words = texts.write(id, raiser.id(), CaseAction.FILE, "灯不亮了。", CaseTextState.FIT, now);
            return writing.file(first, act, raiser(raiser), words);
        }));
    }

    /** Does it as they who wear that hat. */
    CaseRow act(CaseRow row, CaseAct act, Someone who, CaseHat hat, @Nullable Role role) {
        CaseActor actor = hat == CaseHat.RAISER ? raiser(who) : staff(who, hat, role);
        return Objects.requireNonNull(transaction.execute(status -> writing.act(row, act, actor, null)));
    }

    /** Time does it. */
    CaseRow time(CaseRow row, CaseAct act) {
        return Objects.requireNonNull(transaction.execute(status -> writing.act(row, act, CaseActor.NOBODY, null)));
    }

    /** Of one that is done nobody said anything, and the time for it is over. */
    CaseRow silence(CaseRow row) {
        jdbc.update("update ledger_case set silent_at = changed_at where id = ?", row.id());
        return time(table.find(row.id()).orElseThrow(), new CaseAct.Silence());
    }

    /** A street lamp that was reported two months ago, and that nobody has taken since. */
    CaseRow forgottenLamp(Someone raiser, Door door) {
        Instant then = writing.now().minus(Duration.ofDays(60));
        return file(raiser, door, "street-lamp", CaseDesk.office(door.community()), then);
    }

    private static CaseActor raiser(Someone who) {
        return new CaseActor(new CaseDoer(who.id(), EnumSet.of(CaseHat.RAISER)), 1, null);
    }

    static CaseActor staff(Someone who, CaseHat hat, @Nullable Role role) {
        return new CaseActor(new CaseDoer(who.id(), Set.of(hat)), 0, role);
    }
}
