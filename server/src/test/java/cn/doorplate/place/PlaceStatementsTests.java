package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.place.Responsibilities.Responsibility;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Caller;
import cn.doorplate.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What places cost the database: the same number of statements for many as for one. */
@PlaceTest
class PlaceStatementsTests {

    @Autowired
    Doorplates doorplates;

    @Autowired
    Responsibilities responsibilities;

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

        List<String> forFew = statements.ofThisThreadDuring(() -> open(few));
        List<String> forMany = statements.ofThisThreadDuring(() -> open(many));

        assertThat(forMany).hasSameSizeAs(forFew).hasSizeLessThanOrEqualTo(12);
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
