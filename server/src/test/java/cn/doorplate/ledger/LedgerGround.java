package cn.doorplate.ledger;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.casework.TestLedger;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.privacy.PersonKeys;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A county of one's own to count in. */
@IntegrationTest
@Import(TestLedger.class)
@NullUnmarked // what is null where it must not be is a failed test
abstract class LedgerGround {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Doorplates doorplates;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    TestLedger ledger;

    TestPlaces places;
    TestPeople people;

    @BeforeEach
    void findThem() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
    }

    Someone holding(Role role, RegionCode region) {
        return people.holding(role, new PlaceRef(PlaceKind.REGION, region.value()));
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }
}
