package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.messaging.Audience;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A community of two grids with a door each, people by their rows, and notices by theirs: how they come to be is another's test. */
@IntegrationTest
@NullUnmarked // what is null where it must not be is a failed test
abstract class NoticeGround {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlacePaths paths;

    @Autowired
    PersonKeys keys;

    @Autowired
    Doorplates doorplates;

    @Autowired
    TransactionTemplate transactions;

    @LocalServerPort
    int port;

    TestPlaces places;
    TestPeople people;
    Door door;
    Door otherDoor;

    @BeforeEach
    void settle() {
        places = new TestPlaces(jdbc, doorplates);
        people = new TestPeople(jdbc, paths, keys);
        door = places.door();
        otherDoor = places.door(door.community());
    }

    TestClient as(Someone someone) {
        return TestClient.of(port).as(someone);
    }

    static PlaceRef region(RegionCode code) {
        return new PlaceRef(PlaceKind.REGION, code.value());
    }

    PlaceRef community() {
        return region(door.community());
    }

    PlaceRef grid() {
        return new PlaceRef(PlaceKind.GRID, door.gridId());
    }

    Someone worker() {
        return people.holding(Role.GRID_WORKER, grid());
    }

    Someone office() {
        return people.holding(Role.COMMUNITY_STAFF, community());
    }

    long household(Door door, String number) {
        return insert(
                "household (id, building_id, unit_id, grid_id, door)",
                door.buildingId(),
                door.unitId(),
                door.tenHouseholdUnitId(),
                number);
    }

    /** Somebody who lives behind a door of their own. */
    Someone resident(Door door) {
        Someone someone = people.someone();
        lives(someone.id(), household(door, "6" + Ids.next()), door.community());
        return someone;
    }

    long lives(long person, long household, RegionCode community) {
        return insert(
                "household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)",
                household,
                person,
                person,
                "CONFIRMED",
                1,
                community.value(),
                "2026-01-01 00:00:00");
    }

    void named(Someone someone, String name) {
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(someone.id(), "person.name", name),
                someone.id());
    }

    void guards(long guardian, long dependant, DependantIs kind) {
        insert(
                "guardianship (id, guardian_id, dependant_id, kind, status, live, consent, asked_at)",
                guardian,
                dependant,
                kind.name(),
                "ACTIVE",
                1,
                "AS_GUARDIAN",
                "2026-01-01 00:00:00");
    }

    enum DependantIs {
        CHILD,
        ELDER
    }

    /** A published one, of the community. */
    long notice(boolean mustRead, NoticeAudience audience, PlaceRef... where) {
        long id = Ids.next();
        jdbc.update(
                "insert into notice (id, publisher, state, live_edition, last_edition, published_at, changed_at, created_at)"
                        + " values (?, ?, 'PUBLISHED', 1, 1, utc_timestamp(3), utc_timestamp(3), utc_timestamp(3))",
                id,
                door.community().value());
        jdbc.update(
                "insert into notice_edition (notice_id, number, kind, title, summary, body, attachments, places, audiences,"
                        + " must_read, pinned, urgent, author_id, edited_at)"
                        + " values (?, 1, 'ANTI_FRAUD', '谨防冒充公检法', '不要转账', '不要转账。', '', ?, ?, ?, false, false, 1,"
                        + " utc_timestamp(3))",
                id,
                NoticeEditionRow.written(List.of(where)),
                audience.name(),
                mustRead);
        return id;
    }

    /** Another edition of it comes into force. */
    void revise(long notice, boolean mustRead, boolean urgent, NoticeAudience audience, PlaceRef... where) {
        jdbc.update(
                "insert into notice_edition (notice_id, number, kind, title, summary, body, attachments, places, audiences,"
                        + " must_read, pinned, urgent, author_id, edited_at)"
                        + " select id, last_edition + 1, 'ANTI_FRAUD', '新一版', '有变化', '有变化。', '', ?, ?, ?, false, ?, 1,"
                        + " utc_timestamp(3) from notice where id = ?",
                NoticeEditionRow.written(List.of(where)),
                audience.name(),
                mustRead,
                urgent,
                notice);
        jdbc.update(
                "update notice set live_edition = last_edition + 1, last_edition = last_edition + 1,"
                        + " revised_at = utc_timestamp(3) where id = ?",
                notice);
    }

    /** By which the broadcast of the edition in force names its audience. */
    String key(long notice) {
        return notice + ":" + count("select live_edition from notice where id = ?", notice);
    }

    /** All of an audience, in parts. */
    static List<Long> all(Audience audience, String key, int atMost) {
        List<Long> all = new ArrayList<>();
        String position = "";
        while (position != null) {
            assertThat(position).hasSizeLessThan(128).matches("\\p{ASCII}*");
            Audience.Part part = audience.next(key, position, atMost);
            assertThat(part.persons()).hasSizeLessThanOrEqualTo(atMost);
            all.addAll(part.persons());
            position = part.position();
        }
        return all;
    }

    /** A message about a notice that lies unread in somebody's inbox. */
    void message(Someone someone, long notice, String cause) {
        jdbc.update(
                "insert into message (person_id, seq, lane, kind, cause, subject, region_code, created_at)"
                        + " values (?, ?, 0, 'NOTICE', ?, ?, 0, utc_timestamp(3))",
                someone.id(),
                -Ids.next(),
                cause,
                notice);
    }

    int unread(Someone someone) {
        return count("select count(*) from message where person_id = ? and read_at is null", someone.id());
    }

    long insert(String table, Object... values) {
        long id = Ids.next();
        Object[] all = new Object[values.length + 1];
        all[0] = id;
        System.arraycopy(values, 0, all, 1, values.length);
        jdbc.update("insert into " + table + " values (?" + ", ?".repeat(values.length) + ")", all);
        return id;
    }

    int count(String sql, Object... arguments) {
        Integer count = jdbc.queryForObject(sql, Integer.class, arguments);
        return count == null ? 0 : count;
    }
}
