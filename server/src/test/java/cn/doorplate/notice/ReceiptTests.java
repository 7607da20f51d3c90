package cn.doorplate.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.messaging.Audience.Part;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonalData;
import cn.doorplate.privacy.PersonalDataExport;
import cn.doorplate.privacy.PersonalDataExports;
import cn.doorplate.privacy.Retained;
import cn.doorplate.shared.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who read what they must, who is reminded, and who was told at the door. */
@NullUnmarked // what is null where it must not be is a failed test
class ReceiptTests extends NoticeGround {

    private static final String READ =
            "mutation($n: ID!) { noticeRead(input: {notice: $n}) { notice { id } userErrors { code } } }";
    private static final String TELL = """
            mutation($n: ID!, $r: ID!, $app: Boolean, $warning: Boolean) {
              noticeTell(input: {notice: $n, resident: $r, appInstalled: $app, callWarning: $warning}) {
                receipt { resident name door readAt toldAt appInstalled callWarning } userErrors { field code message } } }""";
    private static final String RECEIPTS = """
            query($n: ID!, $grid: ID!, $open: Boolean!, $first: Int!, $after: String) {
              noticeReceipts(notice: $n, within: {grid: $grid}, openOnly: $open, first: $first, after: $after) {
                nodes { resident name door readAt toldAt } pageInfo { hasNextPage endCursor } } }""";
    private static final String REMIND = """
            mutation($n: ID!, $key: String!) {
              noticeRemind(input: {idempotencyKey: $key, notice: $n}) { userErrors { field code message } } }""";

    @Autowired
    NoticeRecipients recipients;

    @Autowired
    NoticeReaders readers;

    @Autowired
    NoticeOpen open;

    @Autowired
    Receipts receipts;

    @Autowired
    NoticeData data;

    @Autowired
    List<PersonalData> allData;

    @Autowired
    PersonalDataExports exports;

    @Autowired
    ReceiptRetention retention;

    @Autowired
    List<Retained> retained;

    @Autowired
    Statements statements;

    @Test
    void whoIsToldOfWhatMustBeReadIsExpectedToReadItAndCounted() {
        Someone wang = resident(door);
        Someone li = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(2, 0, 0, 2, 0, 0));

        assertThat(read(wang, notice)).isEmpty();
        assertThat(read(wang, notice)).as("a second time").isEmpty();

        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(2, 1, 0, 1, 0, 0));
        assertThat(reminded(notice)).containsExactly(li.id());
        assertThat(readers.next(Long.toString(notice), "", 10)).isEqualTo(new Part(List.of(wang.id()), null));
        assertThat(receipts.readAt(wang.id(), List.of(notice))).containsKey(notice);
        assertThat(receipts.readAt(li.id(), List.of(notice))).isEmpty();
    }

    @Test
    void ofWhatNeedNotBeReadOnlyReadersAreCounted() {
        Someone wang = resident(door);
        long notice = told(notice(false, NoticeAudience.RESIDENTS, grid()));

        read(wang, notice);

        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(null, 1, 0, null, 0, 0));
    }

    @Test
    void whatIsNotForOneCannotBeReadOrFound() {
        resident(door);
        Someone stranger = people.someone();
        long notice = notice(true, NoticeAudience.RESIDENTS, grid());

        assertThat(read(stranger, notice)).isEqualTo("NOT_FOUND");
        assertThat(read(stranger, Ids.next())).isEqualTo("NOT_FOUND");
        assertThat(count("select count(*) from notice_receipt where notice_id = ?", notice))
                .isZero();
    }

    @Test
    void readingItBeforeOneIsToldLeavesNothingToRead() {
        Someone wang = resident(door);
        long notice = notice(true, NoticeAudience.RESIDENTS, grid());

        read(wang, notice);
        told(notice);

        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(1, 1, 0, 0, 0, 0));
    }

    @Test
    void theTimeOfTheFirstReadingStays() {
        Someone wang = resident(door);
        long notice = notice(true, NoticeAudience.RESIDENTS, grid());
        read(wang, notice);
        jdbc.update("update notice_receipt set read_at = '2026-02-03 04:05:06' where notice_id = ?", notice);
        jdbc.update("update notice set published_at = '2026-02-03' where id = ?", notice);

        read(wang, notice);

        assertThat(receipts.readAt(wang.id(), List.of(notice)).get(notice)).hasToString("2026-02-03T04:05:06Z");
    }

    @Test
    void whoReadAnOlderEditionIsToldOfAnUrgentOneAndWhoReadThatOneIsNot() {
        Someone wang = resident(door);
        Someone li = resident(door);
        Someone chen = resident(door);
        Someone worker = worker();
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        read(wang, notice);
        read(li, notice);
        tell(worker, notice, chen, true, true);
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(3, 2, 1, 0, 1, 1));
        Instant before = receipts.readAt(wang.id(), List.of(notice)).get(notice);
        revise(notice, true, true, NoticeAudience.RESIDENTS, grid());
        assertThat(receipts.readAt(wang.id(), List.of(notice))).isEmpty();

        read(li, notice);
        message(wang, notice, "notice:" + notice + ":2");
        message(li, notice, "notice:" + notice + ":2");
        told(notice);

        assertThat(unread(wang)).isEqualTo(1);
        assertThat(unread(li)).isZero();
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(3, 1, 0, 2, 0, 0));
        assertThat(reminded(notice)).containsExactlyInAnyOrder(wang.id(), chen.id());
        assertThat(receiptsOf(worker, notice, true, 50, null).path("nodes"))
                .hasSize(2)
                .allSatisfy(node -> assertThat(node.path("readAt").isNull()
                                && node.path("toldAt").isNull())
                        .isTrue());
        read(wang, notice);
        tell(worker, notice, chen, true, true);
        assertThat(unread(wang)).isZero();
        assertThat(receipts.readAt(wang.id(), List.of(notice)).get(notice)).isAfter(before);
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(3, 2, 1, 0, 1, 1));
    }

    @Test
    void whoHasYetToReadSomethingUrgentHasSoStillWhenWhatComesNextIsNot() {
        Someone wang = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        read(wang, notice);
        revise(notice, true, true, NoticeAudience.RESIDENTS, grid());
        message(wang, notice, "notice:" + notice + ":2");
        told(notice);

        revise(notice, true, false, NoticeAudience.RESIDENTS, grid());
        transactions.executeWithoutResult(status -> recipients.written(key(notice), List.of(wang.id())));

        assertThat(unread(wang)).isEqualTo(1);
        assertThat(receipts.readAt(wang.id(), List.of(notice))).isEmpty();
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(1, 0, 0, 1, 0, 0));
        read(wang, notice);
        assertThat(receipts.readAt(wang.id(), List.of(notice))).isNotEmpty();
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(1, 1, 0, 0, 0, 0));
    }

    @Test
    void whoReadAnEditionKnowsWhatIsNotUrgentInTheNext() {
        Someone wang = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        read(wang, notice);
        revise(notice, true, false, NoticeAudience.RESIDENTS, grid());
        message(wang, notice, "notice:" + notice + ":2");

        transactions.executeWithoutResult(status -> recipients.written(key(notice), List.of(wang.id())));

        assertThat(unread(wang)).isZero();
        assertThat(receipts.readAt(wang.id(), List.of(notice))).containsKey(notice);
    }

    @Test
    void theMessagesOfManyReadersAreMarkedByAsManyStatementsAsThoseOfFew() {
        long few = readBefore(door, 2);
        long many = readBefore(otherDoor, 20);

        List<String> ofFew = statements.ofThisThreadDuring(() -> told(few));
        List<String> ofMany = statements.ofThisThreadDuring(() -> told(many));

        assertThat(ofMany).hasSameSizeAs(ofFew);
        assertThat(count("select count(*) from message where subject = ? and read_at is null", many))
                .isZero();
    }

    /** A notice to all who live behind a door, which so many new residents there have read, with its message to each unread. */
    private long readBefore(Door where, int residents) {
        long notice = notice(true, NoticeAudience.RESIDENTS, new PlaceRef(PlaceKind.BUILDING, where.buildingId()));
        IntStream.range(0, residents).mapToObj(i -> resident(where)).forEach(someone -> {
            read(someone, notice);
            message(someone, notice, "notice:" + notice + ":1");
        });
        return notice;
    }

    @Test
    void namesAreMaskedDoorsAreSaidAndEachReadingOfTheListIsLogged() {
        Someone wang = people.someone();
        named(wang, "王小英");
        lives(wang.id(), household(door, "602"), door.community());
        Someone other = resident(otherDoor);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, community()));
        Someone worker = worker();

        JsonNode page = receiptsOf(worker, notice, true, 50, null);

        assertThat(page.path("nodes")).hasSize(1);
        assertThat(page.at("/nodes/0/resident").asString()).isEqualTo(Ids.toOpaque(wang.id()));
        assertThat(page.at("/nodes/0/name").asString()).isEqualTo("王*英");
        assertThat(page.at("/nodes/0/door").asString()).isEqualTo("3栋2单元602");
        assertThat(logged(worker, wang, "notice.receipts")).isEqualTo(1);
        assertThat(logged(worker, other, "notice.receipts")).isZero();
    }

    @Test
    void theListGoesOnWhereItEndedAndTheOpenComeFirst() {
        List<Someone> all = IntStream.range(0, 7).mapToObj(i -> resident(door)).toList();
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        read(all.get(0), notice);
        read(all.get(3), notice);
        Someone worker = worker();

        List<String> seen = new ArrayList<>();
        List<Boolean> done = new ArrayList<>();
        String after = null;
        boolean more = true;
        while (more) {
            JsonNode page = receiptsOf(worker, notice, false, 2, after);
            page.path("nodes").forEach(node -> {
                seen.add(node.path("resident").asString());
                done.add(!node.path("readAt").isNull());
            });
            after = page.at("/pageInfo/endCursor").asString();
            more = page.at("/pageInfo/hasNextPage").asBoolean();
        }

        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(each -> Ids.toOpaque(each.id())).toList());
        assertThat(done).containsExactly(false, false, false, false, false, true, true);
        assertThat(receiptsOf(worker, notice, true, 50, null).path("nodes")).hasSize(5);
    }

    @Test
    void whoMovedAwayIsNamedToNobodyThere() {
        Someone wang = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        jdbc.update("update household_member set status = 'ENDED', live = null where person_id = ?", wang.id());

        assertThat(receiptsOf(worker(), notice, true, 50, null).path("nodes")).isEmpty();
    }

    @Test
    void whoMovedIsLookedForInTheirNewCommunityFromThatMomentOn() {
        Someone wang = resident(door);
        Door next = places.door(places.community(new RegionCode(door.community().value() + 1)));
        long notice = told(notice(true, NoticeAudience.RESIDENTS, region(door.county())));
        assertThat(residents(receiptsOf(office(next), notice, next, true))).isEmpty();

        jdbc.update("update household_member set status = 'ENDED', live = null where person_id = ?", wang.id());
        lives(wang.id(), household(next, "701"), next.community());

        assertThat(residents(receiptsOf(office(next), notice, next, true))).containsExactly(wang.id());
        assertThat(residents(receiptsOf(office(), notice, door, true))).isEmpty();
    }

    @Test
    void whoLivesInTwoCommunitiesIsLookedForInBothAndOnceInEach() {
        Someone wang = resident(door);
        lives(wang.id(), household(door, "702"), door.community());
        Door next = places.door(places.community(new RegionCode(door.community().value() + 1)));
        lives(wang.id(), household(next, "701"), next.community());
        long notice = told(notice(true, NoticeAudience.RESIDENTS, region(door.county())));

        for (boolean openOnly : List.of(true, false)) {
            assertThat(residents(receiptsOf(office(), notice, door, openOnly))).containsExactly(wang.id());
            assertThat(residents(receiptsOf(office(next), notice, next, openOnly)))
                    .containsExactly(wang.id());
        }
    }

    @Test
    void aLargeCommunityIsGoneThroughInBoundedPartsAndNobodyIsLeftOut() {
        long home = household(otherDoor, "101");
        jdbc.batchUpdate(
                "insert into household_member (id, household_id, person_id, asked_by, status, live, region_code, asked_at)"
                        + " values (?, ?, ?, ?, 'CONFIRMED', 1, ?, utc_timestamp(3))",
                IntStream.range(0, 6_000)
                        .mapToObj(i -> Ids.next())
                        .map(id ->
                                new Object[] {id, home, id, id, door.community().value()})
                        .toList());
        Someone last = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        Someone worker = worker();

        JsonNode first = receiptsOf(worker, notice, true, 50, null);
        assertThat(residents(first)).as("short, and not the last").isEmpty();
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode second = receiptsOf(
                worker, notice, true, 50, first.at("/pageInfo/endCursor").asString());
        assertThat(residents(second)).containsExactly(last.id());
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void ofWhatMustBeReadNobodyCountsWhoIsNotAskedTo() {
        Someone wang = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));

        assertThat(read(office(), notice)).isEmpty();
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(1, 0, 0, 1, 0, 0));
        read(wang, notice);
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(1, 1, 0, 0, 0, 0));
    }

    @Test
    void onlyThoseAreToldAtTheDoorForWhomTheNoticeIs() {
        Someone wang = resident(door);
        Someone worker = worker();
        long forRiders = notice(true, NoticeAudience.RIDERS, grid());
        long forElders = notice(true, NoticeAudience.ELDER_HOUSEHOLDS, grid());

        assertThat(declined(tell(worker, forRiders, wang, null, null))).isEqualTo("NOT_FOUND");
        assertThat(declined(tell(worker, forElders, wang, null, null))).isEqualTo("NOT_FOUND");

        people.give(wang, Role.RIDER, region(door.county()));
        told(forRiders);
        assertThat(declined(tell(worker, forRiders, wang, null, null)))
                .as("asked to, as a rider")
                .isEmpty();
        Someone elder = people.someone();
        long home = jdbc.queryForObject(
                "select household_id from household_member where person_id = ?", Long.class, wang.id());
        lives(elder.id(), home, door.community());
        guards(wang.id(), elder.id(), DependantIs.ELDER);
        assertThat(declined(tell(worker, forElders, wang, null, null))).isEmpty();
    }

    @Test
    void readingIsCountedFromAnIndexAloneAndOfAFewNoticesInOneRequest() {
        resident(door);
        List<Long> notices = IntStream.range(0, 6)
                .mapToObj(i -> told(notice(true, NoticeAudience.RESIDENTS, grid())))
                .toList();
        Someone office = office();
        String counts =
                "query($within: String!, $first: Int!) { noticeFiles(within: $within, first: $first) { nodes { reading { open } } } }";

        assertThat(TestClient.code(
                        as(office).ask(counts, Map.of("within", door.community().toString(), "first", 5))))
                .isEmpty();
        assertThat(TestClient.code(
                        as(office).ask(counts, Map.of("within", door.community().toString(), "first", 6))))
                .isEqualTo("BAD_REQUEST");
        String sql =
                statements.ofThisThreadDuring(() -> receipts.readings(notices)).get(0);
        assertThat(jdbc.queryForList("explain format=traditional " + sql, notices.toArray()))
                .filteredOn(step -> "r".equals(step.get("table")))
                .singleElement()
                .satisfies(step -> assertThat(step.get("Extra")).asString().contains("Using index"));
    }

    @Test
    void namesAreForThoseWhoKnowTheResidents() {
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        Someone elsewhere = people.holding(Role.GRID_WORKER, region(door.community()));
        Someone street =
                people.holding(Role.STREET_STAFF, region(door.community().at(RegionLevel.STREET)));

        assertThat(TestClient.code(answerOf(street, notice))).isEqualTo("FORBIDDEN");
        assertThat(TestClient.code(answerOf(elsewhere, notice)))
                .as("holds the whole community")
                .isEmpty();
        assertThat(TestClient.code(answerOf(worker(), Ids.next()))).isEqualTo("NOT_FOUND");
    }

    @Test
    void whoIsToldAtTheDoorIsDoneAndWhatWasFoundIsRecordedAndCorrected() {
        Someone wang = people.someone();
        named(wang, "王小英");
        lives(wang.id(), household(door, "602"), door.community());
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        Someone worker = worker();

        JsonNode first = tell(worker, notice, wang, true, false).path("receipt");

        assertThat(first.path("door").asString()).isEqualTo("3栋2单元602");
        assertThat(first.path("name").asString()).isEqualTo("王*英");
        assertThat(first.path("toldAt").asString()).isNotEmpty();
        assertThat(logged(worker, wang, "notice.tell")).isEqualTo(1);
        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(1, 0, 1, 0, 1, 0));

        tell(worker, notice, wang, true, true);

        assertThat(receipts.readings(List.of(notice))).containsEntry(notice, new NoticeReading(1, 0, 1, 0, 1, 1));
    }

    @Test
    void whoHasTwoHomesIsLookedForAndToldAtTheOneThatTheNoticeIsAbout() {
        Someone wang = people.someone();
        lives(wang.id(), household(door, "101"), door.community());
        lives(wang.id(), household(otherDoor, "202"), door.community());
        long notice = told(notice(true, NoticeAudience.RESIDENTS, new PlaceRef(PlaceKind.GRID, otherDoor.gridId())));
        Someone office = office();

        JsonNode listed = as(office)
                .field(
                        "query($n: ID!, $region: String!) { noticeReceipts(notice: $n, within: {region: $region}) {"
                                + " nodes { door } } }",
                        Map.of(
                                "n",
                                Ids.toOpaque(notice),
                                "region",
                                door.community().toString()));
        JsonNode told = tell(office, notice, wang, null, null);

        assertThat(listed.at("/nodes/0/door").asString()).isEqualTo("3栋2单元202");
        assertThat(declined(told)).isEmpty();
        assertThat(told.at("/receipt/door").asString()).isEqualTo("3栋2单元202");
        assertThat(declined(tell(worker(), notice, wang, null, null)))
                .as("knows the other home alone")
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void whatCannotHaveBeenFoundIsDeclined() {
        Someone wang = resident(door);
        long notice = notice(true, NoticeAudience.RESIDENTS, grid());
        long optional = notice(false, NoticeAudience.RESIDENTS, grid());
        long law = notice(true, NoticeAudience.RESIDENTS, grid());
        jdbc.update("update notice_edition set kind = 'LAW' where notice_id = ?", law);
        Someone worker = worker();

        assertThat(declined(tell(worker, notice, wang, false, true))).isEqualTo("INVALID");
        assertThat(declined(tell(worker, notice, wang, null, true))).isEqualTo("INVALID");
        assertThat(declined(tell(worker, law, wang, true, null))).isEqualTo("INVALID");
        assertThat(declined(tell(worker, law, wang, null, null))).isEmpty();
        assertThat(declined(tell(worker, optional, wang, null, null))).isEqualTo("NOT_MUST_READ");
        assertThat(declined(tell(worker, notice, resident(otherDoor), null, null)))
                .isEqualTo("NOT_FOUND");
        long elsewhere = notice(true, NoticeAudience.EVERYONE, region(places.community()));
        assertThat(declined(tell(worker, elsewhere, wang, null, null))).isEqualTo("NOT_FOUND");
        jdbc.update("update notice set state = 'WITHDRAWN' where id = ?", notice);
        assertThat(declined(tell(worker, notice, wang, null, null))).isEqualTo("NOT_MUST_READ");
    }

    @Test
    void readingAndBeingToldAndBeingAskedAtOnceLosesNothing() throws Exception {
        Someone worker = worker();
        for (int round = 0; round < 5; round++) {
            Someone wang = resident(door);
            long notice = notice(true, NoticeAudience.RESIDENTS, grid());

            atOnce(List.of(
                    () -> read(wang, notice),
                    () -> declined(tell(worker, notice, wang, true, true)),
                    () -> Long.toString(told(notice)),
                    () -> read(wang, notice)));

            assertThat(count(
                            "select count(*) from notice_receipt where notice_id = ? and person_id = ? and must and done"
                                    + " and read_at is not null and told_at is not null and call_warning",
                            notice,
                            wang.id()))
                    .isEqualTo(1);
        }
    }

    @Test
    void theRestAreRemindedOnceADayAndNobodyElse() {
        Someone wang = resident(door);
        Someone li = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        read(wang, notice);
        Someone office = office();
        String key = UUID.randomUUID().toString();

        assertThat(remind(office, notice, key)).isEmpty();
        assertThat(remind(office, notice, key)).as("the same again").isEmpty();
        assertThat(remind(office, notice, UUID.randomUUID().toString())).isEqualTo("TOO_OFTEN");

        String cause = "notice:" + notice + ":reminder:1";
        Map<String, Object> broadcast =
                jdbc.queryForMap("select audience, audience_key, subject from broadcast where cause = ?", cause);
        assertThat(broadcast)
                .containsEntry("audience", "notice-open")
                .containsEntry("audience_key", Long.toString(notice))
                .containsEntry("subject", notice);
        assertThat(reminded(notice)).containsExactly(li.id());

        jdbc.update("update notice set reminded_at = reminded_at - interval 24 hour where id = ?", notice);
        assertThat(remind(office, notice, UUID.randomUUID().toString())).isEmpty();
        assertThat(count("select count(*) from broadcast where cause = ?", "notice:" + notice + ":reminder:2"))
                .isEqualTo(1);

        jdbc.update("update notice set reminded_at = null where id = ?", notice);
        read(li, notice);
        assertThat(remind(office, notice, UUID.randomUUID().toString())).isEqualTo("NOBODY_LEFT");
    }

    @Test
    void whomItIsNotForAnyMoreAreNotRemindedOfIt() {
        Someone here = resident(door);
        Someone there = resident(otherDoor);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, community()));
        Someone office = office();
        assertThat(reminded(notice)).containsExactlyInAnyOrder(here.id(), there.id());
        assertThat(residents(receiptsOf(office, notice, otherDoor, true))).containsExactly(there.id());

        revise(notice, true, false, NoticeAudience.RESIDENTS, grid());
        assertThat(reminded(notice)).containsExactly(here.id());
        assertThat(residents(receiptsOf(office, notice, otherDoor, true))).isEmpty();
        assertThat(residents(receiptsOf(office, notice, door, true))).containsExactly(here.id());

        read(here, notice);
        assertThat(remind(office, notice, UUID.randomUUID().toString())).isEqualTo("NOBODY_LEFT");
        assertThat(count("select reminders from notice where id = ? and reminded_at is null", notice))
                .as("nobody was reminded")
                .isZero();
        assertThat(residents(receiptsOf(office, notice, door, false))).containsExactly(here.id());

        revise(notice, false, false, NoticeAudience.RESIDENTS, grid());
        assertThat(reminded(notice)).as("need not be read any more").isEmpty();
        assertThat(residents(receiptsOf(office, notice, door, false))).isEmpty();
    }

    @Test
    void ofWhatIsInForceNoMoreNobodyIsLookedFor() {
        Someone wang = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        assertThat(residents(receiptsOf(worker(), notice, door, true))).containsExactly(wang.id());

        jdbc.update("update notice set state = 'EXPIRED' where id = ?", notice);

        assertThat(residents(receiptsOf(worker(), notice, door, false))).isEmpty();
    }

    private static List<Long> residents(JsonNode page) {
        return page.path("nodes")
                .valueStream()
                .map(node -> Ids.fromOpaque(node.path("resident").asString()))
                .toList();
    }

    @Test
    void nobodyIsRemindedOfWhatIsInForceNoMore() {
        resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));

        jdbc.update("update notice set state = 'EXPIRED' where id = ?", notice);

        assertThat(reminded(notice)).isEmpty();
    }

    @Test
    void ofManyWhoRemindAtOnceOneDoes() throws Exception {
        resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Someone office = office();
            all.add(() -> remind(office, notice, UUID.randomUUID().toString()));
        }

        assertThat(atOnce(all)).containsExactlyInAnyOrder("", "TOO_OFTEN", "TOO_OFTEN", "TOO_OFTEN");
        assertThat(count("select count(*) from broadcast where subject = ?", notice))
                .isEqualTo(1);
    }

    @Test
    void whatNeedNotBeReadOrIsAnothersIsNotRemindedOf() {
        resident(door);
        long optional = told(notice(false, NoticeAudience.RESIDENTS, grid()));
        long must = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        Someone elsewhere = people.holding(Role.COMMUNITY_STAFF, region(places.community()));

        assertThat(remind(office(), optional, UUID.randomUUID().toString())).isEqualTo("NOT_MUST_READ");
        assertThat(remind(elsewhere, must, UUID.randomUUID().toString())).isEqualTo("NOT_FOUND");
    }

    @Test
    void theCountsOfManyNoticesAreOneStatement() {
        resident(door);
        List<Long> notices = IntStream.range(0, 5)
                .mapToObj(i -> told(notice(true, NoticeAudience.RESIDENTS, grid())))
                .toList();

        assertThat(statements.ofThisThreadDuring(() -> receipts.readings(notices)))
                .hasSize(1);
    }

    @Test
    void whoLeavesIsInTheCountsStillAndFoundNoMore() {
        Someone wang = resident(door);
        Someone li = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        read(wang, notice);

        for (int twice = 0; twice < 2; twice++) {
            data.erase(wang.id());
            data.erase(li.id());
        }

        assertThat(receipts.readings(List.of(notice)))
                .as("who had not read it is expected no more")
                .containsEntry(notice, new NoticeReading(1, 1, 0, 0, 0, 0));
        assertThat(count("select count(*) from notice_receipt where person_id in (?, ?)", wang.id(), li.id()))
                .isZero();
        assertThat(allData).contains(data);
    }

    @Test
    void aCopySaysWhichNoticesOneReadAndWasToldOf() throws IOException {
        Someone wang = resident(door);
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        read(wang, notice);
        tell(worker(), notice, wang, true, false);

        long export = exports.request(wang.id()).id();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> exports.find(export, wang.id()).orElseThrow().status() == PersonalDataExport.Status.READY);
        String copy = new String(exports.open(export, wang.id()).orElseThrow(), StandardCharsets.UTF_8);

        assertThat(copy).contains("读过或被告知的通知", "谨防冒充公检法", "上门告知时间", "手机上有国家反诈中心", "上门告知通知内容");
    }

    @Test
    void whatIsOlderThanThreeYearsGoesTheOldestFirst() {
        List<Someone> all = IntStream.range(0, 3).mapToObj(i -> resident(door)).toList();
        long notice = told(notice(true, NoticeAudience.RESIDENTS, grid()));
        Instant limit = Instant.parse("2020-01-01T00:00:00Z");
        for (int i = 0; i < all.size(); i++) {
            jdbc.update(
                    "update notice_receipt set created_at = ? where person_id = ?",
                    limit.plus(Duration.ofDays(i - 2)),
                    all.get(i).id());
        }

        assertThat(retention.removeBefore(limit, 1)).isOne();
        assertThat(kept(notice))
                .containsExactlyInAnyOrder(all.get(1).id(), all.get(2).id());
        assertThat(retention.removeBefore(limit, 500)).isOne();
        assertThat(retention.removeBefore(limit, 500)).isZero();
        assertThat(kept(notice)).containsExactly(all.get(2).id());
        assertThat(count("select keep_days from retention_rule where subject = ?", retention.subject()))
                .isEqualTo(1_095);
        assertThat(retained).contains(retention);
    }

    private List<Long> kept(long notice) {
        return jdbc.queryForList("select person_id from notice_receipt where notice_id = ?", Long.class, notice);
    }

    /** As the broadcast does it. */
    private long told(long notice) {
        String key = key(notice);
        String position = "";
        while (position != null) {
            String from = position;
            position = transactions
                    .execute(status -> {
                        Part part = recipients.next(key, from, 100);
                        recipients.written(key, part.persons());
                        return part;
                    })
                    .position();
        }
        return notice;
    }

    private List<Long> reminded(long notice) {
        return all(open, Long.toString(notice), 10);
    }

    private String read(Someone who, long notice) {
        return TestClient.code(as(who).ask(READ, Map.of("n", Ids.toOpaque(notice))));
    }

    private JsonNode receiptsOf(Someone who, long notice, boolean openOnly, int first, String after) {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "n", Ids.toOpaque(notice), "grid", Ids.toOpaque(door.gridId()), "open", openOnly, "first", first));
        variables.put("after", after);
        return as(who).field(RECEIPTS, variables);
    }

    private JsonNode receiptsOf(Someone who, long notice, Door at, boolean openOnly) {
        Map<String, Object> variables = new HashMap<>(
                Map.of("n", Ids.toOpaque(notice), "grid", Ids.toOpaque(at.gridId()), "open", openOnly, "first", 50));
        return as(who).field(RECEIPTS, variables);
    }

    private Someone office(Door at) {
        return people.holding(Role.COMMUNITY_STAFF, region(at.community()));
    }

    private JsonNode answerOf(Someone who, long notice) {
        return as(who).ask(
                        RECEIPTS,
                        Map.of(
                                "n",
                                Ids.toOpaque(notice),
                                "grid",
                                Ids.toOpaque(door.gridId()),
                                "open",
                                true,
                                "first",
                                50));
    }

    private JsonNode tell(Someone worker, long notice, Someone resident, Boolean app, Boolean warning) {
        Map<String, Object> variables =
                new HashMap<>(Map.of("n", Ids.toOpaque(notice), "r", Ids.toOpaque(resident.id())));
        variables.put("app", app);
        variables.put("warning", warning);
        return as(worker).field(TELL, variables);
    }

    private static String declined(JsonNode payload) {
        return payload.at("/userErrors/0/code").asString("");
    }

    private String remind(Someone who, long notice, String key) {
        return TestClient.code(as(who).ask(REMIND, Map.of("n", Ids.toOpaque(notice), "key", key)));
    }

    private int logged(Someone reader, Someone subject, String what) {
        return count(
                "select count(*) from access_log where reader_id = ? and subject_id = ? and what = ?",
                reader.id(),
                subject.id(),
                what);
    }

    private static List<String> atOnce(List<Callable<String>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<String> outcomes = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(work)) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
