package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.place.hot.Loaded;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What places cost the database: the same number of statements for many as for one. */
@PlaceTest
@NullUnmarked // a null where a page should be is a failed test
class PlaceStatementsTests {

    /**
     * Thirteen of this module, and one of each that contributes: notices, events, answers, types of fraud, and where stations are; what
     * those are is one more where there are any.
     */
    private static final int MOST = 18;

    @Autowired
    Doorplates doorplates;

    @Autowired
    Responsibilities responsibilities;

    @Autowired
    PlateReader reader;

    @Autowired
    TestSections sections;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Buildings buildings;

    @Autowired
    Regions regions;

    @Autowired
    TestPlaces places;

    @Autowired
    Statements statements;

    private final Caller caller = TestPlaces.caller();

    @Test
    void aPageAtHandCostsNoStatement() {
        Door door = places.door();
        open(door);

        assertThat(statements.ofThisThreadDuring(() -> open(door))).isEmpty();
    }

    @Test
    void aPageCostsTheSameHoweverManyAnswerForIt() {
        Door few = places.door();
        Door many = places.door();
        for (int i = 0; i < 30; i++) {
            responsibilities.publish(new Responsibility(
                    PlaceKind.UNIT,
                    many.unitId(),
                    ResponsibilityRole.STAIRWELL_STEWARD,
                    "第" + i + "位",
                    "0851-0000-0000",
                    null,
                    i,
                    Instant.EPOCH.plusSeconds(1),
                    null));
        }

        List<String> forFew = statements.during(() -> open(few));
        List<String> forMany = statements.during(() -> open(many));

        assertThat(forMany).hasSameSizeAs(forFew).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void aHundredPagesAreReadInAsManyStatementsAsOne() {
        RegionCode community = places.community();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Door door = places.door(community);
            codes.add(door.plate().toString());
            codes.add(doorplates.issue(door.buildingId(), null).toString());
        }

        List<String> forTwo = statements.ofThisThreadDuring(() -> reader.read(codes.subList(0, 2)));
        List<String> forAll = statements.ofThisThreadDuring(() -> reader.read(codes));

        assertThat(forAll).hasSameSizeAs(forTwo).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void readsEachOfManyPagesAsItWouldReadItAlone() {
        RegionCode community = places.community();
        List<Door> doors =
                Stream.generate(() -> places.door(community)).limit(4).toList();
        doors.forEach(door -> responsibilities.publish(new Responsibility(
                PlaceKind.BUILDING,
                door.buildingId(),
                ResponsibilityRole.BUILDING_HEAD,
                "楼栋" + doors.indexOf(door),
                "0851-0000-0000",
                null,
                0,
                Instant.EPOCH.plusSeconds(1),
                Instant.parse("2099-01-01T00:00:00Z").plusSeconds(doors.indexOf(door)))));
        jdbc.update(
                "insert into household (id, building_id, unit_id, grid_id, door) values (?, ?, ?, ?, '301')",
                Ids.next(),
                doors.get(1).buildingId(),
                doors.get(1).unitId(),
                doors.get(1).tenHouseholdUnitId());
        doorplates.revoke(doors.get(2).plate());
        List<String> codes = List.of(
                doors.get(0).plate().toString(),
                doors.get(1).plate().toString(),
                doorplates.issue(doors.get(1).buildingId(), null).toString(),
                doors.get(2).plate().toString(),
                PlateCode.random().toString(),
                doors.get(3).plate().toString());

        Map<String, Loaded<CachedPlate>> together = reader.read(codes);

        assertThat(together.keySet()).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(codes)
                .allSatisfy(code -> assertThat(together.get(code))
                        .isEqualTo(reader.read(List.of(code)).get(code)));
        assertThat(together.values().stream().map(Loaded::validUntil).filter(Objects::nonNull))
                .as("each turns when its own people do")
                .hasSize(4);
    }

    @Test
    void whatFailsAtOneDoorCostsTheOthersThatAreReadWithItNothing() {
        RegionCode community = places.community();
        List<Door> doors =
                Stream.generate(() -> places.door(community)).limit(3).toList();
        doors.forEach(door -> sections.say(
                door.buildingId(),
                new PlateSections.Contribution(List.of(new PlateTextSection("今天停水", List.of())), null)));
        sections.fail(doors.get(1).buildingId());

        Map<String, Loaded<CachedPlate>> pages =
                reader.read(doors.stream().map(door -> door.plate().toString()).toList());

        assertThat(doors.stream().map(door -> pages.get(door.plate().toString()).value()))
                .extracting(page -> page.sectionsAt(Instant.EPOCH).size())
                .containsExactly(1, 0, 1);
    }

    @Test
    void twentyBuildingsCostWhatOneCosts() {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(places.door().buildingId());
        }

        List<String> forOne = statements.ofThisThreadDuring(() -> buildings.byIds(ids.subList(0, 1)));
        List<String> forAll = statements.ofThisThreadDuring(() -> buildings.byIds(ids));

        assertThat(forAll).hasSameSizeAs(forOne).hasSizeLessThanOrEqualTo(4);
        assertThat(buildings.byIds(ids))
                .extracting(Building::id)
                .containsExactlyElementsOf(ids.stream().map(Ids::toOpaque).toList());
    }

    @Test
    void theBuildingsOfTwentyUnitsCostWhatThatOfOneCosts() {
        List<Door> doors = Stream.generate(places::door).limit(20).toList();
        List<String> units =
                doors.stream().map(door -> Ids.toOpaque(door.unitId())).toList();

        List<String> forOne = statements.ofThisThreadDuring(() -> buildings.ofUnits(units.subList(0, 1)));
        List<String> forAll = statements.ofThisThreadDuring(() -> buildings.ofUnits(units));

        assertThat(forAll).hasSameSizeAs(forOne).hasSizeLessThanOrEqualTo(5);
        Map<String, Building> theirs = buildings.ofUnits(units);
        assertThat(doors)
                .allSatisfy(door -> assertThat(theirs.get(Ids.toOpaque(door.unitId())))
                        .extracting(Building::id)
                        .isEqualTo(Ids.toOpaque(door.buildingId())));
    }

    @Test
    void theRegionsAboveManyCostOneStatement() {
        List<Region> communities = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            communities.add(regions.find(places.community()).orElseThrow());
        }

        assertThat(statements.ofThisThreadDuring(
                        () -> assertThat(regions.ancestors(communities)).hasSize(20)))
                .hasSize(1);
    }

    private void open(Door door) {
        doorplates.open(door.plate().toString(), caller);
    }
}
