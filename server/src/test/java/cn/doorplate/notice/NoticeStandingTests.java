package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.api.SocketClient;
import cn.doorplate.checks.statements.RowsRead;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.notice.NoticeStandingMapper.Range;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.PlateSections.Contribution;
import cn.doorplate.place.PlateSite;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What a door and a person find among a hundred thousand notices, and how much the database reads for it. */
@NullUnmarked // what is null where it must not be is a failed test
class NoticeStandingTests extends NoticeOffice {

    private static final Logger log = LoggerFactory.getLogger(NoticeStandingTests.class);

    private static final int NOTICES = 100_000;
    private static final int COMMUNITIES = 200;

    @Autowired
    PlateNotices plateNotices;

    @Autowired
    NoticeStandingMapper standings;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void aDoorAsksForTheBeginningOfAFewRangesAmongAHundredThousandNotices() {
        List<Door> doors = IntStream.range(0, 20)
                .mapToObj(i -> places.door(door.community()))
                .toList();
        load();
        List<PlateSite> sites = doors.stream().map(NoticeStandingTests::site).toList();
        List<Contribution> found = new ArrayList<>();
        long read = RowsRead.during(transactions, jdbc, () -> found.addAll(plateNotices.contribute(sites)));
        assertThat(found)
                .hasSize(doors.size())
                .allSatisfy(each -> assertThat(each.sections())
                        .singleElement()
                        .satisfies(section -> assertThat(section.lines()).hasSize(PlateNotices.MOST)));
        long ranges = 5 + doors.size() * 5L;
        log.info(
                "Of {} notices {} rows were read for {} doors, which lie in {} places",
                NOTICES,
                read,
                doors.size(),
                ranges);
        // One look into each place, and of what is there the first twenty, each with its notice and its edition, copied
        // once or twice.
        assertThat(read).isLessThan(ranges + PlateNotices.MOST * 20L);

        List<Range> community =
                List.of(new Range(PlaceKind.REGION.name(), door.community().value(), NoticeAudience.EVERYONE.name()));
        long ofAKind = RowsRead.during(
                transactions,
                jdbc,
                () -> assertThat(standings.listed(community, NoticeKind.SAFETY, 0, 0, Instant.now(), 21))
                        .isEmpty());
        assertThat(ofAKind)
                .as("of a kind of which there is none, among %s", NOTICES / 10)
                .isLessThan(20);

        long start = System.nanoTime();
        plateNotices.contribute(sites.get(0));
        log.info(
                "One door took {} ms",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    @Test
    void aPersonGoesThroughTheirsPageByPageWithoutGapOrDouble() {
        Someone rider = people.holding(
                Role.RIDER, new PlaceRef(PlaceKind.REGION, door.county().value()));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.add(
                    0,
                    published(content("骑手" + i, "audiences", List.of("RIDERS", "RESIDENTS")))
                            .path("id")
                            .asString());
        }
        Map<String, Object> pinned = content("置顶", "audiences", List.of("RIDERS"));
        pinned.put("pinned", true);
        expected.add(0, published(pinned).path("id").asString());
        published(content("只给居民", "audiences", List.of("RESIDENTS")));

        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = as(rider)
                    .field(
                            "query($after: String) { me { notices(first: 2, after: $after) { nodes { id publisher }"
                                    + " pageInfo { hasNextPage endCursor } } } }",
                            after == null ? Map.of() : Map.of("after", after))
                    .path("notices");
            page.path("nodes")
                    .valueStream()
                    .forEach(node -> seen.add(node.path("id").asString()));
            after = page.at("/pageInfo/hasNextPage").asBoolean()
                    ? page.at("/pageInfo/endCursor").asString()
                    : null;
        } while (after != null);
        assertThat(seen).containsExactlyElementsOf(expected);
        assertThat(as(rider)
                        .field("{ me { notices(kind: LAW) { nodes { id } } } }", Map.of())
                        .at("/notices/nodes"))
                .isEmpty();
    }

    @Test
    void whoLooksAtAPlateSeesWhatTheRegionPublishesAndThatItIsWithdrawn() {
        publishAndWithdrawBeforeWhoLooks(1);
    }

    /** The first, for which classes are loaded, is not measured. */
    @Test
    @Tag("drill")
    void whoLooksAtAPlateSeesBothWithinASecond() {
        List<Long> millis = publishAndWithdrawBeforeWhoLooks(20);

        assertThat(millis.subList(2, millis.size()))
                .allSatisfy(each -> assertThat(each).isLessThan(1_000));
    }

    /** So often. Milliseconds from each answer until the plate's page says it, published and withdrawn in turns. */
    private List<Long> publishAndWithdrawBeforeWhoLooks(int times) {
        List<Long> millis = new ArrayList<>();
        try (SocketClient socket = SocketClient.anonymous(port)) {
            socket.subscribe(
                    "1",
                    Map.of(
                            "query",
                            LIVE,
                            "variables",
                            Map.of("code", door.plate().toString())));
            assertThat(socket.await("next").toString()).doesNotContain("整个社区");
            for (int i = 0; i < times; i++) {
                JsonNode waiting = done(submit(writer, done(draft(writer, content("整个社区" + i)))));
                JsonNode published = done(approve(reviewer, waiting));
                millis.add(millisUntil(socket, "整个社区" + i, true));
                done(withdraw(reviewer, published, "撤回"));
                millis.add(millisUntil(socket, "整个社区" + i, false));
            }
        }
        log.info("On the plate, and gone from it, so many ms after the answer: {}", millis);
        return millis;
    }

    private static final String LIVE =
            "subscription($code: String!) { doorplateChanged(code: $code) { sections { lines { text } } } }";

    private static long millisUntil(SocketClient socket, String text, boolean there) {
        long start = System.nanoTime();
        assertThat(socket.await("next").toString().contains(text)).isEqualTo(there);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private static PlateSite site(Door door) {
        return new PlateSite(
                door.community(),
                List.of(door.tenHouseholdUnitId(), door.zoneId(), door.gridId()),
                door.compoundId(),
                door.buildingId(),
                door.unitId(),
                null);
    }

    /** Over many communities; a tenth of them where the doors are, at the street, the community, and others' places. */
    private void load() {
        List<Object[]> notices = new ArrayList<>();
        List<Object[]> editions = new ArrayList<>();
        List<Object[]> standing = new ArrayList<>();
        long community = door.community().value();
        for (int i = 0; i < NOTICES; i++) {
            long id = Ids.next();
            long place = i % 10 == 0 ? community : community + 1 + i % COMMUNITIES;
            notices.add(new Object[] {id, community});
            editions.add(new Object[] {id, "通知" + i, "REGION:" + place});
            standing.add(new Object[] {place, (3L << 56) + i, id});
            if (notices.size() == 5_000) {
                write(notices, editions, standing);
            }
        }
        jdbc.execute("analyze table notice_standing, notice, notice_edition");
    }

    private void write(List<Object[]> notices, List<Object[]> editions, List<Object[]> standing) {
        transactions.executeWithoutResult(status -> {
            jdbc.batchUpdate(
                    "insert into notice (id, publisher, state, live_edition, last_edition, published_at, changed_at,"
                            + " created_at) values (?, ?, 'PUBLISHED', 1, 1, '2026-01-01', '2026-01-01', '2026-01-01')",
                    notices);
            jdbc.batchUpdate(
                    "insert into notice_edition (notice_id, number, kind, title, summary, body, attachments, places,"
                            + " audiences, must_read, pinned, urgent, author_id, edited_at)"
                            + " values (?, 1, 'LAW', ?, '', '', '', ?, 'EVERYONE', 0, 0, 0, 1, '2026-01-01')",
                    editions);
            jdbc.batchUpdate(
                    "insert into notice_standing (place_kind, place_id, audience, standing, notice_id, kind, must_read,"
                            + " region_code) values ('REGION', ?, 'EVERYONE', ?, ?, 'LAW', false, place_id)",
                    standing);
        });
        notices.clear();
        editions.clear();
        standing.clear();
    }
}
