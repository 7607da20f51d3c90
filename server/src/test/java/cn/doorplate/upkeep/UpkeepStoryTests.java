package cn.doorplate.upkeep;

import static cn.doorplate.upkeep.Desktop.input;
import static cn.doorplate.upkeep.Desktop.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.place.ContactCard;
import cn.doorplate.place.Doorplate;
import cn.doorplate.place.DoorplateStatus;
import cn.doorplate.place.Grid;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.Unit;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** From an empty community to a plate on a door, and what the plate's page says after each correction. */
@NullUnmarked
class UpkeepStoryTests extends UpkeepTest {

    private static final Duration SOON = Duration.ofSeconds(2);

    @Test
    void aGridWorkerBuildsUpTheirGridAndThePageFollowsEveryCorrection() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String grid = grid(office, community, null, "GRID", "第一网格");
        String compound = compound(office, community, "善景苑");
        Desktop worker = worker(grid);
        String zone = grid(worker, community, grid, "ZONE", "1号责任区");
        String ten = grid(worker, community, zone, "TEN_HOUSEHOLD_UNIT", "1单元联户");
        String building = built(worker, community, compound, zone, "1栋");
        String unit = unit(worker, building, null, "1单元");
        String household = household(worker, building, unit, ten, "101");
        String plate = plate(worker, building, unit);

        Doorplate page = open(plate);
        assertThat(page.status()).isEqualTo(DoorplateStatus.ACTIVE);
        assertThat(page.building().name()).isEqualTo("1栋");
        assertThat(page.building().compound().name()).isEqualTo("善景苑");
        assertThat(page.building().gridPath()).extracting(Grid::name).containsExactly("第一网格", "1号责任区");

        publish(office, "grid", ten, "TEN_HOUSEHOLD_HEAD", "联户长甲");
        follows(
                plate,
                shown -> assertThat(shown.contacts())
                        .extracting(ContactCard::name)
                        .containsExactly("联户长甲"));

        done(worker.run("householdUpdate", input("household", household, "version", 0, "door", "101"), ""));
        follows(plate, shown -> assertThat(shown.contacts()).isEmpty());

        done(office.run("gridUpdate", input("grid", grid, "version", 0, "name", "东网格"), ""));
        follows(
                plate,
                shown -> assertThat(shown.building().gridPath())
                        .extracting(Grid::name)
                        .contains("东网格"));

        done(office.run(
                "compoundUpdate", input("compound", compound, "version", 0, "name", "善景园", "address", "善路2号"), ""));
        follows(plate, shown -> assertThat(shown.building().compound().name()).isEqualTo("善景园"));

        done(worker.run("unitUpdate", input("unit", unit, "version", 0, "name", "东单元", "grid", ten), ""));
        follows(plate, shown -> assertThat(shown.unit().name()).isEqualTo("东单元"));
        follows(plate, shown -> assertThat(shown.contacts()).hasSize(1));

        unit(worker, building, null, "2单元");
        follows(
                plate,
                shown -> assertThat(shown.building().units())
                        .extracting(Unit::name)
                        .containsExactlyInAnyOrder("东单元", "2单元"));

        Map<String, Object> corrected = building(community, compound, zone, "壹栋");
        corrected.remove("region");
        corrected.remove("idempotencyKey");
        corrected.put("building", building);
        corrected.put("version", 0);
        done(worker.run("buildingUpdate", corrected, ""));
        follows(plate, shown -> assertThat(shown.building().name()).isEqualTo("壹栋"));
    }

    @Test
    void aContactCardIsPublishedCorrectedAndEndedOnEveryPlateWithin() {
        var door = places().door();
        Desktop office = office(door.community());
        String plate = door.plate().toString();
        String card = publish(office, "region", door.community().toString(), "COMMUNITY_OFFICE", "居委会");
        follows(
                plate,
                shown -> assertThat(shown.contacts())
                        .extracting(ContactCard::name)
                        .containsExactly("居委会"));

        done(office.run(
                "responsibilityUpdate",
                input(
                        "responsibility",
                        card,
                        "version",
                        0,
                        "role",
                        "COMMUNITY_OFFICE",
                        "name",
                        "居委会",
                        "phone",
                        "０８５１-２２２２２２２",
                        "from",
                        "2026-01-01T00:00:00+08:00"),
                ""));
        follows(
                plate,
                shown -> assertThat(shown.contacts())
                        .extracting(ContactCard::phone)
                        .containsExactly("0851-2222222"));

        done(office.run("responsibilityEnd", input("responsibility", card, "version", 1), ""));
        follows(plate, shown -> assertThat(shown.contacts()).isEmpty());
        assertThat(office.run("responsibilityEnd", input("responsibility", card, "version", 2), "")
                        .faults())
                .containsExactly(":CONFLICT");
    }

    @Test
    void aPlateIsReplacedAndRevokedAndItsHistorySaysByWhomAndWhy() {
        var door = places().door();
        Desktop office = office(door.community());
        String first = door.plate().toString();

        var replaced = office.run(
                "doorplateReplace",
                input("code", first, "reason", "二维码磨损", "idempotencyKey", key()),
                "doorplate { code history { what title reason } }");
        assertThat(replaced.faults()).isEmpty();
        String second = replaced.it().path("code").asString();
        follows(first, shown -> assertThat(shown.status()).isEqualTo(DoorplateStatus.REPLACED));
        follows(second, shown -> assertThat(shown.status()).isEqualTo(DoorplateStatus.ACTIVE));

        done(office.run("doorplateRevoke", input("code", second, "reason", "被人仿制"), ""));
        follows(second, shown -> assertThat(shown.status()).isEqualTo(DoorplateStatus.REVOKED));
        assertThat(office.run("doorplateRevoke", input("code", second, "reason", "再来"), "")
                        .faults())
                .containsExactly("code:NOT_IN_USE");

        var plates = office.list(
                "doorplates",
                "at: {building: \"" + cn.doorplate.shared.Ids.toOpaque(door.buildingId()) + "\"}",
                "code status replacedBy unit { name } history { what title person reason happenedAt }");
        var old = plates.payload()
                .path("nodes")
                .valueStream()
                .filter(node -> node.path("code").asString().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(old.path("replacedBy").asString()).isEqualTo(second);
        assertThat(old.at("/unit/name").asString()).isEqualTo("2单元");
        assertThat(old.at("/history/0/what").asString()).isEqualTo("ISSUED");
        assertThat(old.at("/history/0/title").isNull())
                .as("given out by command")
                .isTrue();
        assertThat(old.at("/history/1/what").asString()).isEqualTo("REPLACED");
        assertThat(old.at("/history/1/title").asString()).isEqualTo("社区工作人员");
        assertThat(old.at("/history/1/person").asString()).matches("[0-9a-f]{16}");
        assertThat(old.at("/history/1/reason").asString()).isEqualTo("二维码磨损");
    }

    @Test
    void aBuildingIsFoundByWhatItIsCalledNow() {
        RegionCode community = places().community();
        Desktop office = office(community);
        String compound = compound(office, community, "槿澜湾");
        String building = built(office, community, compound, null, "7栋");
        assertThat(search(community, "槿澜湾7栋")).isEqualTo(1);

        done(office.run(
                "compoundUpdate", input("compound", compound, "version", 0, "name", "棠澜里", "address", "善路1号"), ""));
        assertThat(search(community, "槿澜湾7栋")).isZero();
        assertThat(search(community, "棠澜里7栋")).isEqualTo(1);

        done(office.run(
                "buildingUpdate", input("building", building, "version", 0, "name", "8栋", "address", "槐荫巷3号"), ""));
        assertThat(search(community, "棠澜里")).isZero();
        assertThat(search(community, "槐荫巷")).isEqualTo(1);

        done(office.run("buildingRemove", input("building", building, "version", 1), ""));
        assertThat(search(community, "槐荫巷")).isZero();
        assertThat(jdbc.queryForObject(
                        "select count(*) from search_gram where kind = 2 and ref = ?",
                        Integer.class,
                        cn.doorplate.shared.Ids.fromOpaque(building)))
                .isZero();
    }

    private int search(RegionCode community, String query) {
        return new Desktop(port, null)
                .list("buildingSearch", "query: \"" + query + "\", within: \"" + community + "\"", "id")
                .payload()
                .path("nodes")
                .size();
    }

    private String publish(Desktop desk, String kind, String place, String role, String name) {
        return made(desk.run(
                "responsibilityPublish",
                input(
                        "at",
                        Map.of(kind, place),
                        "role",
                        role,
                        "name",
                        name,
                        "phone",
                        "0851-0000-0000",
                        "idempotencyKey",
                        key()),
                "responsibility { id version }"));
    }

    private Doorplate open(String plate) {
        return doorplates.open(plate, CALLER);
    }

    private void follows(String plate, java.util.function.Consumer<Doorplate> assertion) {
        await().atMost(SOON).untilAsserted(() -> assertion.accept(open(plate)));
    }

    private static void done(Desktop.Reply reply) {
        assertThat(reply.denied()).isEmpty();
        assertThat(reply.faults()).isEmpty();
    }
}
