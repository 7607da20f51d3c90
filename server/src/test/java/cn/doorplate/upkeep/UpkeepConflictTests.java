package cn.doorplate.upkeep;

import static cn.doorplate.upkeep.Desktop.input;
import static cn.doorplate.upkeep.Desktop.key;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.place.RegionCode;
import cn.doorplate.shared.Ids;
import cn.doorplate.upkeep.Desktop.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Two at once, each through a request of their own. */
@NullUnmarked
class UpkeepConflictTests extends UpkeepTest {

    @Test
    void whoChangesWhatAnotherChangedMeanwhileIsTold() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String compound = compound(office, community, "善景苑");

        assertThat(rename(office, compound, 0, "甲").faults()).isEmpty();
        Reply second = rename(office, compound, 0, "乙");

        assertThat(second.faults()).containsExactly(":CONFLICT");
        assertThat(second.payload().at("/userErrors/0/message").asString()).contains("别人已经改过");
        assertThat(office.run("compoundRemove", input("compound", compound, "version", 0), "")
                        .faults())
                .containsExactly(":CONFLICT");
        assertThat(office.list("compounds", "within: {region: \"" + community + "\"}", "name version")
                        .texts("/name"))
                .containsExactly("甲");
    }

    @Test
    void ofTwoWhoChangeAtOnceOneIsTold() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String compound = compound(office, community, "善景苑");

        List<String> faults = atOnce(
                () -> rename(office, compound, 0, "甲"),
                () -> rename(office, compound, 0, "乙"),
                () -> rename(office, compound, 0, "丙"));

        assertThat(faults).containsExactlyInAnyOrder("", ":CONFLICT", ":CONFLICT");
    }

    @Test
    void twinsWithOneKeyEnterOneAndBothSeeIt() {
        RegionCode community = places().community();
        Desktop office = office(community);
        Map<String, Object> entry = building(community, null, null, "1栋");

        List<String> ids = new ArrayList<>();
        List<String> faults = atOnce(
                () -> noted(office.run("buildingCreate", entry, "building { id }"), ids),
                () -> noted(office.run("buildingCreate", entry, "building { id }"), ids));

        assertThat(faults).containsOnly("");
        assertThat(ids).hasSize(2);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
        entry.put("name", "2栋");
        assertThat(office.run("buildingCreate", entry, "building { id }").faults())
                .containsExactly("idempotencyKey:KEY_REUSED");
    }

    @Test
    void twinsOfOneNameEnterOne() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String grid = grid(office, community, null, "GRID", "第一网格");
        String compound = compound(office, community, "善景苑");
        String building = built(office, community, compound, null, "1栋");
        String unit = unit(office, building, null, "1单元");

        twice(
                "name",
                () -> office.run(
                        "gridCreate",
                        input(
                                "region",
                                community.toString(),
                                "parent",
                                grid,
                                "kind",
                                "ZONE",
                                "name",
                                "1号责任区",
                                "idempotencyKey",
                                key()),
                        ""));
        twice(
                "name",
                () -> office.run(
                        "gridCreate",
                        input("region", community.toString(), "kind", "GRID", "name", "第二网格", "idempotencyKey", key()),
                        ""));
        twice(
                "name",
                () -> office.run(
                        "compoundCreate",
                        input("region", community.toString(), "name", "善园", "address", "x", "idempotencyKey", key()),
                        ""));
        twice("name", () -> office.run("buildingCreate", building(community, compound, null, "2栋"), ""));
        twice("name", () -> office.run("buildingCreate", building(community, null, null, "2栋"), ""));
        twice(
                "name",
                () -> office.run(
                        "unitCreate", input("building", building, "name", "2单元", "idempotencyKey", key()), ""));
        twice(
                "door",
                () -> office.run(
                        "householdCreate",
                        input("building", building, "unit", unit, "door", "101", "idempotencyKey", key()),
                        ""));
        twice(
                "door",
                () -> office.run(
                        "householdCreate", input("building", building, "door", "101", "idempotencyKey", key()), ""));
    }

    @Test
    void nothingIsEnteredIntoWhatIsRemovedMeanwhile() {
        RegionCode community = places().community();
        Desktop office = office(community);
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String grid = grid(office, community, null, "GRID", "第" + i + "网格");
            String compound = compound(office, community, "善景苑" + i);
            String building = built(office, community, null, null, i + "栋");
            String lone = built(office, community, null, null, i + "号");
            String name = "甲" + i;
            ours.add(String.valueOf(Ids.fromOpaque(building)));
            ours.add(String.valueOf(Ids.fromOpaque(lone)));
            atOnce(
                    () -> office.run("gridRemove", input("grid", grid, "version", 0), ""),
                    () -> office.run("compoundRemove", input("compound", compound, "version", 0), ""),
                    () -> office.run("buildingCreate", building(community, compound, grid, name), ""));
            atOnce(
                    () -> office.run("buildingRemove", input("building", building, "version", 0), ""),
                    () -> office.run(
                            "unitCreate", input("building", building, "name", "x", "idempotencyKey", key()), ""));
            atOnce(
                    () -> office.run("buildingRemove", input("building", lone, "version", 0), ""),
                    () -> office.run("doorplateIssue", input("building", lone, "idempotencyKey", key()), ""));
        }
        assertThat(orphans(
                        "building b where b.grid_id is not null and not exists (select 1 from grid g where g.id = b.grid_id)"
                                + " and b.region_code = " + community))
                .isZero();
        assertThat(orphans("building b where b.compound_id is not null and not exists"
                        + " (select 1 from compound c where c.id = b.compound_id) and b.region_code = " + community))
                .isZero();
        String ofOurs = "building_id in (" + String.join(", ", ours)
                + ") and not exists (select 1 from building b where b.id = building_id)";
        assertThat(orphans("building_unit where " + ofOurs)).isZero();
        assertThat(orphans("doorplate where status = 'ACTIVE' and " + ofOurs)).isZero();
    }

    @Test
    void whatIsInUseStays() {
        var door = places().door();
        Desktop office = office(door.community());
        String building = Ids.toOpaque(door.buildingId());
        String unit = Ids.toOpaque(door.unitId());

        assertThat(office.run("gridRemove", input("grid", Ids.toOpaque(door.zoneId()), "version", 0), "")
                        .faults())
                .containsExactly(":NOT_EMPTY");
        assertThat(office.run("gridRemove", input("grid", Ids.toOpaque(door.tenHouseholdUnitId()), "version", 0), "")
                        .faults())
                .containsExactly(":NOT_EMPTY");
        assertThat(office.run("compoundRemove", input("compound", Ids.toOpaque(door.compoundId()), "version", 0), "")
                        .faults())
                .containsExactly(":NOT_EMPTY");
        assertThat(office.run("buildingRemove", input("building", building, "version", 0), "")
                        .faults())
                .containsExactly(":NOT_EMPTY");
        assertThat(office.run("unitRemove", input("unit", unit, "version", 0), "")
                        .faults())
                .containsExactly(":HAS_DOORPLATES");

        String household = household(office, building, unit, null, "101");
        assertThat(office.run("unitRemove", input("unit", unit, "version", 0), "")
                        .faults())
                .containsExactly(":NOT_EMPTY");
        assertThat(office.run("householdRemove", input("household", household, "version", 0), "")
                        .faults())
                .isEmpty();
        assertThat(office.run("doorplateRevoke", input("code", door.plate().toString(), "reason", "拆除"), "")
                        .faults())
                .isEmpty();
        String lone = plate(office, building, null);
        assertThat(office.run("unitRemove", input("unit", unit, "version", 0), "")
                        .faults())
                .isEmpty();
        assertThat(office.run("buildingRemove", input("building", building, "version", 0), "")
                        .faults())
                .containsExactly(":HAS_DOORPLATES");
        assertThat(office.run("doorplateRevoke", input("code", lone, "reason", "拆除"), "")
                        .faults())
                .isEmpty();
        assertThat(office.run("buildingRemove", input("building", building, "version", 0), "")
                        .faults())
                .isEmpty();
        assertThat(doorplates.open(lone, CALLER).building()).isNull();
    }

    @Test
    void aHouseholdStaysWhileSomebodyIsKnownToLiveThere() {
        var door = places().door();
        Desktop office = office(door.community());
        String household = household(office, Ids.toOpaque(door.buildingId()), Ids.toOpaque(door.unitId()), null, "101");
        long member = Ids.next();
        jdbc.update(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'WAITING', 1, ?, utc_timestamp(3))",
                member,
                Ids.fromOpaque(household),
                member,
                member,
                door.community().value());

        assertThat(office.run("householdRemove", input("household", household, "version", 0), "")
                        .faults())
                .containsExactly(":HAS_RESIDENTS");
        jdbc.update("update household_member set status = 'ENDED', live = null where id = ?", member);
        assertThat(office.run("householdRemove", input("household", household, "version", 0), "")
                        .faults())
                .isEmpty();
    }

    private Integer orphans(String of) {
        return jdbc.queryForObject("select count(*) from " + of, Integer.class);
    }

    private static void twice(String field, Supplier<Reply> entering) {
        assertThat(atOnce(entering, entering)).containsExactlyInAnyOrder("", field + ":DUPLICATE");
    }

    private static Reply rename(Desktop desk, String compound, int version, String name) {
        return desk.run(
                "compoundUpdate",
                input("compound", compound, "version", version, "name", name, "address", "善路1号"),
                "compound { name version }");
    }

    private static Reply noted(Reply reply, List<String> ids) {
        synchronized (ids) {
            ids.add(reply.id());
        }
        return reply;
    }

    /** The faults of each, empty where there are none. */
    @SafeVarargs
    private static List<String> atOnce(Supplier<Reply>... actions) {
        ExecutorService pool = Executors.newFixedThreadPool(actions.length);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (Supplier<Reply> action : actions) {
                running.add(pool.submit(() -> {
                    start.await();
                    Reply reply = action.get();
                    return reply.denied() + String.join(",", reply.faults());
                }));
            }
            start.countDown();
            List<String> faults = new ArrayList<>();
            for (Future<String> each : running) {
                faults.add(each.get());
            }
            return faults;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            pool.shutdownNow();
        }
    }
}
