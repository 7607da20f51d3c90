package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import tools.jackson.databind.JsonNode;

/** A case whose history was archived is the same for everybody. */
@NullUnmarked // what is null where it must not be is a failed test
class CaseArchiveTests extends CaseFixture {

    private static final String SEEN = "query($number: String!) { caseByNumber(number: $number) { ... on Report { "
            + CASE + " history(first: 20) { nodes { seq action line text at to } pageInfo { hasNextPage } } } } }";

    @Autowired
    CaseArchive archive;

    @Autowired
    CaseEventMapper events;

    @Autowired
    CaseVerification verification;

    @Autowired
    CaseStories stories;

    @Autowired
    CaseData data;

    private long id;
    private Instant ended;

    @BeforeEach
    void end() {
        id = Ids.fromOpaque(done(report(resident, lamp())).path("id").asString());
        CaseRow row = row();
        row = cases.act(row, new CaseAct.Take(office.id(), null), office, CaseHat.DESK, Role.COMMUNITY_STAFF);
        row = cases.act(row, new CaseAct.Finish(FinishOutcome.SOLVED), office, CaseHat.HANDLER, Role.COMMUNITY_STAFF);
        cases.act(row, new CaseAct.Confirm(5), resident, CaseHat.RAISER, null);
        ended = row().changedAt();
    }

    private CaseRow row() {
        return table.find(id).orElseThrow();
    }

    /** As if so much time were over; others' cases may be older still. */
    private void archive() {
        while (archive.removeBefore(ended.plusMillis(1), 100) == 100) {
            assertThat(lying("case_event_archive")).isLessThan(1_000);
        }
    }

    private int lying(String where) {
        return jdbc.queryForObject("select count(*) from " + where + " where case_id = ?", Integer.class, id);
    }

    private Optional<CaseFault> fault() {
        return verification.cases(id - 1).broken().stream()
                .filter(broken -> broken.number().value() == row().number())
                .map(CaseVerification.Broken::fault)
                .findFirst();
    }

    private CaseVerification.Lane lane() {
        return verification.lane(Lanes.of(id));
    }

    private JsonNode seen(Someone who) {
        return as(who).field(SEEN, Map.of("number", Long.toString(row().number())));
    }

    @Test
    void itIsMovedOnceItEndedBeforeTheLimitAndNotBefore() {
        int all = lying("case_event");
        while (archive.removeBefore(ended, 100) == 100) {
            assertThat(lying("case_event")).isEqualTo(all);
        }
        assertThat(lying("case_event")).isEqualTo(all);
        archive();
        assertThat(lying("case_event")).isZero();
        assertThat(lying("case_event_archive")).isEqualTo(all);
        archive();
        assertThat(lying("case_event_archive")).isEqualTo(all);
    }

    @Test
    void residentAndOfficeOpenItByItsNumberAsBefore() {
        JsonNode resident = seen(this.resident);
        JsonNode office = seen(this.office);
        assertThat(resident.at("/history/nodes").size()).isGreaterThanOrEqualTo(3);
        archive();
        assertThat(seen(this.resident)).isEqualTo(resident);
        assertThat(seen(this.office)).isEqualTo(office);
        assertThat(resident.path("text").asString()).contains("路灯");
    }

    @Test
    void figuresSearchAndRightsReadTheSame() {
        List<CaseStory> told = stories.in(door.community().value(), CaseKind.REPORT, 0, 100);
        List<CaseEventMapper.Changed> moves = events.movesOf(List.of(id));
        archive();
        assertThat(stories.in(door.community().value(), CaseKind.REPORT, 0, 100))
                .isEqualTo(told);
        assertThat(events.movesOf(List.of(id))).isEqualTo(moves).isNotEmpty();
        assertThat(events.tookPart(id, office.id())).isTrue();
        assertThat(events.tookPart(id, resident.id())).isFalse();
        assertThat(events.wasInPool(id)).isFalse();
    }

    @Test
    void itIsVerifiedAndWhatIsChangedThereIsNamed() {
        archive();
        assertThat(fault()).isEmpty();
        assertThat(lane().fault()).isNull();
        jdbc.update("update case_event_archive set role = 'STREET_STAFF' where case_id = ? and seq = 2", id);
        assertThat(fault()).contains(new CaseFault(2, CaseFault.Why.CHANGED));
        jdbc.update("update case_event_archive set role = 'COMMUNITY_STAFF' where case_id = ? and seq = 2", id);
        assertThat(fault()).isEmpty();

        long first = jdbc.queryForObject(
                "select lane_seq from case_event_archive where case_id = ? and seq = 1", Long.class, id);
        jdbc.update("insert into case_event select * from case_event_archive where case_id = ? and seq = 1", id);
        assertThat(fault()).as("it lies there twice").isPresent();
        jdbc.update("delete from case_event where case_id = ?", id);
        jdbc.execute("create table archived_aside as select * from case_event_archive where case_id = " + id);
        try {
            jdbc.update("delete from case_event_archive where case_id = ?", id);
            assertThat(lane())
                    .isEqualTo(new CaseVerification.Lane(Lanes.of(id), first, CaseVerification.LaneFault.MISSING));
        } finally {
            jdbc.update("insert into case_event_archive select * from archived_aside");
            jdbc.execute("drop table archived_aside");
        }
        assertThat(lane().fault()).isNull();
    }

    /** What was written after its history was moved lies in the other table. */
    @Test
    void aHistoryOfWhichAPartIsNewerIsReadAsOne() {
        List<CaseEvent> all = events.behind(id, 0, 100);
        archive();
        jdbc.update("insert into case_event select * from case_event_archive where case_id = ? and seq > 2", id);
        jdbc.update("delete from case_event_archive where case_id = ? and seq > 2", id);
        assertThat(events.behind(id, 0, 100))
                .extracting(CaseEvent::seq)
                .isEqualTo(all.stream().map(CaseEvent::seq).toList());
        assertThat(events.behind(id, 1, 2)).extracting(CaseEvent::seq).containsExactly(2, 3);
        assertThat(fault()).isEmpty();
        assertThat(lane().fault()).isNull();
    }

    @Test
    void whatFailsInTheMiddleHasMovedNothingAndIsDoneTheNextTime() {
        int all = lying("case_event");
        archiveOthers();
        jdbc.update("insert into case_event_archive select * from case_event where case_id = ? and seq = 3", id);
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(this::archive);
        assertThat(lying("case_event")).isEqualTo(all);
        assertThat(lying("case_event_archive")).isEqualTo(1);
        jdbc.update("delete from case_event_archive where case_id = ?", id);
        archive();
        assertThat(lying("case_event_archive")).isEqualTo(all);
        assertThat(fault()).isEmpty();
    }

    private void archiveOthers() {
        while (archive.removeBefore(ended, 100) == 100) {
            assertThat(lying("case_event_archive")).isZero();
        }
    }

    @Test
    void whoLeavesIsForgottenThereToo() {
        archive();
        data.erase(resident.id());
        assertThat(row().raisedBy()).isNull();
        assertThat(Objects.requireNonNull(jdbc.queryForObject(
                        "select count(*) from case_text where case_id = ? and sealed is not null", Integer.class, id)))
                .isZero();
        assertThat(seen(office).path("text").isNull()).isTrue();
        assertThat(fault()).isEmpty();
    }
}
