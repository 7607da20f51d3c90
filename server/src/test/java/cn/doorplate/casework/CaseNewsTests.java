package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseLevel;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
@Import(TestCases.class)
class CaseNewsTests {

    private static final String INBOX =
            "{ me { inbox { messages(first: 100) { nodes { kind title text subject } } } } }";

    @Autowired
    private TestCases cases;

    @Autowired
    private CaseDesks desks;

    @LocalServerPort
    private int port;

    private final JdbcTemplate jdbc;
    private final TestPlaces places;
    private final TestPeople people;
    private Door door;
    private Someone resident;
    private Someone officer;
    private Someone colleague;

    CaseNewsTests(
            @Autowired JdbcTemplate jdbc,
            @Autowired Doorplates doorplates,
            @Autowired PlacePaths paths,
            @Autowired PersonKeys keys) {
        this.jdbc = jdbc;
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        resident = people.someone();
        officer = people.someone();
        colleague = people.someone();
    }

    @BeforeEach
    void newcomers() {
        door = places.door();
        resident = people.someone();
        officer = ofTheOffice();
        colleague = ofTheOffice();
    }

    @Test
    void whoRaisedItIsToldOfEachStepAndTheDeskOfWhatThereIsToDo() {
        CaseRow row = cases.lamp(resident, door);
        assertThat(titles(resident, row)).containsExactly("您的路灯不亮已登记");
        assertThat(titles(officer, row)).containsExactly("新的事项：路灯不亮");

        row = cases.act(row, new CaseAct.Take(officer.id(), null), officer, CaseHat.DESK, Role.COMMUNITY_STAFF);
        row = cases.act(row, new CaseAct.Finish(FinishOutcome.SOLVED), officer, CaseHat.HANDLER, Role.COMMUNITY_STAFF);
        cases.act(row, new CaseAct.Confirm(5), resident, CaseHat.RAISER, null);

        assertThat(titles(resident, row)).containsExactlyInAnyOrder("您的路灯不亮已登记", "您的路灯不亮有人办理了", "您的路灯不亮办完了");
        assertThat(titles(officer, row)).containsExactlyInAnyOrder("新的事项：路灯不亮", "居民已确认：路灯不亮");
        assertThat(titles(colleague, row)).as("it is in the officer's hands").containsExactly("新的事项：路灯不亮");
    }

    @Test
    void whatIsUrgentComesAtAnyHourToWhoHasToActAndAsUsualToWhoRaisedIt() {
        CaseRow row = cases.file(resident, door, "gas", CaseDesk.office(door.community()));

        assertThat(kinds(officer, row)).containsExactly("URGENT");
        assertThat(kinds(resident, row)).containsExactly("CASE");
    }

    @Test
    void whoRaisedItIsNotToldAsOneOfTheDeskAndNobodyOfWhatTheyDidThemselves() {
        CaseRow row = cases.lamp(officer, door);
        assertThat(titles(officer, row)).containsExactly("您的路灯不亮已登记");

        CaseRow other = cases.lamp(resident, door);
        cases.act(other, new CaseAct.Urge(), resident, CaseHat.RAISER, null);
        assertThat(titles(resident, other)).containsExactly("您的路灯不亮已登记");
        assertThat(titles(colleague, other)).contains("居民催办：路灯不亮");
    }

    @Test
    void whenItGoesUpAllAreTold() {
        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().value() / 1000));
        CaseRow row = cases.forgottenLamp(resident, door);
        CaseDesk up = desks.office(CaseLevel.STREET, door.community());

        CaseRow above = cases.time(row, new CaseAct.Escalate(up));

        assertThat(titles(resident, above)).contains("您的路灯不亮已上报");
        assertThat(titles(officer, above)).contains("逾期已上报：路灯不亮");
        assertThat(titles(street, above)).containsExactly("新的事项：路灯不亮");
    }

    @Test
    void whoWasCalledBackIsToldWhatCameOfItAndNothingWhereNobodyAnswered() {
        CaseRow content = called(done(cases.lamp(resident, door), officer), colleague, true, 4);
        assertThat(titles(resident, content)).contains("您的路灯不亮已办结");
        CaseRow again = called(done(cases.lamp(resident, door), officer), colleague, false, null);
        assertThat(titles(resident, again)).contains("您的路灯不亮重新办理");
        assertThat(titles(officer, again)).contains("居民不认可：路灯不亮");
        CaseRow rejected = called(done(again, colleague), officer, false, 1);
        assertThat(titles(resident, rejected)).contains("您的路灯不亮已记录为没有解决");

        CaseRow silent = cases.silence(done(cases.lamp(resident, door), officer));
        List<String> before = titles(resident, silent);
        CaseRow unheard = called(silent, colleague, null, null);
        assertThat(titles(resident, unheard)).as("nobody answered").isEqualTo(before);
        assertThat(titles(resident, called(unheard, colleague, false, 1)))
                .as("it had ended before, and not as they wished")
                .contains("您对路灯不亮的评价已记录")
                .hasSize(before.size() + 1);
    }

    @Test
    void whoSaidThatItWasDoneIsToldWhatFollowsAsLongAsTheyHoldTheRole() {
        CaseRow row = done(cases.lamp(resident, door), officer);
        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                officer.id());
        CaseDesk up = desks.office(CaseLevel.STREET, door.community());

        CaseRow again = cases.act(row, new CaseAct.Objection(up), resident, CaseHat.RAISER, null);

        assertThat(titles(officer, again)).containsExactly("新的事项：路灯不亮");
        CaseRow other = cases.act(
                done(cases.lamp(resident, door), colleague), new CaseAct.Objection(up), resident, CaseHat.RAISER, null);
        assertThat(titles(colleague, other)).contains("居民不认可：路灯不亮");
    }

    private CaseRow done(CaseRow row, Someone by) {
        CaseRow taken = cases.act(row, new CaseAct.Take(by.id(), null), by, CaseHat.DESK, Role.COMMUNITY_STAFF);
        CaseAct finish = new CaseAct.Finish(FinishOutcome.SOLVED);
        return cases.act(taken, finish, by, CaseHat.HANDLER, Role.COMMUNITY_STAFF);
    }

    private CaseRow called(CaseRow row, Someone by, @Nullable Boolean content, @Nullable Integer score) {
        CaseAct call = new CaseAct.CallBack(content, score, desks.office(CaseLevel.STREET, door.community()));
        return cases.act(row, call, by, CaseHat.STAFF, Role.COMMUNITY_STAFF);
    }

    private Someone ofTheOffice() {
        return people.holding(Role.COMMUNITY_STAFF, region(door.community().value()));
    }

    private static PlaceRef region(long code) {
        return new PlaceRef(PlaceKind.REGION, code);
    }

    private List<String> titles(Someone who, CaseRow row) {
        return messages(who, row, "title");
    }

    private List<String> kinds(Someone who, CaseRow row) {
        return messages(who, row, "kind");
    }

    private List<String> messages(Someone who, CaseRow row, String field) {
        return TestClient.of(port)
                .as(who.token())
                .field(INBOX, Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .filter(message ->
                        Ids.toOpaque(row.id()).equals(message.path("subject").asString("")))
                .map(message -> message.path(field).asString())
                .toList();
    }
}
