package cn.doorplate.resident;

import cn.doorplate.IntegrationTest;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.privacy.PersonKeys;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A village for each test, and who asks the server about it. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class ResidentFixture {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    BlindIndex index;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    TestVillage village;
    Client client;

    @BeforeEach
    void settle() {
        village = new TestVillage(jdbc, paths, keys, index);
        client = new Client(port);
    }

    int count(String sql, Object... arguments) {
        Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
        return count == null ? 0 : count;
    }
}
