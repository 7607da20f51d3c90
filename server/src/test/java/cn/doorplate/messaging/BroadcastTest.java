package cn.doorplate.messaging;

import cn.doorplate.IntegrationTest;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.shared.Ids;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Crowds, and what lies in their inboxes. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class BroadcastTest {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    BroadcastMapper rows;

    @Autowired
    PlacePaths paths;

    @Autowired
    Doorplates doorplates;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    /** People whom nobody knows anything of. */
    List<Long> persons(int number) {
        List<Long> ids = LongStream.generate(Ids::next).limit(number).boxed().toList();
        jdbc.batchUpdate(
                "insert into person (id, status) values (?, 'ACTIVE')",
                ids.stream().map(id -> new Object[] {id}).toList());
        return ids;
    }

    /** A name that no other test has. */
    static String unheard() {
        return "test:" + Ids.toOpaque(Ids.next());
    }

    RegionCode community() {
        return new TestPlaces(jdbc, doorplates).community();
    }

    Someone staff(Role role, RegionCode region) {
        return new TestPeople(jdbc, paths).holding(role, new PlaceRef(PlaceKind.REGION, region.value()));
    }

    static NewBroadcast toCrowd(String cause, RegionCode region) {
        return new NewBroadcast(MessageKind.NOTICE, cause, "停水通知", "明早八点起停水，请提前储水。", null, region, "test-crowd", cause);
    }

    long begin(NewBroadcast wanted) {
        Long id = transactions.execute(status -> broadcasts.begin(wanted));
        return id;
    }

    BroadcastRow row(long id) {
        return rows.byIds(List.of(id)).get(0);
    }

    /** Who has it in their inbox, as often as they have it. */
    List<Long> told(long broadcast) {
        return jdbc.queryForList("select person_id from message where broadcast_id = ?", Long.class, broadcast);
    }

    /** A row by its columns. */
    void insert(String table, Map<String, ?> columns) {
        jdbc.update(
                "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")",
                columns.values().toArray());
    }
}
