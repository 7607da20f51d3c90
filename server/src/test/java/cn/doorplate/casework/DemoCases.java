package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseDoer;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.identity.Role;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePath;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateCode;
import cn.doorplate.place.PlateRegister;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Cases for the demo: something in each state, and a unit that takes orders. */
@Component
@Profile("demo")
public class DemoCases {

    private final CaseWriting writing;
    private final CaseTexts texts;
    private final CaseCategories categories;
    private final CaseDesks desks;
    private final CasePartyMapper parties;
    private final PlateRegister plates;
    private final PlacePaths paths;
    private final JdbcTemplate jdbc;

    DemoCases(
            CaseWriting writing,
            CaseTexts texts,
            CaseCategories categories,
            CaseDesks desks,
            CasePartyMapper parties,
            PlateRegister plates,
            PlacePaths paths,
            JdbcTemplate jdbc) {
        this.writing = writing;
        this.texts = texts;
        this.categories = categories;
        this.desks = desks;
        this.parties = parties;
        this.plates = plates;
        this.paths = paths;
        this.jdbc = jdbc;
    }

    /**
     * Enters them, within the caller's transaction.
     *
     * @param people the demo's, by their keys
     * @param plate of the door at which it all happens
     */
    public void enter(Map<String, Long> people, PlateCode plate) {
        Cast cast = new Cast(people, plate);
        long unit = unit(cast);
        file(cast, "resident", "leak", "卫生间顶上一直滴水，是六楼漏下来的。", 50);
        file(cast, "rider", "street-lamp", "小区门口第三盏路灯不亮，路口很黑。", 10);
        file(cast, "resident", "gas", "二单元楼道里有燃气味。", 2);
        file(cast, "resident", "rubbish", "单元门口的垃圾三天没人清。", 5 * 24 * 60);
        file(cast, "resident", "insurance", "异地就医怎么备案？", 30);
        taken(cast, file(cast, "resident", "wires", "一楼有人从窗口拉线给电动车充电。", 25), "property", Role.PROPERTY_STAFF);
        appointed(cast, taken(cast, file(cast, "resident", "noise", "楼上半夜拖椅子。", 90), "mediator", Role.MEDIATOR));
        answered(cast, file(cast, "rider", "certificates", "居住证明在哪里开？", 40));
        done(cast, taken(cast, file(cast, "resident", "pipe", "楼道水管漏水。", 35), "property", Role.PROPERTY_STAFF));
        closed(cast, file(cast, "rider", "facility", "健身器材的扶手松了。", 60), 5);
        closed(cast, file(cast, "resident", "other-report", "楼梯扶手上有钉子。", 70), 4);
        withdrawn(cast, file(cast, "resident", "parking", "有人占了我的车位。", 80));
        offered(cast, file(cast, "resident", "home-repair", "水龙头关不紧，自己修不了。", 20), null);
        offered(cast, file(cast, "resident", "escort", "下周三想请人陪着去县医院。", 15), unit);
    }

    /** Who there is, and where. */
    private record Cast(Map<String, Long> people, PlateCode plate) {

        long id(String key) {
            return Objects.requireNonNull(people.get(key));
        }
    }

    private long unit(Cast cast) {
        long id = Ids.next();
        jdbc.update(
                "insert into member_unit (id, region_code, name, created_at) values (?, ?, '县供电局党员服务队', ?)",
                id,
                path(cast).region().value(),
                writing.now());
        jdbc.update(
                "insert into member_unit_person (unit_id, person_id, created_at) values (?, ?, ?)",
                id,
                cast.id("member-unit"),
                writing.now());
        return id;
    }

    private PlacePath path(Cast cast) {
        return paths.of(plates.doorOf(cast.plate()).orElseThrow()).orElseThrow();
    }

    /** @param minutes how long ago */
    private CaseRow file(Cast cast, String who, String code, String text, long minutes) {
        PlacePath path = path(cast);
        CaseCategory category = categories.the(path.region(), code);
        Instant then = writing.now().minus(Duration.ofMinutes(minutes));
        long person = cast.id(who);
        long id = Ids.next();
        CaseRow first = new CaseRow(
                id,
                CaseNumber.random().value(),
                category.kind(),
                path.place(),
                around(path, PlaceKind.BUILDING),
                around(path, PlaceKind.COMPOUND),
                around(path, PlaceKind.GRID),
                path.region().value(),
                null,
                cast.plate().toString(),
                person,
                null,
                null,
                null,
                false,
                null,
                then,
                CaseFacts.NONE,
                0,
                CaseChain.nothing(),
                then,
                0);
        parties.insert(List.of(new CasePartyRow(
                id, 1, CaseSide.RAISER, person, person, null, null, null, null, false, null, 0, then)));
        CaseDesk desk = desks.first(category.firstRole(), path);
        CaseWords words = texts.write(id, person, CaseAction.FILE, text, CaseTextState.FIT, then);
        CaseAct.File act = new CaseAct.File(desk, category.asSet(), CaseTextState.FIT, null);
        return writing.file(first, act, raiser(person), words);
    }

    private static @Nullable Long around(PlacePath path, PlaceKind kind) {
        return path.places().stream()
                .filter(place -> place.kind() == kind)
                .findFirst()
                .map(PlaceRef::id)
                .orElse(null);
    }

    private CaseRow taken(Cast cast, CaseRow row, String who, Role role) {
        long person = cast.id(who);
        return writing.act(row, new CaseAct.Take(person, null), staff(person, role), null);
    }

    private void appointed(Cast cast, CaseRow row) {
        Instant until = writing.now().plus(Duration.ofDays(2));
        say(
                row,
                new CaseAct.Pause(PauseReason.APPOINTMENT, until),
                staff(cast.id("mediator"), Role.MEDIATOR),
                "约好后天上午上门，两家一起谈。");
    }

    private CaseRow answered(Cast cast, CaseRow row) {
        long officer = cast.id("community");
        return say(
                row, new CaseAct.Answer(officer), staff(officer, Role.COMMUNITY_STAFF), "带身份证和租房合同，到社区服务大厅一楼三号窗口，当场开。");
    }

    private CaseRow done(Cast cast, CaseRow row) {
        return say(
                row,
                new CaseAct.Finish(FinishOutcome.SOLVED),
                staff(cast.id("property"), Role.PROPERTY_STAFF),
                "已更换接头，不漏了。");
    }

    private void closed(Cast cast, CaseRow row, int score) {
        Role role = row.facts().desk().role();
        String who = role == Role.PROPERTY_STAFF ? "property" : "grid-worker";
        CaseRow taken = taken(cast, row, who, role);
        CaseRow done = say(taken, new CaseAct.Finish(FinishOutcome.SOLVED), staff(cast.id(who), role), "已经处理好，请放心使用。");
        writing.act(done, new CaseAct.Confirm(score), raiser(Objects.requireNonNull(row.raisedBy())), null);
    }

    private void withdrawn(Cast cast, CaseRow row) {
        writing.act(row, new CaseAct.Withdraw(), raiser(cast.id("resident")), null);
    }

    /** @param unit null for all */
    private void offered(Cast cast, CaseRow row, @Nullable Long unit) {
        Long pool = unit == null ? row.regionCode() / 1_000_000 : null;
        writing.act(row, new CaseAct.Offer(unit, pool), staff(cast.id("community"), Role.COMMUNITY_STAFF), null);
    }

    private CaseRow say(CaseRow row, CaseAct act, CaseActor actor, String text) {
        long owner = Objects.requireNonNull(row.owner());
        CaseWords words = texts.write(row.id(), owner, act.action(), text, CaseTextState.FIT, writing.now());
        return writing.act(row, act, actor, words);
    }

    private static CaseActor raiser(long person) {
        return new CaseActor(new CaseDoer(person, EnumSet.of(CaseHat.RAISER)), 1, null);
    }

    private static CaseActor staff(long person, Role role) {
        return new CaseActor(new CaseDoer(person, EnumSet.of(CaseHat.DESK, CaseHat.HANDLER)), 0, role);
    }
}
