package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.doorplate.place.PlateSection.PlateLine;
import cn.doorplate.place.PlateSections.Contribution;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.place.TestSections.WeatherSection;
import cn.doorplate.shared.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@PlaceTest
@NullUnmarked // a null where a page should be is a failed test
class DoorplateTests {

    @Autowired
    Doorplates doorplates;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    TestPlaces places;

    @Autowired
    TestSections sections;

    @Autowired
    TestClock clock;

    @Autowired
    ScanCounter scans;

    @Autowired
    JdbcTemplate jdbc;

    private final Caller caller = TestPlaces.caller();

    @Test
    void leadsToTheBuildingItsRegionsAndItsGrids() {
        Door door = places.door();

        Doorplate page = open(door);

        assertThat(page.status()).isEqualTo(DoorplateStatus.ACTIVE);
        assertThat(page.advice()).isNull();
        assertThat(page.stale()).isFalse();
        assertThat(page.unit().name()).isEqualTo("2单元");
        Building building = page.building();
        assertThat(building.name()).isEqualTo("3栋");
        assertThat(building.compound().name()).isEqualTo("测试小区");
        assertThat(building.location().longitude()).isEqualTo(107.8886);
        assertThat(building.regionPath())
                .extracting(Region::shortName)
                .containsExactly("测试省", "测试市", "测试县", "测试街道", "测试社区");
        assertThat(building.gridPath()).extracting(Grid::name).containsExactly("第一网格", "第二责任区");
        assertThat(building.units()).extracting(Unit::name).containsExactly("2单元");
    }

    @Test
    void namesWhomToCallNearestFirst() {
        Door door = places.door();
        publish(PlaceKind.REGION, door.community().value(), ResponsibilityRole.COMMUNITY_OFFICE, "社区");
        publish(PlaceKind.REGION, door.community().value(), ResponsibilityRole.MEDIATOR, "调解");
        publish(
                PlaceKind.REGION,
                door.community().at(RegionLevel.STREET).value(),
                ResponsibilityRole.STREET_OFFICE,
                "街道");
        publish(PlaceKind.COMPOUND, door.compoundId(), ResponsibilityRole.PROPERTY, "物业");
        publish(PlaceKind.GRID, door.gridId(), ResponsibilityRole.GRID_WORKER, "网格");
        publish(PlaceKind.GRID, door.tenHouseholdUnitId(), ResponsibilityRole.TEN_HOUSEHOLD_HEAD, "联户");
        publish(PlaceKind.UNIT, door.unitId(), ResponsibilityRole.STAIRWELL_STEWARD, "楼道");
        publish(PlaceKind.BUILDING, door.buildingId(), ResponsibilityRole.BUILDING_HEAD, "楼栋");

        assertThat(open(door).contacts())
                .extracting(ContactCard::name)
                .containsExactly("联户", "楼道", "楼栋", "网格", "物业", "调解", "社区", "街道");
        assertThat(open(door).contacts())
                .extracting(ContactCard::place)
                .containsExactly("第三联户", "3栋2单元", "3栋", "第一网格", "测试小区", "测试社区", "测试社区", "测试街道");
    }

    @Test
    void namesNobodyBeforeOrAfterTheirTime() {
        Door door = places.door();
        Instant soon = clock.instant().plus(Duration.ofMinutes(5));
        responsibilities.publish(new Responsibility(
                PlaceKind.BUILDING,
                door.buildingId(),
                ResponsibilityRole.BUILDING_HEAD,
                "旧",
                "100",
                null,
                0,
                Instant.EPOCH.plusSeconds(1),
                soon));
        responsibilities.publish(new Responsibility(
                PlaceKind.BUILDING,
                door.buildingId(),
                ResponsibilityRole.BUILDING_HEAD,
                "新",
                "101",
                null,
                0,
                soon,
                null));
        assertThat(open(door).contacts()).extracting(ContactCard::name).containsExactly("旧");

        clock.advance(Duration.ofMinutes(6));

        assertThat(open(door).contacts()).extracting(ContactCard::name).containsExactly("新");
    }

    @Test
    void takesAnEndedResponsibilityOffThePage() {
        Door door = places.door();
        long id = publish(PlaceKind.UNIT, door.unitId(), ResponsibilityRole.STAIRWELL_STEWARD, "楼道");
        assertThat(open(door).contacts()).hasSize(1);

        responsibilities.end(id);

        await().untilAsserted(() -> assertThat(open(door).contacts()).isEmpty());
    }

    @Test
    void saysWhatBecameOfAPlateThatWasRevoked() {
        Door door = places.door();
        open(door);

        assertThat(doorplates.revoke(door.plate())).isTrue();
        assertThat(doorplates.revoke(door.plate())).isFalse();

        await().until(() -> open(door).status() == DoorplateStatus.REVOKED);
        assertThat(open(door).building()).isNull();
        assertThat(open(door).advice()).contains("已停用");
    }

    @Test
    void leadsFromTheNewPlateWhenAnOldOneIsReplaced() {
        Door door = places.door();
        open(door);

        PlateCode fresh = doorplates.replace(door.plate()).orElseThrow();

        await().until(() -> open(door).status() == DoorplateStatus.REPLACED);
        assertThat(open(door).advice()).contains("已经更换");
        assertThat(doorplates.open(fresh.toString(), caller).building().name()).isEqualTo("3栋");
        assertThat(doorplates.replace(door.plate())).isEmpty();
    }

    @Test
    void givesOutNoPlateForADoorThatIsNotThere() {
        Door door = places.door();
        assertThatThrownBy(() -> doorplates.issue(1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> doorplates.issue(door.buildingId(), 1L)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAMistypedCodeFromAnUnknownOne() {
        assertThat(doorplates.open("0000-0000-00001", caller).status()).isEqualTo(DoorplateStatus.MISTYPED);
        assertThat(doorplates.open("垃圾".repeat(500), caller).code()).hasSize(64);
        assertThat(doorplates.open(PlateCode.random().spaced(), caller).status())
                .isEqualTo(DoorplateStatus.UNKNOWN);
    }

    @Test
    void refusesACallerWhoTriesCodesOut() {
        Door door = places.door();
        open(door);
        Caller thief = TestPlaces.caller();
        for (int i = 0; i < 20; i++) {
            assertThat(doorplates.open(PlateCode.random().toString(), thief).status())
                    .isEqualTo(DoorplateStatus.UNKNOWN);
        }

        assertThat(doorplates.open(PlateCode.random().toString(), thief).status())
                .isEqualTo(DoorplateStatus.LIMITED);

        assertThat(doorplates.open(places.door().plate().toString(), caller).status())
                .isEqualTo(DoorplateStatus.ACTIVE);
        assertThat(doorplates.open(door.plate().toString(), thief).status())
                .as("a page at hand costs nobody anything")
                .isEqualTo(DoorplateStatus.ACTIVE);
    }

    @Test
    void takesAnIpv6NetworkForOneCaller() {
        for (int i = 0; i < 20; i++) {
            doorplates.open(PlateCode.random().toString(), new Caller("2001:db8:1:2::" + i));
        }
        assertThat(doorplates
                        .open(PlateCode.random().toString(), new Caller("2001:db8:1:2:ffff::1"))
                        .status())
                .isEqualTo(DoorplateStatus.LIMITED);
        assertThat(doorplates
                        .open(PlateCode.random().toString(), new Caller("2001:db8:1:3::1"))
                        .status())
                .isEqualTo(DoorplateStatus.UNKNOWN);
    }

    @Test
    void countsOpeningsByBuildingAndHour() {
        Door door = places.door();
        open(door);
        open(door);
        scans.flush();
        open(door);
        scans.flush();

        Integer counted = jdbc.queryForObject(
                "select sum(scans) from doorplate_scan where building_id = ?", Integer.class, door.buildingId());
        assertThat(counted).isEqualTo(3);
    }

    @Test
    void showsWhatOtherModulesContributeUntilItEnds() {
        Door door = places.door();
        Instant end = clock.instant().plus(Duration.ofMinutes(2));
        WeatherSection now = new WeatherSection("天气", List.of(new PlateLine("晴", null)), 21);
        sections.say(door.buildingId(), new Contribution(List.of(now), end));
        assertThat(open(door).sections()).containsExactly(now);
        sections.say(door.buildingId(), Contribution.nothing());
        assertThat(open(door).sections()).containsExactly(now);

        clock.advance(Duration.ofMinutes(3));

        assertThat(open(door).sections()).isEmpty();
    }

    private Doorplate open(Door door) {
        return doorplates.open(door.plate().toString(), caller);
    }

    private long publish(PlaceKind kind, long placeId, ResponsibilityRole role, String name) {
        return responsibilities.publish(new Responsibility(
                kind, placeId, role, name, "0851-0000-0000", null, 0, Instant.EPOCH.plusSeconds(1), null));
    }
}
