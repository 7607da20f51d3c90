package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.IntegrationTest;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseEnding;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Declined;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@IntegrationTest
@Import(TestCases.class)
class CaseWritingTests {

    @Autowired
    private TestCases cases;

    @Autowired
    private CaseTable table;

    @Autowired
    private CaseEventMapper events;

    @Autowired
    private JdbcTemplate jdbc;

    private final TestPlaces places;
    private final TestPeople people;
    private Door door;
    private Someone resident;
    private Someone staff;

    CaseWritingTests(
            @Autowired JdbcTemplate jdbc,
            @Autowired Doorplates doorplates,
            @Autowired PlacePaths paths,
            @Autowired PersonKeys keys) {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        resident = people.someone();
        staff = people.someone();
    }

    @BeforeEach
    void newcomers() {
        door = places.door();
        resident = people.someone();
        staff = people.someone();
    }

    @Test
    void itsRowIsWhatItsHistoryTells() {
        CaseRow row = cases.lamp(resident, door);
        row = cases.act(row, new CaseAct.Take(staff.id(), null), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);
        row = cases.act(row, new CaseAct.Finish(FinishOutcome.SOLVED), staff, CaseHat.HANDLER, Role.COMMUNITY_STAFF);
        row = cases.act(row, new CaseAct.Confirm(5), resident, CaseHat.RAISER, null);

        CaseRow stored = table.find(row.id()).orElseThrow();
        assertThat(stored.facts()).isEqualTo(row.facts());
        assertThat(stored.facts().state()).isEqualTo(CaseState.CLOSED);
        assertThat(stored.facts().get(Known.ENDING)).isEqualTo(CaseEnding.CONFIRMED);
        assertThat(folded(events.behind(row.id(), 0, 100))).isEqualTo(stored.facts());
        assertThat(stored.seq()).isEqualTo(4);
        assertThat(timers(row.id())).isZero();
    }

    @Test
    void whoWasSecondIsToldThatItWasChanged() {
        CaseRow row = cases.lamp(resident, door);
        cases.act(row, new CaseAct.Take(staff.id(), null), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);

        assertThatThrownBy(() -> cases.act(row, new CaseAct.Urge(), resident, CaseHat.RAISER, null))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("CONFLICT");
        assertThat(events.behind(row.id(), 0, 100)).hasSize(2);
    }

    private static CaseFacts folded(List<CaseEvent> history) {
        CaseFacts facts = CaseFacts.NONE;
        for (CaseEvent event : history) {
            facts = facts.then(event.changes());
        }
        return facts;
    }

    private int timers(long id) {
        return jdbc.queryForList("select case_id from case_timer where case_id = ?", id)
                .size();
    }
}
