package cn.doorplate.place;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.checks.statements.RowsRead;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The building nearest to a spot in the open. */
@IntegrationTest
class NearestBuildingTests {

    @Autowired
    private NearestBuilding nearest;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Doorplates doorplates;

    @Test
    void itIsFoundByTheCellsAroundThePointAndNotByReadingAllBuildings() {
        RegionCode community = new TestPlaces(jdbc, doorplates).community();
        double west = 80 + Math.floorMod(Ids.next() >> 10, 300_000) / 10_000.0;
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int row = i / 50;
            int column = i % 50;
            double longitude = west + column * 0.01;
            double latitude = 38 + row * 0.01;
            rows.add(new Object[] {Ids.next(), community.value(), "楼" + i, longitude, latitude});
        }
        jdbc.batchUpdate(
                "insert into building (id, region_code, name, address, longitude, latitude) values (?, ?, ?, '路', ?, ?)",
                rows);

        List<Optional<PlaceRef>> found = new ArrayList<>();
        Location point = new Location(west + 0.2041, 38.1958);
        long read = RowsRead.during(transactions, jdbc, () -> found.add(nearest.to(point)));

        assertThat(found).singleElement().isEqualTo(Optional.of(new PlaceRef(PlaceKind.BUILDING, (Long)
                rows.get(20 * 50 + 20)[0])));
        assertThat(read).as("of 2,000 buildings, in 24 rows of cells").isLessThan(150);
        assertThat(nearest.to(new Location(west + 0.2, 37.97))).isEmpty();
    }
}
