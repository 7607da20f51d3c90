package cn.doorplate.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.IntegrationTest;
import cn.doorplate.TestClient;
import cn.doorplate.dev.wechat.WeChatStandIn;
import cn.doorplate.identity.Role;
import cn.doorplate.messaging.OutboundFixture.Member;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.place.TestPlaces;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What staff see of what went out, and how they let it go out again. */
@IntegrationTest
class DeliveryTests {

    private static final String LIST = """
            query L($within: String!, $states: [DeliveryState!]!, $first: Int!, $after: String) {
              deliveries(within: $within, states: $states, first: $first, after: $after) {
                nodes { id channel kind state failure failureText attempts nextAttemptAt broadcast { title } }
                pageInfo { hasNextPage endCursor }
              }
            }""";

    private static final String RESEND = """
            mutation R($ids: [ID!]!) { deliveryResend(input: {deliveries: $ids}) { resent userErrors { field code message } } }
            """;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Doorplates doorplates;

    @Autowired
    private DeliveryMapper rows;

    @LocalServerPort
    private int port;

    private OutboundFixture world;
    private RegionCode community;
    private TestClient staff;

    @BeforeEach
    void alone() {
        world = new OutboundFixture(context);
        world.alone();
        community = new TestPlaces(world.jdbc, doorplates).community();
        staff = staff(Role.COMMUNITY_STAFF, community);
    }

    @AfterEach
    void notAlone() {
        world.notAlone();
    }

    @Test
    void staffSeeWhatFailedAndWhatIsStuckAndWhatToDo() {
        delivery("SENT", null, "2026-01-01", null, 1);
        String failed = delivery("FAILED", "NOT_SUBSCRIBED", "2026-01-01", null, 1);
        delivery("WAITING", null, "2040-01-01", null, 2);
        String late = delivery("WAITING", null, "2026-01-01", null, 3);
        String retried = delivery("WAITING", "AWAY", "2040-01-01", null, 4);
        JsonNode found = list(staff, community.toString(), List.of("FAILED", "STUCK"), 50, null);
        assertThat(ids(found)).containsExactly(retried, late, failed);
        assertThat(found.at("/nodes/0/state").asString()).isEqualTo("STUCK");
        assertThat(found.at("/nodes/2/failureText").asString()).contains("没有在微信里允许");
        assertThat(ids(list(staff, community.toString(), List.of("WAITING"), 50, null)))
                .hasSize(1);
        assertThat(ids(list(staff, community.toString(), List.of("SENT", "WAITING", "STUCK"), 50, null)))
                .hasSize(4);
        assertThat(ids(list(staff, community.toString(), List.of(), 50, null))).isEmpty();
    }

    @Test
    void whatIsOfAKindThatThisServerDoesNotKnowIsLeftToThoseThatDo() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            known.add(0, delivery("FAILED", "INVALID", "2026-01-01", null, 2 * i));
            String unknown = delivery("FAILED", "INVALID", "2026-01-01", null, 2 * i + 1);
            world.jdbc.update("update delivery set kind = 'TOMORROW' where id = ?", Ids.fromOpaque(unknown));
            assertThat(resend(unknown).at("/userErrors/0/code").asString()).isEqualTo("NOT_FOUND");
        }

        JsonNode first = list(staff, community.toString(), List.of("FAILED"), 2, null);
        JsonNode second = list(
                staff,
                community.toString(),
                List.of("FAILED"),
                2,
                first.at("/pageInfo/endCursor").asString());

        assertThat(ids(first)).containsExactlyElementsOf(known.subList(0, 2));
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(ids(second)).containsExactlyElementsOf(known.subList(2, 3));
    }

    @Test
    void theListIsReadPageByPageWithItsBroadcastsByOneStatementMore() {
        long broadcast = world.broadcast(BroadcastState.TOLD, world.member().id());
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(delivery("FAILED", "INVALID", "2026-01-01", broadcast, i));
        }
        Collections.reverse(all);
        JsonNode first = list(staff, community.toString(), List.of("FAILED"), 3, null);
        JsonNode second = list(
                staff,
                community.toString(),
                List.of("FAILED"),
                3,
                first.at("/pageInfo/endCursor").asString());
        assertThat(Stream.of(first, second).flatMap(it -> ids(it).stream())).containsExactlyElementsOf(all);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(second.at("/nodes/1/broadcast/title").asString()).isEqualTo("停水通知");
    }

    @Test
    void whatBelongsToTheStreetIsForTheStreetAndTheCountySeesAll() {
        delivery("FAILED", "AWAY", "2026-01-01", null, 1);
        RegionCode street = community.at(RegionLevel.STREET);
        deliveryAt(street.firstBelow(RegionLevel.COMMUNITY), "FAILED", "AWAY", "2026-01-01", null, 2);
        assertThat(ids(list(staff, community.toString(), List.of("FAILED"), 50, null)))
                .hasSize(1);
        assertThat(ids(list(staff(Role.STREET_STAFF, street), street.toString(), List.of("FAILED"), 50, null)))
                .hasSize(2);
        RegionCode county = community.at(RegionLevel.COUNTY);
        assertThat(ids(list(staff(Role.OPERATOR, county), county.toString(), List.of("FAILED"), 50, null)))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(TestClient.code(staff.ask(LIST, variables(street.toString(), List.of("FAILED"), 50, null))))
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void theNewestThatFailedAreFoundWithoutReadingWhatWasSent() {
        for (int i = 0; i < 30; i++) {
            delivery("FAILED", "AWAY", "2026-01-01", null, i);
        }
        world.jdbc.batchUpdate(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)"
                        + " values (?, ?, 1, 'WECHAT', 'NOTICE', ?, 'SENT', '2026-01-01', '2026-01-01')",
                Stream.generate(() -> new Object[] {Ids.next(), Ids.next(), community.value()})
                        .limit(5_000)
                        .toList());
        long county = community.at(RegionLevel.COUNTY).firstBelow(RegionLevel.COMMUNITY);
        long countyEnd = community.at(RegionLevel.COUNTY).lastBelow(RegionLevel.COMMUNITY);
        assertThat(examined(county, countyEnd, DeliveryState.FAILED)).isLessThan(1_000);
        assertThat(examined(community.value(), community.value(), DeliveryState.SENT))
                .as("of one community the newest are found by the index, however many there are")
                .isLessThan(1_000);
    }

    /** How many rows the database looks at for a page of those. */
    private long examined(long from, long to, DeliveryState state) {
        return Objects.requireNonNull(new TransactionTemplate(world.transactions).execute(status -> {
            long before = reads();
            assertThat(rows.within(WantedDeliveries.of(from, to, Set.of(state), Instant.now(), Long.MAX_VALUE, 21)))
                    .hasSizeLessThanOrEqualTo(21)
                    .filteredOn(row -> row.regionCode() == community.value())
                    .hasSizeGreaterThanOrEqualTo(2);
            return reads() - before;
        }));
    }

    @Test
    void whatIsStuckAndWhatWasSentInACountyIsFoundAmongTheManyThatWait() {
        many("WAITING", "2040-01-01");
        many("SENT", "2026-01-01");
        delivery("WAITING", "AWAY", "2040-01-01", null, 1);
        delivery("WAITING", null, "2026-01-01", null, 2);
        long county = community.at(RegionLevel.COUNTY).firstBelow(RegionLevel.COMMUNITY);
        long countyEnd = community.at(RegionLevel.COUNTY).lastBelow(RegionLevel.COMMUNITY);
        assertThat(examined(county, countyEnd, DeliveryState.STUCK)).isLessThan(1_000);
        assertThat(examined(community.value(), community.value(), DeliveryState.STUCK))
                .isLessThan(1_000);
        assertThat(examined(county, countyEnd, DeliveryState.SENT)).isLessThan(1_000);
        assertThat(examined(county, countyEnd, DeliveryState.WAITING)).isLessThan(1_000);
        long before = reads();
        assertThat(rows.oldestDue(DeliveryChannel.WECHAT, EnumSet.allOf(MessageKind.class)))
                .isNotNull();
        assertThat(reads() - before).isLessThan(100);
    }

    private void many(String state, String due) {
        world.jdbc.batchUpdate(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)"
                        + " values (?, ?, 1, 'WECHAT', 'NOTICE', ?, ?, ?, '2026-01-01')",
                Stream.generate(() -> new Object[] {Ids.next(), Ids.next(), community.value(), state, due})
                        .limit(5_000)
                        .toList());
    }

    @Test
    void whatADigestDoesNotTellInTimeIsStuckAndIsToldAtOnce() {
        Member member = world.memberWithPhone();
        Instant due = Instant.parse("2026-01-01T11:00:00Z");
        long held = Ids.next();
        world.jdbc.update(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, created_at)"
                        + " values (?, ?, 1, 'WECHAT', 'NOTICE', ?, 'HELD', ?, '2026-01-01')",
                held,
                member.id(),
                community.value(),
                due);
        world.jdbc.update(
                "insert into message_digest (id, person_id, channel, day, region_code, state, due_at, failure, created_at)"
                        + " values (?, ?, 'WECHAT', '2026-01-01', ?, 'WAITING', '2040-01-01', 'AWAY', '2026-01-01')",
                held,
                member.id(),
                community.value());
        JsonNode found = list(staff, community.toString(), List.of("FAILED", "STUCK"), 50, null);
        assertThat(ids(found)).containsExactly(Ids.toOpaque(held));
        assertThat(found.at("/nodes/0/state").asString()).isEqualTo("STUCK");
        assertThat(ids(list(staff, community.toString(), List.of("HELD"), 50, null)))
                .isEmpty();
        assertThat(resend(Ids.toOpaque(held)).path("resent").asInt()).isEqualTo(1);
        assertThat(world.jdbc.queryForObject(
                        "select due_at < '2040-01-01' from message_digest where id = ?", Boolean.class, held))
                .isTrue();
    }

    private long reads() {
        return world.jdbc.queryForList("show session status like 'Handler_read%'").stream()
                .mapToLong(row -> Long.parseLong(String.valueOf(row.get("Value"))))
                .sum();
    }

    @Test
    void whatBelongsNowhereIsSeenAndSentAgainByOperatorsAlone() {
        long nowhere = Outgoing.NOWHERE.firstBelow(RegionLevel.COMMUNITY);
        String failed = deliveryAt(nowhere, "WAITING", "AWAY", "2040-01-01", null, 1);
        TestClient operator = staff(Role.OPERATOR, community.at(RegionLevel.COUNTY));
        assertThat(ids(list(operator, "10", List.of("STUCK"), 50, null))).contains(failed);
        assertThat(TestClient.code(staff.ask(LIST, variables("10", List.of("STUCK"), 50, null))))
                .isEqualTo("NOT_FOUND");
        assertThat(resend(failed).at("/userErrors/0/code").asString()).isEqualTo("NOT_FOUND");
        assertThat(operator.field(RESEND, Map.of("ids", List.of(failed)))
                        .path("resent")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatFailedGoesOutAgainOnceAndSpendsAConsentAnew() {
        Member member = world.member();
        world.tell(MessageKind.NOTICE, member.id());
        world.decider().round();
        String failed = failed(member);
        assertThat(resend(failed).path("resent").asInt()).as("no consent").isZero();
        world.allow(member, "dev-notice", 2);
        assertThat(resend(failed).path("resent").asInt()).isEqualTo(1);
        assertThat(resend(failed).path("resent").asInt()).as("it goes already").isZero();
        assertThat(world.remaining(member, "dev-notice")).isEqualTo(1);
        world.clock.advance(Duration.ofDays(30));
        world.send(world.sender(), member.id());
        assertThat(world.deliveries(member.id())).containsExactly("WECHAT SENT");
        assertThat(WeChatStandIn.shared().messagesTo(member.openid())).hasSize(1);
        assertThat(resend(failed).path("resent").asInt()).isZero();
    }

    @Test
    void whatNobodyCouldDecideOnGoesOutByTheWayThereIs() {
        long elder = world.dependant(LocalDate.of(1940, 5, 1));
        world.tell(MessageKind.NOTICE, elder);
        long id = Ids.next();
        world.jdbc.update(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, failure, created_at)"
                        + " select ?, person_id, seq, 'WECHAT', kind, ?, 'FAILED', utc_timestamp(), 'UNDECIDED', utc_timestamp()"
                        + " from message where person_id = ?",
                id,
                community.value(),
                elder);
        JsonNode found = list(staff, community.toString(), List.of("FAILED"), 50, null);
        assertThat(found.at("/nodes/0/failureText").asString()).contains("没能确定");
        assertThat(resend(Ids.toOpaque(id)).path("resent").asInt()).isEqualTo(1);
        assertThat(world.deliveries(elder)).containsExactly("SMS WAITING");
    }

    @Test
    void whatIsTriedAgainLaterIsTriedAtOnce() {
        String stuck = delivery("WAITING", "AWAY", "2040-01-01", null, 1);
        assertThat(resend(stuck).path("resent").asInt()).isEqualTo(1);
        assertThat(resend(stuck).path("resent").asInt()).isZero();
    }

    @Test
    void whatShouldHaveGoneOutLongAgoGoesOutAgainToo() {
        String late = delivery("WAITING", null, "2026-01-01", null, 1);
        String soon = delivery("WAITING", null, "2040-01-01", null, 2);
        assertThat(resend(late).path("resent").asInt()).isEqualTo(1);
        assertThat(resend(soon).path("resent").asInt()).as("it is not stuck").isZero();
    }

    @Test
    void oneThatIsNotOnesOwnKeepsAllFromGoingOut() {
        String own = delivery("WAITING", "AWAY", "2040-01-01", null, 1);
        RegionCode elsewhere = new TestPlaces(world.jdbc, doorplates).community();
        String other = deliveryAt(elsewhere.value(), "WAITING", "AWAY", "2040-01-01", null, 1);
        for (List<String> ids : List.of(List.of(own, other), List.of(own, Ids.toOpaque(Ids.next())), List.of("x"))) {
            JsonNode answer = staff.field(RESEND, Map.of("ids", ids));
            assertThat(answer.at("/userErrors/0/code").asString()).isEqualTo("NOT_FOUND");
        }
        assertThat(staff.field(RESEND, Map.of("ids", List.of()))
                        .at("/userErrors/0/code")
                        .asString())
                .isEqualTo("INVALID");
        assertThat(TestClient.code(staff.ask(RESEND, Map.of("ids", Collections.nCopies(101, own)))))
                .isEqualTo("LIMIT_EXCEEDED");
        assertThat(resend(own).path("resent").asInt()).isEqualTo(1);
    }

    private String failed(Member member) {
        long id = Ids.next();
        world.jdbc.update(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, state, due_at, failure, created_at)"
                        + " select ?, person_id, seq, 'WECHAT', kind, ?, 'FAILED', utc_timestamp(), 'AWAY', utc_timestamp()"
                        + " from message where person_id = ?",
                id,
                community.value(),
                member.id());
        return Ids.toOpaque(id);
    }

    private String delivery(String state, @Nullable String failure, String due, @Nullable Long broadcast, int seq) {
        return deliveryAt(community.value(), state, failure, due, broadcast, seq);
    }

    private String deliveryAt(
            long region, String state, @Nullable String failure, String due, @Nullable Long broadcast, int seq) {
        long id = Ids.next();
        world.jdbc.update(
                "insert into delivery (id, person_id, seq, channel, kind, region_code, broadcast_id, state, due_at, failure,"
                        + " created_at) values (?, ?, ?, 'WECHAT', 'NOTICE', ?, ?, ?, ?, ?, '2026-01-01')",
                id,
                Ids.next(),
                seq,
                region,
                broadcast,
                state,
                due,
                failure);
        return Ids.toOpaque(id);
    }

    private TestClient staff(Role role, RegionCode at) {
        return TestClient.of(port).as(world.people().holding(role, new PlaceRef(PlaceKind.REGION, at.value())));
    }

    private JsonNode resend(String id) {
        return staff.field(RESEND, Map.of("ids", List.of(id)));
    }

    private static JsonNode list(
            TestClient client, String within, List<String> states, int first, @Nullable String after) {
        return client.field(LIST, variables(within, states, first, after));
    }

    private static Map<String, ?> variables(String within, List<String> states, int first, @Nullable String after) {
        return after == null
                ? Map.of("within", within, "states", states, "first", first)
                : Map.of("within", within, "states", states, "first", first, "after", after);
    }

    private static List<String> ids(JsonNode page) {
        return page.path("nodes")
                .valueStream()
                .map(it -> it.path("id").asString())
                .toList();
    }
}
