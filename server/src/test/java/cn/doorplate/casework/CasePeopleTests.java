package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.ExtensionState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.TestPeople.Reachable;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Who of a case is named to whom, who is told of it, and what becomes of a case whose handler is gone. */
@NullUnmarked // what is null where it must not be is a failed test
class CasePeopleTests extends CaseDeskGround {

    private static final String NAMES = """
            query($id: ID!) { node(id: $id) { ... on Report {
              raisedBy { name phone isMe ref } raisedFor { name } filedBy { name } } } }""";
    private static final String REVEAL = """
            mutation($input: CaseNameRevealInput!) { caseNameReveal(input: $input) {
              details { name phone } userErrors { field code } } }""";
    private static final String LINK = """
            mutation($input: DisputeSideLinkInput!) { disputeSideLink(input: $input) {
              dispute { id version } userErrors { field code } } }""";

    @Autowired
    BlindIndex index;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    HandlerGone gone;

    private Reachable raiser;

    @BeforeEach
    void named() {
        raiser = people.reachable(index);
        resident = raiser.someone();
    }

    @Test
    void theDeskSeesMaskedNamesAndTheirOwnerThatItDid() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);

        JsonNode seen = names(staff, row);
        assertThat(seen.at("/raisedBy/name").asString()).isEqualTo("王*英");
        assertThat(seen.at("/raisedBy/phone").asString()).contains("****");
        assertThat(seen.at("/raisedBy/ref").asString()).isNotEmpty();
        assertThat(seen.at("/raisedFor").isNull()).isTrue();
        names(staff, row);
        assertThat(logged(staff)).as("once an hour").containsExactly("case.name false");
        JsonNode accesses = as(resident)
                .field("{ me { accesses(first: 5) { nodes { what full } } } }", Map.of())
                .at("/accesses/nodes");
        assertThat(accesses.get(0).path("what").asString()).contains("办理事项");
    }

    @Test
    void itsRaiserSeesThemselvesAndNothingIsLogged() {
        CaseRow row = cases.lamp(resident, door);

        JsonNode seen = names(resident, row);
        assertThat(seen.at("/raisedBy/isMe").asBoolean()).isTrue();
        assertThat(seen.at("/raisedBy/ref").isNull()).isTrue();
        assertThat(logged(resident)).isEmpty();
    }

    @Test
    void whoOnlyHadItBeforeReadsItWithoutNames() {
        Someone guard = at(property());
        at(community());
        CaseRow row = cases.lampAtProperty(resident, door);
        act(guard, "caseReturn", row, Map.of("reason", "不归物业。"));

        JsonNode seen = names(guard, row);
        assertThat(seen.isNull()).isFalse();
        assertThat(seen.at("/raisedBy").isNull()).isTrue();
        assertThat(code(reveal(guard, row, "raised_by", "要联系报修的人"))).isEqualTo("NOT_FOUND");
    }

    @Test
    void inFullItTakesAReasonWhichStandsInTheLog() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);
        String ref = names(staff, row).at("/raisedBy/ref").asString();

        assertThat(code(reveal(staff, row, ref, " "))).isEqualTo("BLANK");
        assertThat(code(reveal(staff, row, ref, "急"))).isEqualTo("BLANK");
        assertThat(code(reveal(staff, row, ref, "长".repeat(151)))).isEqualTo("TOO_LONG");
        assertThat(code(reveal(staff, row, "filed_by", "要联系报修的人"))).isEqualTo("NOT_FOUND");
        assertThat(code(reveal(staff, row, "side.9", "要联系报修的人"))).isEqualTo("NOT_FOUND");
        assertThat(code(reveal(at(mediator()), row, ref, "要联系报修的人"))).isEqualTo("NOT_FOUND");
        assertThat(logged(staff)).containsExactly("case.name false");
        JsonNode shown = reveal(staff, row, ref, "要联系报修的人");
        assertThat(shown.at("/details/name").asString()).isEqualTo("王小英");
        assertThat(shown.at("/details/phone").asString()).isEqualTo(raiser.phone());
        assertThat(logged(staff)).containsExactly("case.name false", "case.reveal true");
    }

    private JsonNode names(Someone who, CaseRow row) {
        return as(who).field(NAMES, Map.of("id", Ids.toOpaque(row.id())));
    }

    private JsonNode reveal(Someone who, CaseRow row, String person, String text) {
        Map<String, Object> input =
                Map.of("case", Ids.toOpaque(row.id()), "person", person, "reason", "CASE", "text", text);
        return as(who).field(REVEAL, Map.of("input", input));
    }

    private List<String> logged(Someone reader) {
        return jdbc.queryForList(
                "select concat(what, if(in_full, ' true', ' false')) from access_log where reader_id = ? order by id",
                String.class,
                reader.id());
    }

    @Test
    void theOtherSideIsSaidToBeAResidentOfOnesPlacesAndToldOnce() {
        Someone staff = at(community());
        CaseRow row = cases.file(resident, door, "noise", community());
        side(row, true);
        Someone neighbour = lives(door);
        Someone elsewhere = lives(places.door());

        assertThat(code(link(staff, row, "side." + Ids.toOpaque(9), neighbour))).isEqualTo("NOT_FOUND");
        assertThat(code(link(staff, row, SIDE, elsewhere))).isEqualTo("NOT_FOUND");
        assertThat(code(link(at(CaseDesk.office(places.community())), row, SIDE, neighbour)))
                .isEqualTo("NOT_FOUND");
        assertThat(code(link(staff, row, SIDE, neighbour))).isEmpty();
        assertThat(actions(row)).containsExactly("FILE", "TELL_SIDE");
        assertThat(jdbc.queryForObject(
                        "select person_id from case_party where case_id = ? and ordinal = 2", Long.class, row.id()))
                .isEqualTo(neighbour.id());
        assertThat(code(link(staff, row, SIDE, neighbour))).as("it is known").isEqualTo("CONFLICT");
    }

    private static final String SIDE = "side." + Ids.toOpaque(2);

    private void side(CaseRow row, boolean tell) {
        jdbc.update(
                "insert into case_party (case_id, ordinal, side, owner_id, tell, created_at)"
                        + " values (?, 2, 'OTHER_SIDE', ?, ?, utc_timestamp(3))",
                row.id(),
                resident.id(),
                tell);
    }

    private Someone lives(Door there) {
        Someone someone = people.someone();
        long household = Ids.next();
        jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, ?)",
                household,
                there.buildingId(),
                there.unitId(),
                there.tenHouseholdUnitId(),
                "6" + household);
        jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3))",
                Ids.next(),
                household,
                someone.id(),
                someone.id(),
                there.community().value());
        return someone;
    }

    private JsonNode link(Someone who, CaseRow row, String side, Someone whom) {
        Map<String, Object> input = Map.of(
                "dispute",
                Ids.toOpaque(row.id()),
                "version",
                now(row).version(),
                "side",
                side,
                "resident",
                Ids.toOpaque(whom.id()));
        return as(who).field(LINK, Map.of("input", input));
    }

    @Test
    void whatSomebodyHadInHandGoesBackToItsDeskWithTheirRole() {
        Someone staff = at(community());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        CaseRow elsewhere = cases.lampAtProperty(resident, door);
        people.give(staff, Role.PROPERTY_STAFF, property().place());
        act(staff, "caseTake", elsewhere, Map.of());

        transaction.executeWithoutResult(status -> publisher.publishEvent(
                new RoleEnded(1, staff.id(), Role.COMMUNITY_STAFF, community().place(), null)));

        assertThat(now(row).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(now(row).facts().has(Known.HANDLER)).isFalse();
        assertThat(actions(row)).containsExactly("FILE", "TAKE", "RELEASE");
        assertThat(now(elsewhere).facts().get(Known.HANDLER)).isEqualTo(staff.id());
    }

    @Test
    void whatARoleThatRanOutLeavesBehindIsFoundByAndBy() {
        Someone staff = at(community());
        Someone stays = at(community());
        CaseRow row = cases.lamp(resident, door);
        CaseRow other = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        act(stays, "caseTake", other, Map.of());
        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                staff.id());

        gone.sweep();

        assertThat(now(row).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(now(other).facts().get(Known.HANDLER)).isEqualTo(stays.id());
    }

    @Test
    void whatIsPausedStaysSoWithoutItsHandlerAndIsTheDesksWhenItGoesOn() {
        Someone staff = at(community());
        Someone colleague = at(community());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        String until = Instant.now().plus(Duration.ofDays(2)).toString();
        act(staff, "casePause", row, Map.of("reason", "APPOINTMENT", "until", until, "text", "后天来。"));
        Long left = now(row).facts().get(Known.LEFT_CAP);

        ended(staff);
        ended(staff);

        assertThat(now(row).facts().state()).isEqualTo(CaseState.PAUSED);
        assertThat(now(row).facts().has(Known.HANDLER)).isFalse();
        assertThat(now(row).facts().get(Known.LEFT_CAP)).as("no time is won").isEqualTo(left);
        assertThat(actions(row)).containsExactly("FILE", "TAKE", "PAUSE", "RELEASE");
        assertThat(code(act(colleague, "caseResume", row, Map.of()))).isEmpty();
        assertThat(now(row).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(code(act(colleague, "caseTake", row, Map.of()))).isEmpty();
    }

    @Test
    void whoIsGoneHasAskedForMoreTimeInVain() {
        Someone staff = at(community());
        Someone above = at(street());
        CaseRow row = cases.lamp(resident, door);
        act(staff, "caseTake", row, Map.of());
        Instant cap = now(row).facts().the(Known.CAP);
        act(
                staff,
                "caseExtensionAsk",
                row,
                Map.of("reason", "等配件。", "until", cap.plusSeconds(60).toString()));

        ended(staff);

        assertThat(now(row).facts().get(Known.EXTENSION)).isEqualTo(ExtensionState.LAPSED);
        assertThat(now(row).facts().get(Known.CAP)).isEqualTo(cap);
        assertThat(now(row).facts().the(Known.DUE)).isBeforeOrEqualTo(cap);
        assertThat(code(act(above, "caseExtensionDecide", row, Map.of("grant", true))))
                .isEqualTo("CONFLICT");
        assertThat(jdbc.queryForObject(
                        "select due_at from case_timer where case_id = ?", LocalDateTime.class, row.id()))
                .as("its timer follows")
                .isNotNull();
    }

    private void ended(Someone staff) {
        transaction.executeWithoutResult(status -> publisher.publishEvent(
                new RoleEnded(1, staff.id(), Role.COMMUNITY_STAFF, community().place(), null)));
    }

    @Test
    void whoIsAMemberElsewhereTooKeepsWhatTheyHaveThere() {
        Door there = places.door();
        Someone member = people.holding(Role.MEMBER_UNIT, region(door.community()));
        people.give(member, Role.MEMBER_UNIT, region(there.community()));
        CaseRow here = taken(member, door);
        CaseRow other = taken(member, there);

        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    "update role_grant set valid_until = utc_timestamp(3) - interval 1 second"
                            + " where person_id = ? and place_id = ?",
                    member.id(),
                    door.community().value());
            publisher.publishEvent(new RoleEnded(1, member.id(), Role.MEMBER_UNIT, region(door.community()), null));
        });

        assertThat(now(here).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(now(here).facts().has(Known.UNIT)).isFalse();
        assertThat(now(other).facts().get(Known.HANDLER)).isEqualTo(member.id());
    }

    private CaseRow taken(Someone member, Door where) {
        long unit = Ids.next();
        jdbc.update(
                "insert into member_unit (id, region_code, name, created_at) values (?, ?, ?, utc_timestamp(3))",
                unit,
                where.community().value(),
                "单位" + unit);
        jdbc.update(
                "insert into member_unit_person (unit_id, person_id, created_at) values (?, ?, utc_timestamp(3))",
                unit,
                member.id());
        CaseRow order = cases.file(resident, where, "home-repair", CaseDesk.office(where.community()));
        CaseRow offered = order.facts().state() == CaseState.OFFERED
                ? order
                : cases.act(order, new CaseAct.Offer(unit, null), member, CaseHat.DESK, Role.COMMUNITY_STAFF);
        return cases.act(offered, new CaseAct.Take(member.id(), unit), member, CaseHat.UNIT, Role.MEMBER_UNIT);
    }

    @Test
    void whoseRoleHasEndedSeesNothingOfWhatTheyFinishedHadInHandOrWroteDown() {
        Someone guard = at(property());
        CaseRow finished = cases.lampAtProperty(resident, door);
        act(guard, "caseTake", finished, Map.of());
        act(guard, "caseFinish", finished, Map.of("outcome", "SOLVED", "text", "好了。"));
        CaseRow withdrawn = cases.lampAtProperty(resident, door);
        act(guard, "caseTake", withdrawn, Map.of());
        act(resident, "caseWithdraw", withdrawn, Map.of());
        CaseRow written = cases.fileFor(resident, guard, property().grant(), door, "street-lamp", property());
        List<CaseRow> all = List.of(finished, withdrawn, written);
        assertThat(all).allSatisfy(row -> assertThat(names(guard, row).isNull()).isFalse());

        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                guard.id());

        assertThat(all).allSatisfy(row -> assertThat(names(guard, row).isNull()).isTrue());
    }

    private static final String SIDES = """
            query($id: ID!) { node(id: $id) { ... on Dispute { raisedBy { name phone } otherSides { name phone door } } } }""";

    private JsonNode sides(Someone who, CaseRow row) {
        return as(who).field(SIDES.replace("raisedBy { name phone } ", ""), Map.of("id", Ids.toOpaque(row.id())));
    }

    @Test
    void staffWhoReadTheOtherSidesAreInTheLogOfThose() {
        Someone staff = at(community());
        CaseRow row = cases.file(resident, door, "noise", community());
        side(row, false);
        Someone neighbour = people.someone();
        jdbc.update("update case_party set person_id = ? where case_id = ?", neighbour.id(), row.id());

        assertThat(sides(staff, row).path("otherSides")).hasSize(1);

        assertThat(jdbc.queryForList("select subject_id from access_log where reader_id = ?", Long.class, staff.id()))
                .containsExactly(neighbour.id());
        sides(resident, row);
        assertThat(logged(resident)).as("they wrote it").isEmpty();
    }

    @Test
    void aSideOfADisputeLearnsWhoRaisedItUnlessThatIsHidden() {
        CaseRow row = cases.file(resident, door, "noise", community());
        side(row, true);
        Someone neighbour = people.someone();
        jdbc.update(
                "update case_party set person_id = ?, told_at = utc_timestamp(3) where case_id = ?",
                neighbour.id(),
                row.id());
        Map<String, ?> id = Map.of("id", Ids.toOpaque(row.id()));

        JsonNode open = as(neighbour).field(SIDES, id);
        assertThat(open.at("/raisedBy/name").asString()).isEqualTo("王*英");
        assertThat(open.at("/raisedBy/phone").isNull()).isTrue();
        jdbc.update("update ledger_case set anonymous = true where id = ?", row.id());
        assertThat(as(neighbour).field(SIDES, id).at("/raisedBy").isNull()).isTrue();
    }
}
