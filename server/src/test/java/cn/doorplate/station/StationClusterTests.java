package cn.doorplate.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.doorplate.place.PlaceChanges;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Location;
import cn.doorplate.station.TestStations.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a map shows of a box, at each scale. */
class StationClusterTests extends StationGround {

    private static final double WEST = 84;
    private static final double SOUTH = 41;
    private static final double WIDE = 0.5;
    private static final int STATIONS = 400;

    private static final List<Location> POINTS = new ArrayList<>();

    @Autowired
    StationClustering clustering;

    @Autowired
    PlaceChanges changes;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void settle() {
        if (POINTS.isEmpty()) {
            Random random = new Random(1);
            List<Draft> drafts = new ArrayList<>();
            for (int i = 0; i < STATIONS; i++) {
                Draft draft = Draft.at(
                        door.community(), WEST + WIDE * random.nextDouble(), SOUTH + WIDE * random.nextDouble());
                drafts.add(draft);
                POINTS.add(draft.location());
            }
            new TestStations(jdbc, changes, transaction).putAll(drafts);
        }
    }

    private static MapBox box(double west, double south, double wide) {
        return new MapBox(west, south, west + wide, south + wide);
    }

    private Map<String, Integer> counts(MapBox box, int zoom) {
        Map<String, Integer> counts = new HashMap<>();
        clustering.of(box, zoom, Set.of()).forEach(it -> counts.put(it.key(), it.count()));
        return counts;
    }

    @Test
    void countsEveryStationOfTheCellsOnceAtEachScaleAndShowsAHundredAtTheMost() {
        for (int zoom = 3; zoom <= 20; zoom++) {
            MapBox box = box(WEST, SOUTH, WIDE);
            ClusterGrid grid = ClusterGrid.of(box, zoom);
            MapBox cells = grid.aligned(box);
            Map<String, Integer> expected = new HashMap<>();
            POINTS.stream()
                    .filter(cells::holds)
                    .forEach(point -> expected.merge(grid.cell(point).key(), 1, Integer::sum));

            Map<String, Integer> counts = counts(box, zoom);

            assertThat(counts).hasSizeLessThanOrEqualTo(100);
            assertThat(counts).as("scale %d", zoom).isEqualTo(expected);
        }
    }

    @Test
    void nothingJumpsWhenTheMapIsMoved() {
        for (int zoom = 6; zoom <= 16; zoom++) {
            Map<String, Integer> before = counts(box(WEST + 0.1, SOUTH + 0.1, 0.2), zoom);
            Map<String, Integer> after = counts(box(WEST + 0.1371, SOUTH + 0.1173, 0.2), zoom);

            before.keySet().retainAll(after.keySet());
            assertThat(before).isNotEmpty();
            before.forEach((key, count) -> assertThat(after).containsEntry(key, count));
        }
    }

    @Test
    void aStationThatStandsAloneIsShownItself() {
        List<StationCluster> all = clustering.of(box(WEST + 0.2, SOUTH + 0.2, 0.02), 18, Set.of());

        assertThat(all).isNotEmpty().anySatisfy(it -> {
            assertThat(it.count()).isEqualTo(1);
            assertThat(it.station()).isNotNull();
            assertThat(POINTS).contains(it.centre());
        });
    }

    @Test
    void boxesAndScalesThatCanNotBeAreDeclined() {
        assertThatThrownBy(() -> clustering.of(new MapBox(106, 38, 105, 39), 12, Set.of()))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("RANGE");
        assertThatThrownBy(() -> clustering.of(box(WEST, SOUTH, WIDE), 21, Set.of()))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("RANGE");
        assertThatThrownBy(() -> clustering.of(box(-100, 40, 1), 12, Set.of()))
                .isInstanceOf(Declined.class)
                .hasMessageContaining("LOCATION");
    }

    @Test
    void whereSomebodyIsIsNotSaidByWhatMayBeLogged() {
        assertThat(new StationDoors.At(new Location(106.28, 38.47), null, null).toString())
                .doesNotContain("106");
    }
}
