package cn.doorplate.casework;

import cn.doorplate.TestClient;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** The people of {@code access/case-people.txt}, and the cases as they come to be there. */
@NullUnmarked // what is null where it must not be is a failed test
final class CaseTown {

    private final CaseAccessTests ground;
    private final Map<String, Someone> people = new HashMap<>();
    private final long unit = Ids.next();
    private final CaseDesk grid;
    private final Grant head;

    CaseTown(CaseAccessTests ground) {
        this.ground = ground;
        this.grid = new CaseDesk(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, ground.door.gridId()));
        for (String name : List.of("anyone", "raiser", "elder", "side", "untold", "neighbour")) {
            people.put(name, ground.people.someone());
        }
        this.head = new Grant(Role.BUILDING_HEAD, new PlaceRef(PlaceKind.BUILDING, ground.door.buildingId()));
        people.put("filer", ground.people.holding(head.role(), head.place()));
        people.put("grid", ground.at(grid));
        for (String name : List.of("guard", "guard2")) {
            people.put(name, ground.at(ground.property()));
        }
        for (String name : List.of("mediator", "mediator2", "ended")) {
            people.put(name, ground.at(ground.mediator()));
        }
        people.put("office", ground.at(ground.community()));
        people.put("street", ground.at(ground.street()));
        people.put("county", ground.at(ground.county()));
        endRoles();
        settleAround();
        settleUnits();
        settleNeighbour();
    }

    private void endRoles() {
        ground.jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                who("ended").id());
    }

    /** The next compound, the next community, the next county. */
    private void settleAround() {
        RegionCode next = nextCommunity();
        CaseDesk mediators = new CaseDesk(Role.MEDIATOR, CaseDeskGround.region(next));
        people.put("next_guard", ground.at(TestCases.property(ground.places.door(ground.door.community()))));
        people.put("next_mediator", ground.at(mediators));
        people.put("next_office", ground.at(CaseDesk.office(next)));
        people.put("far_office", ground.at(CaseDesk.office(ground.places.community())));
    }

    private RegionCode nextCommunity() {
        RegionCode next = new RegionCode(ground.door.community().value() + 1);
        return ground.places.community(next);
    }

    private void settleUnits() {
        RegionCode here = ground.door.community();
        enter(unit, here);
        long rival = Ids.next();
        enter(rival, here);
        long elsewhere = Ids.next();
        enter(elsewhere, nextCommunity());
        people.put("member", member(unit, here));
        people.put("member2", member(unit, here));
        people.put("rival", member(rival, here));
        people.put("next_member", member(elsewhere, nextCommunity()));
    }

    private void enter(long id, RegionCode region) {
        ground.jdbc.update(
                "insert into member_unit (id, region_code, name, created_at) values (?, ?, ?, utc_timestamp(3))",
                id,
                region.value(),
                "单位" + id);
    }

    private Someone member(long unit, RegionCode region) {
        Someone someone = ground.people.holding(Role.MEMBER_UNIT, CaseDeskGround.region(region));
        ground.jdbc.update(
                "insert into member_unit_person (unit_id, person_id, created_at) values (?, ?, utc_timestamp(3))",
                unit,
                someone.id());
        return someone;
    }

    /** Somebody who lives behind that door. */
    private void settleNeighbour() {
        long household = Ids.next();
        ground.jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, '602')",
                household,
                ground.door.buildingId(),
                ground.door.unitId(),
                ground.door.tenHouseholdUnitId());
        ground.jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3))",
                Ids.next(),
                household,
                who("neighbour").id(),
                who("neighbour").id(),
                ground.door.community().value());
    }

    /** Those of the table. */
    Set<String> names() {
        Map<String, Someone> all = new HashMap<>(people);
        all.remove("neighbour");
        all.put("nobody", null);
        return all.keySet();
    }

    private Someone who(String name) {
        return people.get(name);
    }

    /** In a session of their own: nobody may change 120 things a minute in one. */
    TestClient client(String name) {
        return name.equals("nobody") ? ground.nobody() : ground.session(who(name));
    }

    String neighbour() {
        return Ids.toOpaque(who("neighbour").id());
    }

    String unit() {
        return Ids.toOpaque(unit);
    }

    /** A desk to which it can be sent on. */
    Map<String, Object> below(CaseRow row) {
        return ground.desk(row.kind() == CaseKind.ORDER ? grid : ground.property());
    }

    Map<String, Object> mediators() {
        return ground.desk(ground.mediator());
    }

    /** What it was raised with. */
    String textOf(CaseRow row) {
        return Ids.toOpaque(ground.jdbc.queryForObject(
                "select id from case_text where case_id = ? and what = 'FILE'", Long.class, row.id()));
    }

    /** Of how it looks now. */
    List<String> picturesOf(CaseRow row) {
        return ground
                .jdbc
                .queryForList(
                        "select media_id from case_photo where case_id = ? and role = 'AFTER'", Long.class, row.id())
                .stream()
                .map(Ids::toOpaque)
                .toList();
    }

    /** That what was chosen for all is fit for them. */
    Map<String, Object> judgement(CaseRow row) {
        return Map.of("target", picturesOf(row).get(0), "fit", true);
    }

    /** By the names of the blocks. */
    Map<String, Supplier<CaseRow>> scenes() {
        Map<String, Supplier<CaseRow>> scenes = new HashMap<>();
        scenes.put("dispute", () -> dispute("mediator"));
        scenes.put("dispute-paused", this::paused);
        scenes.put("dispute-ruling", this::ruling);
        scenes.put("dispute-asked", this::asked);
        scenes.put("dispute-done", this::done);
        scenes.put("report", this::report);
        scenes.put("report-unread", () -> checked(CaseTextState.TO_BE_LOOKED_AT));
        scenes.put("report-refused", () -> checked(CaseTextState.UNFIT));
        scenes.put("order", this::order);
        scenes.put("order-pool", this::pool);
        scenes.put("order-closed", this::closed);
        scenes.put("order-shown", this::shown);
        scenes.put("order-unwanted", this::unwanted);
        scenes.put("question", this::question);
        scenes.put("question-answered", this::answered);
        return scenes;
    }

    private CaseRow dispute(String taker) {
        CaseRow filed = ground.cases.file(who("raiser"), ground.door, "noise", ground.property());
        side(filed, 2, who("side"), true);
        side(filed, 3, who("untold"), false);
        side(filed, 4, null, false);
        CaseAct back = new CaseAct.Return(ground.community(), ground.street());
        CaseRow sentBack = at(filed, back, "guard", Role.PROPERTY_STAFF);
        CaseRow sent = at(sentBack, new CaseAct.Dispatch(ground.mediator(), null), "office", Role.COMMUNITY_STAFF);
        return at(sent, new CaseAct.Take(who(taker).id(), null), taker, Role.MEDIATOR);
    }

    private void side(CaseRow row, int ordinal, Someone someone, boolean told) {
        ground.jdbc.update(
                "insert into case_party (case_id, ordinal, side, person_id, owner_id, tell, told_at, created_at)"
                        + " values (?, ?, 'OTHER_SIDE', ?, ?, ?, if(?, utc_timestamp(3), null), utc_timestamp(3))",
                row.id(),
                ordinal,
                someone == null ? null : someone.id(),
                who("raiser").id(),
                told,
                told);
    }

    private CaseRow paused() {
        CaseRow row = dispute("mediator");
        CaseAct pause =
                new CaseAct.Pause(PauseReason.APPOINTMENT, row.changedAt().plus(Duration.ofHours(2)));
        return does(row, pause, "mediator", CaseHat.HANDLER, Role.MEDIATOR);
    }

    private CaseRow ruling() {
        CaseAct back = new CaseAct.Return(ground.community(), ground.street());
        return at(dispute("mediator"), back, "mediator", Role.MEDIATOR);
    }

    private CaseRow asked() {
        CaseRow row = dispute("mediator");
        CaseAct ask = new CaseAct.AskExtension(row.facts().the(Known.CAP).plus(Duration.ofMinutes(10)));
        return does(row, ask, "mediator", CaseHat.HANDLER, Role.MEDIATOR);
    }

    private CaseRow done() {
        CaseAct done = new CaseAct.Finish(FinishOutcome.SOLVED);
        return does(dispute("ended"), done, "ended", CaseHat.HANDLER, Role.MEDIATOR);
    }

    private CaseRow report() {
        CaseRow filed = ground.cases.fileFor(who("elder"), who("filer"), head, ground.door, "other-report", grid);
        return at(filed, new CaseAct.Dispatch(ground.property(), null), "grid", Role.GRID_WORKER);
    }

    private CaseRow checked(CaseTextState state) {
        CaseRow row = ground.cases.time(report(), new CaseAct.Checked(state));
        ground.jdbc.update(
                "update case_text set state = ? where case_id = ? and what = 'FILE'", state.name(), row.id());
        return row;
    }

    private CaseRow order() {
        CaseRow filed = ground.cases.file(who("raiser"), ground.door, "home-repair", ground.community());
        CaseRow offered = at(filed, new CaseAct.Offer(unit, null), "office", Role.COMMUNITY_STAFF);
        CaseAct take = new CaseAct.Take(who("member").id(), unit);
        return does(offered, take, "member", CaseHat.UNIT, Role.MEMBER_UNIT);
    }

    private CaseRow pool() {
        CaseRow filed = ground.cases.file(who("raiser"), ground.door, "home-repair", ground.community());
        CaseAct offer = new CaseAct.Offer(null, ground.door.county().value());
        return at(filed, offer, "office", Role.COMMUNITY_STAFF);
    }

    private CaseRow closed() {
        CaseRow row = order();
        Someone member = who("member");
        List<String> after = List.of(ground.picture(member));
        ground.act(member, "caseFinish", row, Map.of("outcome", "SOLVED", "text", "修好了。", "after", after));
        return ground.cases.act(ground.now(row), new CaseAct.Confirm(5), who("raiser"), CaseHat.RAISER, null);
    }

    private CaseRow shown() {
        CaseRow row = closed();
        ground.act(who("office"), "orderShow", row, Map.of("text", "修好了。", "photos", picturesOf(row)));
        return row;
    }

    private CaseRow unwanted() {
        CaseRow row = shown();
        ground.act(who("raiser"), "orderHide", row, Map.of());
        return row;
    }

    private CaseRow question() {
        return ground.cases.fileFor(
                who("raiser"), who("ended"), ground.mediator().grant(), ground.door, "insurance", ground.community());
    }

    private CaseRow answered() {
        CaseAct answer = new CaseAct.Answer(who("office").id());
        return at(question(), answer, "office", Role.COMMUNITY_STAFF);
    }

    /** As one of those at the desk. */
    private CaseRow at(CaseRow row, CaseAct act, String name, Role role) {
        return does(row, act, name, CaseHat.DESK, role);
    }

    private CaseRow does(CaseRow row, CaseAct act, String name, CaseHat hat, Role role) {
        return ground.cases.act(row, act, who(name), hat, role);
    }
}
