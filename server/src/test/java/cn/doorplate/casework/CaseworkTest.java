package cn.doorplate.casework;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A community of its own for each test, with a door, somebody of its office, and somebody who lives there. */
@IntegrationTest
@Import(TestCases.class)
abstract class CaseworkTest {

    @LocalServerPort
    int port;

    @Autowired
    TestCases cases;

    @Autowired
    CaseTable table;

    @Autowired
    CaseEventMapper events;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    final TestPlaces places;
    final TestPeople people;
    Door door;
    Someone resident;
    Someone staff;

    CaseworkTest(JdbcTemplate jdbc, Doorplates doorplates, PlacePaths paths, PersonKeys keys) {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        resident = people.someone();
        staff = resident;
    }

    @BeforeEach
    void settle() {
        door = places.door();
        resident = people.someone();
        staff = people.holding(
                Role.COMMUNITY_STAFF,
                new PlaceRef(PlaceKind.REGION, door.community().value()));
    }

    TestClient client() {
        return TestClient.of(port);
    }
}
