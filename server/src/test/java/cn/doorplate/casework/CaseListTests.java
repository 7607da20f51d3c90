package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.PauseReason;
import cn.doorplate.checks.statements.RowsRead;
import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Grant;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces.Door;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Ids;
import cn.doorplate.shared.Page;
import cn.doorplate.shared.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Who handles cases sees what waits, in the right order, however much it is; who keeps a ledger finds what they look for. */
class CaseListTests extends CaseworkTest {

    private static final String QUEUE = """
            query Queue($desk: CaseDeskInput, $mine: Boolean! = false, $first: Int! = 20, $after: String) {
              caseQueue(desk: $desk, mineOnly: $mine, first: $first, after: $after) {
                nodes { number standing cursor } pageInfo { hasNextPage endCursor }
              }
            }
            """;
    private static final String LEDGER = """
            query Ledger($within: String!, $filter: CaseFilterInput! = {}, $first: Int! = 20, $after: String) {
              caseLedger(within: $within, filter: $filter, first: $first, after: $after) {
                nodes { number } pageInfo { hasNextPage endCursor }
              }
            }
            """;

    @Autowired
    private Statements statements;

    private static final int PAGE = 20;

    @Autowired
    private CaseQueue queue;

    @Autowired
    private CaseQueueMapper queues;

    @Autowired
    private OwnCases own;

    @Autowired
    private CaseSearch search;

    @Autowired
    private CasePartyMapper parties;

    CaseListTests(
            @Autowired JdbcTemplate jdbc,
            @Autowired Doorplates doorplates,
            @Autowired PlacePaths paths,
            @Autowired PersonKeys keys) {
        super(jdbc, doorplates, paths, keys);
    }

    @Test
    void theUrgentWaitsInFrontThenWhatWasUrgedAndWhatIsPausedLast() {
        CaseRow paused = take(cases.lamp(resident, door));
        paused = act(
                paused,
                new CaseAct.Pause(
                        PauseReason.APPOINTMENT,
                        Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS)),
                CaseHat.HANDLER);
        CaseRow plain = cases.lamp(resident, door);
        CaseRow urged = cases.lamp(resident, door);
        urged = cases.act(urged, new CaseAct.Urge(), resident, CaseHat.RAISER, null);
        CaseRow urgent = cases.file(resident, door, "manhole", office());

        assertThat(numbers(list(QUEUE, "caseQueue", Map.of())))
                .containsExactly(number(urgent), number(urged), number(plain), number(paused));
        assertThat(numbers(list(QUEUE, "caseQueue", Map.of("mine", true)))).containsExactly(number(paused));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.add(number(cases.lamp(resident, door)));
        }
        assertThat(throughPages(QUEUE, "caseQueue", Map.of("first", 3)))
                .hasSize(7)
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(throughPages(LEDGER, "caseLedger", within(Map.of("first", 3))))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void saysHowItStandsAndWhatComesNext() {
        cases.lamp(resident, door);
        JsonNode node = list(QUEUE, "caseQueue", Map.of()).at("/nodes/0");
        assertThat(node.path("standing").asString())
                .startsWith("等待")
                .contains("接收，")
                .endsWith("前。");
        assertThat(node.path("cursor").asString()).isEqualTo("1");
    }

    @Test
    void anothersDeskIsNone() {
        Door elsewhere = places.door();
        Map<String, Object> desk = Map.of(
                "role",
                "COMMUNITY_STAFF",
                "place",
                Map.of("region", elsewhere.community().toString()));
        assertThat(TestClient.code(client().as(staff).ask(QUEUE, Map.of("desk", desk))))
                .isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(client().as(staff)
                        .ask(LEDGER, Map.of("within", elsewhere.community().toString()))))
                .isEqualTo("NOT_FOUND");
        assertThat(TestClient.code(client().as(resident).ask(QUEUE, Map.of()))).isEqualTo("FORBIDDEN");
    }

    @Test
    void countsWhatWaitsAtEachDesk() {
        take(cases.lamp(resident, door));
        cases.lamp(resident, door);
        JsonNode desks =
                client().as(staff).field("{ caseDesks { desk { role title level } waiting overdue mine } }", Map.of());
        assertThat(desks).hasSize(1);
        assertThat(desks.at("/0/desk/role").asString()).isEqualTo("COMMUNITY_STAFF");
        assertThat(desks.at("/0/waiting").asInt()).isEqualTo(1);
        assertThat(desks.at("/0/overdue").asInt()).isZero();
        assertThat(desks.at("/0/mine").asInt()).isEqualTo(1);
    }

    @Test
    void theLedgerIsFilteredByEachThingAlone() {
        CaseRow lamp = cases.lamp(resident, door);
        CaseRow noise = cases.file(resident, door, "noise", office());
        CaseRow taken = take(cases.lamp(resident, door));
        CaseRow atProperty = cases.lampAtProperty(resident, door);
        CaseRow late = cases.file(
                resident,
                door,
                "street-lamp",
                office(),
                Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MILLIS));
        List<CaseRow> all = List.of(late, atProperty, taken, noise, lamp);

        assertThat(ledger(Map.of()))
                .isEqualTo(all.stream().map(CaseListTests::number).toList());
        assertThat(ledger(Map.of("kinds", List.of("DISPUTE")))).containsExactly(number(noise));
        assertThat(ledger(Map.of("states", List.of("IN_HAND")))).containsExactly(number(taken));
        assertThat(ledger(Map.of("levels", List.of("COMPOUND")))).containsExactly(number(atProperty));
        assertThat(ledger(Map.of("category", "noise"))).containsExactly(number(noise));
        assertThat(ledger(
                        Map.of("until", Instant.now().minus(Duration.ofHours(1)).toString())))
                .containsExactly(number(late));
        assertThat(ledger(
                        Map.of("from", Instant.now().minus(Duration.ofHours(1)).toString())))
                .doesNotContain(number(late))
                .hasSize(4);
        Someone ofTheCounty = people.holding(
                Role.COUNTY_STAFF, new PlaceRef(PlaceKind.REGION, door.county().value()));
        for (RegionLevel level : List.of(RegionLevel.COUNTY, RegionLevel.STREET)) {
            assertThat(numbers(client().as(ofTheCounty)
                            .field(
                                    LEDGER,
                                    Map.of("within", door.community().at(level).toString()))))
                    .contains(number(noise));
        }
    }

    @Test
    void whatIsLeftEmptyAsksForAll() {
        CaseRow noise = cases.file(resident, door, "noise", office());
        CaseRow taken = take(cases.lamp(resident, door));
        List<String> all = List.of(number(taken), number(noise));
        for (String part : List.of("kinds", "states", "levels")) {
            assertThat(ledger(Map.of(part, List.of()))).as(part).isEqualTo(all);
            assertThat(ledger(Map.of(part, List.of(), "overdue", true)))
                    .as(part)
                    .isEmpty();
        }
        for (String nothing : List.of("", " ", "\u3000", "\u0001\u0002")) {
            assertThat(ledger(Map.of("text", nothing))).isEqualTo(all);
        }
        assertThat(ledger(Map.of("until", "9999-12-31T23:59:59Z", "from", "1000-01-01T00:00:00Z")))
                .as("no time at all")
                .isEqualTo(all);
    }

    @Test
    void aPageUpToATimeIsFullHoweverMuchWasFiledAfterIt() {
        CaseRow late = cases.file(
                resident,
                door,
                "street-lamp",
                office(),
                Instant.now().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.MILLIS));
        for (int i = 0; i < 4; i++) {
            cases.lamp(resident, door);
        }
        String until = Instant.now().minus(Duration.ofHours(1)).toString();
        assertThat(numbers(list(LEDGER, "caseLedger", within(Map.of("first", 1, "filter", Map.of("until", until))))))
                .containsExactly(number(late));
    }

    @Test
    void aCursorThatIsNoneOfOursIsRefused() {
        for (long order : List.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L)) {
            String forged = new CaseListCursor(order, 1, "").toString();
            assertThat(TestClient.code(client().as(staff)
                            .ask(LEDGER, within(Map.of("after", forged, "filter", Map.of("overdue", true))))))
                    .isEqualTo("BAD_REQUEST");
        }
        String elsewhere =
                new CaseListCursor(1, 1, CaseDesk.office(door.county()).toString()).toString();
        for (boolean mine : List.of(true, false)) {
            assertThat(TestClient.code(client().as(staff).ask(QUEUE, Map.of("after", elsewhere, "mine", mine))))
                    .as("of another queue: it would begin somewhere in the middle")
                    .isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void whatIsOverdueIsByDeadline() {
        CaseRow now = cases.file(resident, door, "manhole", office());
        // At the county: there it stays overdue, and goes no higher.
        CaseRow late = filedAtTheCounty(Duration.ofMinutes(32));
        CaseRow later = filedAtTheCounty(Duration.ofMinutes(34));
        assertThat(ledger(Map.of("overdue", true)))
                .containsExactly(number(later), number(late))
                .doesNotContain(number(now));
        assertThat(ledger(Map.of("overdue", true, "kinds", List.of("DISPUTE")))).isEmpty();
        assertThat(throughPages(LEDGER, "caseLedger", within(Map.of("first", 1, "filter", Map.of("overdue", true)))))
                .containsExactly(number(later), number(late));
    }

    @Test
    void isFoundByWordsThatNobodyReadsInTheIndex() {
        CaseRow lamp = cases.lamp(resident, door);
        CaseRow other = cases.lamp(resident, door);
        transactions.executeWithoutResult(status -> search.index(lamp, "灯不亮了。 御景苑3栋"));
        transactions.executeWithoutResult(status -> search.index(other, "井盖坏了"));
        assertThat(ledger(Map.of("text", "灯不亮"))).containsExactly(number(lamp));
        assertThat(ledger(Map.of("text", "不亮灯"))).isEmpty();
        assertThat(ledger(Map.of("text", "井盖")))
                .as("its pairs are there, and the text says otherwise when it is opened")
                .isEmpty();
        assertThat(TestClient.code(client().as(staff).ask(LEDGER, within(Map.of("filter", Map.of("text", "灯"))))))
                .isEqualTo("BAD_REQUEST");
        assertThat(jdbc.queryForObject("select count(*) from case_gram where case_id = ?", Integer.class, lamp.id()))
                .isEqualTo(8);
    }

    @Test
    void everyoneHasTheirOwnAndWhatIsAgainstThem() {
        CaseRow open = cases.lamp(resident, door);
        CaseRow withdrawn =
                cases.act(cases.lamp(resident, door), new CaseAct.Withdraw(), resident, CaseHat.RAISER, null);
        CaseRow noise = cases.file(resident, door, "noise", office());
        Someone neighbour = people.someone();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        transactions.executeWithoutResult(status -> parties.insert(List.of(new CasePartyRow(
                noise.id(),
                2,
                CaseSide.OTHER_SIDE,
                neighbour.id(),
                resident.id(),
                null,
                null,
                null,
                null,
                true,
                now,
                0,
                now))));
        String own =
                "query($open: Boolean, $kind: CaseKind) { me { cases(open: $open, kind: $kind) { nodes { number } }"
                        + " openCases } }";
        assertThat(numbers(client().as(resident).field(own, Map.of()).path("cases")))
                .containsExactly(number(noise), number(withdrawn), number(open));
        assertThat(numbers(
                        client().as(resident).field(own, Map.of("open", false)).path("cases")))
                .containsExactly(number(withdrawn));
        assertThat(numbers(client().as(resident)
                        .field(own, Map.of("kind", "DISPUTE", "open", true))
                        .path("cases")))
                .containsExactly(number(noise));
        assertThat(client().as(resident).field(own, Map.of()).path("openCases").asInt())
                .isEqualTo(2);
        String against = "{ me { disputesAgainst { nodes { number } } } }";
        assertThat(numbers(client().as(neighbour).field(against, Map.of()).path("disputesAgainst")))
                .containsExactly(number(noise));
        assertThat(numbers(client().as(resident).field(against, Map.of()).path("disputesAgainst")))
                .isEmpty();
    }

    @Test
    void whoFiledForOthersFindsThatAgainUntilItIsTakenBack() {
        Grant as = new Grant(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        Someone head = people.holding(as.role(), as.place());
        List<CaseRow> filed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            filed.add(cases.fileFor(resident, head, as, door, "street-lamp", office()));
        }
        cases.lamp(head, door);
        CaseRow revoked = table.find(filed.get(1).id()).orElseThrow();
        cases.act(revoked, new CaseAct.Revoke(), resident, CaseHat.RAISER, null);
        String query = "query($first: Int!, $after: String) { me { casesFiled(first: $first, after: $after) {"
                + " nodes { number raisedBy { isMe } } pageInfo { hasNextPage endCursor } } } }";

        JsonNode first = client().as(head).field(query, Map.of("first", 2)).path("casesFiled");
        assertThat(numbers(first)).containsExactly(number(filed.get(3)), number(filed.get(2)));
        assertThat(first.at("/nodes/0/raisedBy/isMe").asBoolean()).isFalse();
        JsonNode rest = client().as(head)
                .field(
                        query,
                        Map.of(
                                "first",
                                2,
                                "after",
                                first.at("/pageInfo/endCursor").asString()))
                .path("casesFiled");
        assertThat(numbers(rest)).containsExactly(number(filed.get(0)));
        assertThat(rest.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(numbers(
                        client().as(resident).field(query, Map.of("first", 2)).path("casesFiled")))
                .isEmpty();
    }

    @Test
    void aPageOfWhatOneFiledForOthersReadsNoMoreThanTwiceItsSizeHoweverMuchWasTakenBack() {
        Someone head = people.holding(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        Grant as = new Grant(Role.TEN_HOUSEHOLD_HEAD, new PlaceRef(PlaceKind.GRID, door.tenHouseholdUnitId()));
        CaseRow open = cases.fileFor(resident, head, as, door, "street-lamp", office());
        for (int i = 0; i < 3 * PAGE; i++) {
            CaseRow row = cases.fileFor(resident, head, as, door, "street-lamp", office());
            cases.act(row, new CaseAct.Revoke(), resident, CaseHat.RAISER, null);
        }
        List<Page<CaseRow>> pages = new ArrayList<>();
        do {
            long before = pages.isEmpty()
                    ? Long.MAX_VALUE
                    : Paging.before(pages.get(pages.size() - 1).pageInfo().endCursor());
            long read = RowsRead.during(transactions, jdbc, () -> pages.add(own.filed(head.id(), PAGE, before)));
            assertThat(read).isLessThanOrEqualTo(2 * PAGE);
        } while (pages.get(pages.size() - 1).pageInfo().hasNextPage());
        assertThat(pages.stream().flatMap(page -> page.nodes().stream()))
                .extracting(CaseRow::id)
                .containsExactly(open.id());
    }

    @Test
    void theHistoryIsToldLineByLine() {
        CaseRow row = take(cases.lamp(resident, door));
        String query = """
                query($id: ID!, $after: String) { node(id: $id) { ... on Case { history(first: 1, after: $after) {
                  nodes { seq action line by { name isMe } bySide from to late internal desk { title } }
                  pageInfo { hasNextPage endCursor } } } } }
                """;
        Map<String, Object> variables = new HashMap<>(Map.of("id", Ids.toOpaque(row.id())));
        JsonNode first = client().as(staff).field(query, variables).path("history");
        assertThat(first.at("/nodes/0/line").asString()).startsWith("已登记，由");
        assertThat(first.at("/nodes/0/from").isNull()).isTrue();
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        variables.put("after", first.at("/pageInfo/endCursor").asString());
        JsonNode second = client().as(staff).field(query, variables).path("history");
        assertThat(second.at("/nodes/0/line").asString()).contains("已接收，").endsWith("前办理。");
        assertThat(second.at("/nodes/0/by/isMe").asBoolean()).isTrue();
        assertThat(second.at("/nodes/0/bySide").asString()).isEqualTo("STAFF");
        assertThat(second.at("/nodes/0/to").asString()).isEqualTo("IN_HAND");
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    }

    @Test
    void aPageOfAHundredCostsAsManyStatementsAsAPageOfFew() {
        for (int i = 0; i < 25; i++) {
            for (String category : List.of("street-lamp", "noise", "insurance", "home-repair")) {
                cases.file(resident, door, category, office());
            }
        }
        String all = """
                query($within: String!) { caseLedger(within: $within, first: 100) { nodes {
                  id number kind placeName text textState state standing level desk { title placeName } handler { name }
                  dueAt levelDueAt minutesLeft overdue urgent urged returns bound reopened actions cursor version
                  pause { reason text } extension { state } finish { text } place { __typename } building { name }
                  region { name } filedAt
                } } }
                """;
        JsonNode warm = client().as(staff).field(all, within(Map.of()));
        assertThat(warm.path("nodes")).hasSize(100);
        // Of three times the best, for caches may just have ended in one.
        List<String> sent = IntStream.range(0, 3)
                .mapToObj(i -> statements.during(() -> client().as(staff).field(all, within(Map.of()))))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
        assertThat(sent).hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void aPageOfALongQueueReadsNoMoreThanTwiceItsSize() {
        readsLittle(5_000);
    }

    @Test
    @Tag("drill")
    void norDoesOneOfTwoHundredThousand() {
        readsLittle(200_000);
    }

    /** At the desk and of who has taken them all; due one after the other, and, as what is filed at night, all at once. */
    private void readsLittle(int length) {
        for (int apart : List.of(7, 0)) {
            transactions.executeWithoutResult(status -> {
                // Nothing of it stays: what has no history would be found to be false.
                status.setRollbackOnly();
                waitLongForTheDatabase();
                CaseRow row = take(cases.lamp(resident, door));
                String desk = row.facts().desk().toString();
                fill(desk, length, apart);
                for (int at : List.of(0, length / 2, length - PAGE)) {
                    readsLittle("case_queue", "desk", desk, at, after -> queue.rows(desk, PAGE, after));
                    readsLittle(
                            "case_mine", "handler_id", staff.id(), at, after -> queue.rows(staff.id(), PAGE, after));
                }
                long heads = RowsRead.during(
                        transactions,
                        jdbc,
                        () -> assertThat(queues.heads(List.of(desk))).hasSize(1));
                assertThat(heads).isLessThanOrEqualTo(3);
            });
        }
    }

    /** Until this connection goes back: that many rows are taken back in more seconds than a request may wait. */
    private void waitLongForTheDatabase() {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            connection.setNetworkTimeout(
                    Runnable::run, (int) Duration.ofMinutes(5).toMillis());
            return connection.getNetworkTimeout();
        });
    }

    /** With copies of the one case that lies there. */
    private void fill(String desk, int length, int apart) {
        String others = CaseTable.COLUMNS
                .replaceFirst("^id, number,", "id + ?, -? - number,")
                .replace("queue_key,", "queue_key + ? * " + apart + ",");
        for (int made = 1; made < length; made *= 2) {
            jdbc.update(
                    "insert into ledger_case (" + CaseTable.COLUMNS + ") select " + others
                            + " from ledger_case where desk = ? order by id limit ?",
                    made,
                    (long) made * 20_000_000_000L,
                    made,
                    desk,
                    length - made);
        }
        assertThat(jdbc.queryForObject("select count(*) from ledger_case where desk = ?", Integer.class, desk))
                .isEqualTo(length);
    }

    private void readsLittle(
            String index, String column, Object value, int at, Function<@Nullable CaseListCursor, Page<CaseRow>> page) {
        List<CaseListCursor> stand = jdbc.query(
                "select queue_key, id from ledger_case force index (" + index + ") where " + column + " = ?"
                        + " order by queue_key, id limit 1 offset ?",
                (row, number) ->
                        new CaseListCursor(row.getLong(1), row.getLong(2), value instanceof String desk ? desk : ""),
                value,
                Math.max(0, at - 1));
        CaseListCursor after = at == 0 ? null : stand.get(0);
        List<Page<CaseRow>> pages = new ArrayList<>();
        long read = RowsRead.during(transactions, jdbc, () -> pages.add(page.apply(after)));
        System.out.printf("%s: page behind %,d: %d rows read%n", index, at, read);
        assertThat(pages.get(0).nodes()).hasSize(PAGE);
        if (after != null) {
            assertThat(pages.get(0).nodes())
                    .as("it goes on behind the page before")
                    .allMatch(row -> row.id() != after.id());
        }
        assertThat(read).as("%s behind %d", index, at).isLessThanOrEqualTo(2L * PAGE);
    }

    private CaseRow filedAtTheCounty(Duration ago) {
        return cases.file(
                resident,
                door,
                "manhole",
                CaseDesk.office(door.county()),
                Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS));
    }

    private CaseDesk office() {
        return CaseDesk.office(door.community());
    }

    private CaseRow take(CaseRow row) {
        return act(row, new CaseAct.Take(staff.id(), null), CaseHat.DESK);
    }

    private CaseRow act(CaseRow row, CaseAct act, CaseHat hat) {
        return cases.act(row, act, staff, hat, Role.COMMUNITY_STAFF);
    }

    private static String number(CaseRow row) {
        return row.caseNumber().spaced();
    }

    private Map<String, Object> within(Map<String, ?> more) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put("within", door.community().toString());
        return variables;
    }

    private List<String> ledger(Map<String, ?> filter) {
        return numbers(list(LEDGER, "caseLedger", within(Map.of("filter", filter))));
    }

    private JsonNode list(String document, String field, Map<String, ?> variables) {
        JsonNode answer = client().as(staff).ask(document, variables);
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.path("data").path(field);
    }

    private static List<String> numbers(JsonNode connection) {
        return connection
                .path("nodes")
                .valueStream()
                .map(node -> node.path("number").asString())
                .toList();
    }

    private List<String> throughPages(String document, String field, Map<String, ?> variables) {
        List<String> all = new ArrayList<>();
        @Nullable String after = null;
        while (true) {
            Map<String, Object> asked = new HashMap<>(variables);
            asked.put("after", after);
            JsonNode page = list(document, field, asked);
            all.addAll(numbers(page));
            after = page.at("/pageInfo/endCursor").asString();
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return all;
            }
        }
    }
}
