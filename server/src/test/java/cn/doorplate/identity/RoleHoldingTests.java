package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.checks.statements.RowsRead;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Who holds an office now, found by the office. */
@IntegrationTest
@SuppressWarnings("NullAway.Init")
class RoleHoldingTests {

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Statements statements;

    @Autowired
    private PlacePaths paths;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private RoleHolding holding;

    private TestPeople people;
    private Door door;
    private Grant grid;
    private Grant office;

    @BeforeEach
    void open() {
        people = new TestPeople(jdbc, paths);
        door = new TestPlaces(jdbc, doorplates).door();
        grid = new Grant(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId()));
        office = new Grant(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, door.community().value()));
    }

    @Test
    void findsTheHoldersOfSeveralOfficesByOneStatement() {
        long first = holder(grid);
        long second = holder(grid);
        long third = holder(office);
        holder(new Grant(Role.MEDIATOR, office.place()));
        holder(
                new Grant(Role.GRID_WORKER, new PlaceRef(PlaceKind.GRID, door.gridId() + 1)),
                door.community().value());

        List<Map<Grant, List<Long>>> found = new ArrayList<>();
        List<String> sent = statements.ofThisThreadDuring(() -> found.add(holding.at(List.of(grid, office, grid))));

        assertThat(found).containsExactly(Map.of(grid, List.of(first, second), office, List.of(third)));
        assertThat(sent).hasSize(1);
    }

    @Test
    void listsNobodyWhereNobodyHoldsItNow() {
        Grant nobodys = new Grant(Role.STREET_STAFF, new PlaceRef(PlaceKind.REGION, 1));
        shift(holder(grid), "valid_until = utc_timestamp(3) - interval 1 second");
        shift(holder(grid), "valid_from = utc_timestamp(3) + interval 1 hour");
        long leaving = holder(grid);
        shift(leaving, "valid_until = utc_timestamp(3) + interval 1 hour");

        assertThat(holding.at(List.of(grid, nobodys))).isEqualTo(Map.of(grid, List.of(leaving)));
        assertThat(holding.at(List.of(nobodys))).isEmpty();
        assertThat(holding.at(List.of())).isEmpty();
    }

    @Test
    void readsNoMoreRowsThanThereAreHoldersHoweverManyOthersThereAre() {
        long mine = holder(grid);
        List<Object[]> others = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            others.add(new Object[] {Ids.next(), Ids.next(), Role.RESIDENT.name(), "UNIT", Ids.next(), 1L, false});
        }
        jdbc.batchUpdate(INSERT, others);
        List<Grant> asked = List.of(grid, office, new Grant(Role.MEDIATOR, office.place()));

        List<Map<Grant, List<Long>>> found = new ArrayList<>();
        long read = RowsRead.during(transactions, jdbc, () -> found.add(holding.at(asked)));

        assertThat(found).containsExactly(Map.of(grid, List.of(mine)));
        assertThat(read).isLessThanOrEqualTo(20);
    }

    private static final String INSERT =
            "insert into role_grant (id, person_id, role, place_kind, place_id, region_code, by_appointment, valid_from)"
                    + " values (?, ?, ?, ?, ?, ?, ?, utc_timestamp(3) - interval 1 minute)";

    private long holder(Grant grant) {
        return people.holding(grant.role(), grant.place()).id();
    }

    /** At a place that need not be there. */
    private void holder(Grant grant, long region) {
        jdbc.update(
                INSERT,
                Ids.next(),
                people.someone().id(),
                grant.role().name(),
                grant.place().kind().name(),
                grant.place().id(),
                region,
                true);
    }

    private void shift(long person, String to) {
        assertThat(jdbc.update("update role_grant set " + to + " where person_id = ?", person))
                .isOne();
    }
}
