package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseFacts;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.FinishOutcome;
import cn.doorplate.identity.Role;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Lanes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** Whatever is changed in the history, or taken from it, is named; each time in a transaction of which nothing stays. */
class CaseVerificationTests extends CaseworkTest {

    @Autowired
    private CaseVerification verification;

    @Autowired
    private ObjectProvider<CaseVerification> provider;

    @Autowired
    private CaseWriting writing;

    @Autowired
    private CaseHistory history;

    @Autowired
    private CaseChain chain;

    @Autowired
    private CaseClocks clocks;

    @Autowired
    private CaseTimers timers;

    @Autowired
    private CaseTexts texts;

    @Autowired
    private CaseCategories categories;

    CaseVerificationTests(
            @Autowired JdbcTemplate jdbc,
            @Autowired Doorplates doorplates,
            @Autowired PlacePaths paths,
            @Autowired PersonKeys keys) {
        super(jdbc, doorplates, paths, keys);
    }

    /** Those that other tests have left there, if any, and a hundred or more of its own. */
    @Test
    void everyCaseInTheStoreIsWhatItsHistoryTells() {
        Set<Long> own = ofAllStates();
        long last = 0;
        for (List<CaseRow> page = page(last); !page.isEmpty(); page = page(last)) {
            for (CaseRow row : page) {
                last = row.id();
                if (Arrays.equals(row.head(), CaseChain.nothing())) {
                    // Put there past all that writes cases, as by the table of rights: nothing that was filed is
                    // without a head.
                    continue;
                }
                CaseFacts told = CaseFacts.NONE;
                for (CaseEvent event : events.behind(row.id(), 0, row.seq())) {
                    told = told.then(event.changes());
                }
                assertThat(told).as(row.caseNumber().spaced()).isEqualTo(row.facts());
                own.remove(row.id());
            }
        }
        assertThat(own).as("were looked at").isEmpty();
    }

    /** By what people and time may do, drawn by lot; and the one state that lots seldom reach. */
    private Set<Long> ofAllStates() {
        long seed = System.nanoTime();
        CaseWays ways = new CaseWays(ledger(), door, resident, staff, seed);
        Set<Long> walked = new HashSet<>();
        Set<CaseState> reached = EnumSet.noneOf(CaseState.class);
        while (walked.size() < 100 || (reached.size() < CaseState.values().length && walked.size() < 2_000)) {
            long id = walked.isEmpty() ? ways.disputed(writing.now()) : ways.walk(writing.now());
            walked.add(id);
            reached.add(table.find(id).orElseThrow().facts().state());
        }
        assertThat(reached).as("by the lots of %d", seed).containsExactlyInAnyOrder(CaseState.values());
        return walked;
    }

    private TestLedger ledger() {
        return new TestLedger(table, history, chain, clocks, timers, texts, categories, transactions);
    }

    @Test
    void whatNobodyTouchedIsWhole() {
        CaseRow row = ended();
        assertThat(fault(row)).isEmpty();
        assertThat(verification.lane(Lanes.of(row.id())).fault()).isNull();
        assertThat(command("--after", Ids.toOpaque(row.id() - 1)))
                .doesNotContain(row.caseNumber().spaced())
                .contains("道 (lane)：末尾编号");
    }

    @Test
    void aRowThatWasChangedIsNamed() {
        CaseRow row = ended();
        assertThat(faultAfter(row, "update case_event set role = 'STREET_STAFF' where case_id = ? and seq = 2"))
                .contains(new CaseFault(2, CaseFault.Why.CHANGED));
        assertThat(faultAfter(row, "update case_event set late = 1 - late where case_id = ? and seq = 3"))
                .contains(new CaseFault(3, CaseFault.Why.CHANGED));
        assertThat(faultAfter(row, "update case_event set lane_seq = lane_seq + 100000 where case_id = ? and seq = 1"))
                .contains(new CaseFault(1, CaseFault.Why.CHANGED));
    }

    @Test
    void aRowThatWasRemovedIsNamedAndATailThatWasCut() {
        CaseRow row = ended();
        assertThat(faultAfter(row, "delete from case_event where case_id = ? and seq = 2"))
                .contains(new CaseFault(2, CaseFault.Why.MISSING));
        assertThat(faultAfter(row, "delete from case_event where case_id = ? and seq > 2"))
                .contains(new CaseFault(3, CaseFault.Why.TAIL_CUT));
    }

    @Test
    void aCaseThatSaysOtherThanItsHistoryIsNamed() {
        CaseRow row = ended();
        assertThat(faultAfter(row, "update ledger_case set score = 1 where id = ?"))
                .contains(new CaseFault(4, CaseFault.Why.ROW_CHANGED));
        assertThat(faultAfter(row, "update ledger_case set seq = 3 where id = ?"))
                .contains(new CaseFault(4, CaseFault.Why.BEYOND));
    }

    @Test
    void aCaseThatWasRemovedAsAWholeLeavesAHoleInItsLane() {
        CaseRow row = ended();
        int lane = Lanes.of(row.id());
        long first = Objects.requireNonNull(jdbc.queryForObject(
                "select lane_seq from case_event where case_id = ? and seq = 1", Long.class, row.id()));
        CaseVerification.Lane both = after(
                () -> verification.lane(lane),
                "delete from case_event where case_id = " + row.id(),
                "delete from ledger_case where id = " + row.id());
        assertThat(both).isEqualTo(new CaseVerification.Lane(lane, first, CaseVerification.LaneFault.MISSING));
        CaseVerification.Lane onlyTheCase =
                after(() -> verification.lane(lane), "delete from ledger_case where id = " + row.id());
        assertThat(onlyTheCase).isEqualTo(new CaseVerification.Lane(lane, first, CaseVerification.LaneFault.CASE_GONE));
    }

    @Test
    void aLaneWhoseEndWasMovedIsNamed() {
        CaseRow row = ended();
        int lane = Lanes.of(row.id());
        CaseVerification.Lane moved =
                after(() -> verification.lane(lane), "update case_lane set seq = seq - 1 where lane = " + lane);
        assertThat(moved.fault()).isEqualTo(CaseVerification.LaneFault.SEAL);
    }

    @Test
    void theCommandNamesTheCaseByItsNumberAndGoesOnFromWhereItWas() {
        CaseRow row = ended();
        String told =
                after(this::command, "update case_event set changes = '' where seq = 2 and case_id = " + row.id());
        assertThat(told).contains(row.caseNumber().spaced() + "，第 2 条：内容被改动").contains("有记录与写入时不符");
        String behind = after(
                () -> command("--after", Ids.toOpaque(row.id())),
                "update case_event set changes = '' where seq = 2 and case_id = " + row.id());
        assertThat(behind).doesNotContain(row.caseNumber().spaced());
    }

    private CaseRow ended() {
        CaseRow row = cases.lamp(resident, door);
        row = cases.act(row, new CaseAct.Take(staff.id(), null), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);
        row = cases.act(row, new CaseAct.Finish(FinishOutcome.SOLVED), staff, CaseHat.HANDLER, Role.COMMUNITY_STAFF);
        return cases.act(row, new CaseAct.Confirm(5), resident, CaseHat.RAISER, null);
    }

    private List<CaseRow> page(long after) {
        return table.list(" where id > ? order by id limit 500", after);
    }

    private Optional<CaseFault> faultAfter(CaseRow row, String sql) {
        return after(() -> fault(row), sql.replace("?", Long.toString(row.id())));
    }

    private Optional<CaseFault> fault(CaseRow row) {
        return verification.cases(row.id() - 1).broken().stream()
                .filter(broken -> broken.number().value() == row.number())
                .map(CaseVerification.Broken::fault)
                .findFirst();
    }

    private String command(String... arguments) {
        StringWriter out = new StringWriter();
        new CommandLine(new VerifyCases(provider))
                .setOut(new PrintWriter(out, true))
                .execute(arguments);
        return out.toString();
    }

    /** What is found when that has been done; then it is undone. */
    private <T> T after(Supplier<T> finding, String... sql) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            for (String statement : sql) {
                assertThat(jdbc.update(statement)).isPositive();
            }
            return finding.get();
        }));
    }
}
