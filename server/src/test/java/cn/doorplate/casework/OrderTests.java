package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseDesk;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.casework.life.CaseState;
import cn.doorplate.casework.life.CaseTextState;
import cn.doorplate.casework.life.Known;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.RoleEnded;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.RegionCode;
import cn.doorplate.place.RegionLevel;
import cn.doorplate.privacy.BlindIndex;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders: offered to units or to all of them, taken by one, done and given back. */
@NullUnmarked // what is null where it must not be is a failed test
class OrderTests extends CaseDeskGround {

    private static final String POOL = """
        query($first: Int!, $after: String) { orderPool(first: $first, after: $after) {
          nodes { id inPool unit { name } raisedBy { name } } pageInfo { hasNextPage endCursor } } }\
        """;

    private static final String TAKE = """
        mutation($order: ID!) { orderTake(input: {order: $order}) {
          order { id handler { isMe } } userErrors { code message } } }\
        """;

    private static final String SHOW = """
        mutation($order: ID!, $version: Int!, $text: String!, $photos: [ID!]!) {
          orderShow(input: {order: $order, version: $version, text: $text, photos: $photos}) {
            shown { text } userErrors { field code } } }\
        """;

    private static final String SHOWN = """
        query($community: String!) { ordersShown(at: {region: $community}) {
          nodes { id category text unit score before { url } after { url thumbnailUrl } region { name } } } }\
        """;

    @Autowired
    BlindIndex index;

    @Autowired
    CaseVerdicts verdicts;

    @Autowired
    HandlerGone gone;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher publisher;

    /** A unit that serves a region, and somebody of it. */
    private record Unit(long id, Someone someone) {}

    private Unit unit(RegionCode region, String name) {
        long id = Ids.next();
        jdbc.update(
                "insert into member_unit (id, region_code, name, created_at) values (?, ?, ?, utc_timestamp(3))",
                id,
                region.value(),
                name);
        return new Unit(id, member(id, region));
    }

    private Someone member(long unit, RegionCode region) {
        Someone someone = people.holding(Role.MEMBER_UNIT, region(region));
        jdbc.update(
                "insert into member_unit_person (unit_id, person_id, created_at) values (?, ?, utc_timestamp(3))",
                unit,
                someone.id());
        return someone;
    }

    private CaseRow order() {
        return cases.file(resident, door, "home-repair", community());
    }

    private CaseRow inPool(Someone staff) {
        CaseRow row = order();
        assertThat(code(act(staff, "orderOffer", row, Map.of()))).isEmpty();
        return row;
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void ofTwoHundredWhoReachForItAtOnceOneGetsItAndTheOthersAreToldWhoHasIt() throws Exception {
        CaseRow row = inPool(at(community()));
        List<Someone> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Unit unit = unit(door.community(), "单位" + i);
            all.add(unit.someone());
            for (int j = 1; j < 20; j++) {
                all.add(member(unit.id(), door.community()));
            }
        }
        List<JsonNode> answers = atOnce(all, row);

        List<JsonNode> got = answers.stream().filter(it -> code(it).isEmpty()).toList();
        assertThat(got)
                .hasSize(1)
                .allSatisfy(it ->
                        assertThat(it.at("/order/handler/isMe").asBoolean()).isTrue());
        CaseRow taken = now(row);
        String winner = jdbc.queryForObject(
                "select name from member_unit where id = ?",
                String.class,
                taken.facts().get(Known.UNIT));
        assertThat(answers.stream().filter(it -> code(it).equals("TAKEN")))
                .hasSize(199)
                .allSatisfy(it ->
                        assertThat(it.at("/userErrors/0/message").asString()).contains(winner));
        assertThat(actions(row)).containsExactly("FILE", "OFFER", "TAKE");
        assertThat(taken.facts().state()).isEqualTo(CaseState.IN_HAND);
    }

    private List<JsonNode> atOnce(List<Someone> all, CaseRow row) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            CountDownLatch ready = new CountDownLatch(all.size());
            List<Future<JsonNode>> reaching = all.stream()
                    .map(someone -> threads.submit(() -> {
                        ready.countDown();
                        ready.await();
                        return reach(someone, row);
                    }))
                    .toList();
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> each : reaching) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A server that has too much to do says so, and is asked again. */
    private JsonNode reach(Someone who, CaseRow row) {
        JsonNode answer;
        do {
            answer = as(who).ask(TAKE, Map.of("order", Ids.toOpaque(row.id())));
        } while (TestClient.code(answer).equals("UNAVAILABLE"));
        return answer.path("data").path("orderTake");
    }

    private JsonNode take(Someone who, CaseRow row) {
        return act(who, "orderTake", row, Map.of());
    }

    @Test
    void whatIsOfferedToAUnitIsTakenByNoOther() {
        Someone staff = at(community());
        Unit offered = unit(door.community(), "县住建局");
        Unit other = unit(door.community(), "县人社局");
        Unit elsewhere = unit(places.community(), "外县单位");
        CaseRow row = order();

        assertThat(code(offer(staff, row, elsewhere.id()))).isEqualTo("UNIT");
        assertThat(code(offer(staff, row, offered.id()))).isEmpty();
        assertThat(code(take(other.someone(), row))).isEqualTo("NOT_FOR_UNIT");
        assertThat(code(take(elsewhere.someone(), row))).isEqualTo("NOT_FOUND");
        assertThat(code(take(offered.someone(), row))).isEmpty();
        assertThat(code(take(offered.someone(), row))).as("they have it").isEmpty();
        assertThat(actions(row)).containsExactly("FILE", "OFFER", "TAKE");
        assertThat(code(take(member(offered.id(), door.community()), row))).isEqualTo("TAKEN");
        assertThat(code(take(other.someone(), row)))
                .as("it never was theirs to take")
                .isEqualTo("NOT_FOUND");
        assertThat(code(offer(staff, cases.lamp(resident, door), offered.id()))).isEqualTo("NOT_FOUND");
    }

    private JsonNode offer(Someone staff, CaseRow row, long unit) {
        return act(staff, "orderOffer", row, Map.of("unit", Ids.toOpaque(unit)));
    }

    @Test
    void aUnitOfAnotherCommunityOfTheCountyDoesNotServeThePlace() {
        CaseRow row = inPool(at(community()));
        long county = door.county().value();
        Unit near = unit(places.community(new RegionCode(county * 1_000_000 + 1002)), "邻社区单位");
        Unit wide = unit(door.community().at(RegionLevel.STREET), "街道单位");

        assertThat(code(take(near.someone(), row))).isEqualTo("NOT_FOR_UNIT");
        assertThat(code(take(wide.someone(), row))).isEmpty();
        assertThat(code(take(near.someone(), row)))
                .as("it could not have had it, but may know")
                .isEqualTo("TAKEN");
    }

    @Test
    void whoLostTheRoleAnswersForTheirUnitNoMore() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        CaseRow offered = order();
        assertThat(code(offer(staff, offered, unit.id()))).isEmpty();
        CaseRow pooled = inPool(staff);
        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                unit.someone().id());
        people.give(unit.someone(), Role.MEMBER_UNIT, region(places.community()));

        assertThat(code(take(unit.someone(), offered))).isEqualTo("NOT_FOUND");
        assertThat(code(take(unit.someone(), pooled))).isEqualTo("NOT_FOUND");
        assertThat(ids(pool(unit.someone(), 10, null))).isEmpty();
        assertThat(code(offer(staff, order(), unit.id())))
                .as("nobody answers for it")
                .isEqualTo("UNIT");
    }

    @Test
    void aUnitLearnsTheDoorAndWritesToWhoOrderedWhenItHasTakenTheOrderAndNotBefore() {
        CaseRow row = inPool(at(community()));
        jdbc.update("update ledger_case set lng = 106.23, lat = 38.46 where id = ?", row.id());
        Unit unit = unit(door.community(), "县住建局");
        long county = door.county().value();
        Unit near = unit(places.community(new RegionCode(county * 1_000_000 + 1003)), "邻社区单位");

        assertThat(place(near.someone(), row).isNull())
                .as("it serves another community")
                .isTrue();
        assertThat(place(unit.someone(), row).path("location").isNull()).isTrue();
        assertThat(code(comment(unit.someone(), row))).isEqualTo("NOT_FOUND");

        take(unit.someone(), row);
        assertThat(place(unit.someone(), row).path("location").isNull()).isFalse();
        assertThat(code(comment(unit.someone(), row))).isEmpty();
    }

    private JsonNode place(Someone who, CaseRow row) {
        return as(who).field(
                        "query($id: ID!) { node(id: $id) { ... on Order { id location { longitude } actions } } }",
                        Map.of("id", Ids.toOpaque(row.id())));
    }

    private JsonNode comment(Someone who, CaseRow row) {
        Map<String, Object> input = Map.of(
                "idempotencyKey", UUID.randomUUID().toString(), "case", Ids.toOpaque(row.id()), "text", "今天下午来。");
        return as(who).field(
                        "mutation($input: CaseCommentInput!) { caseComment(input: $input) { case { id } userErrors { code } } }",
                        Map.of("input", input));
    }

    @Test
    void thePoolShowsWhatOneMayTakeAndNamesNobody() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        Unit other = unit(door.community(), "县人社局");
        CaseRow pooled = inPool(staff);
        CaseRow own = order();
        offer(staff, own, unit.id());
        CaseRow others = order();
        offer(staff, others, other.id());

        JsonNode page = pool(unit.someone(), 10, null);
        assertThat(ids(page)).containsExactlyInAnyOrder(Ids.toOpaque(pooled.id()), Ids.toOpaque(own.id()));
        assertThat(page.at("/nodes/0/raisedBy").isNull()).isTrue();
        JsonNode first = pool(unit.someone(), 1, null);
        assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode second =
                pool(unit.someone(), 1, first.at("/pageInfo/endCursor").asString());
        assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
        assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(ids(pool(people.holding(Role.MEMBER_UNIT, region(door.community())), 10, null)))
                .as("who belongs to no unit")
                .isEmpty();
    }

    private JsonNode pool(Someone who, int first, String after) {
        Map<String, Object> page = new HashMap<>();
        page.put("first", first);
        page.put("after", after);
        return as(who).field(POOL, page);
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("nodes").spliterator(), false)
                .map(it -> it.path("id").asString())
                .toList();
    }

    @Test
    void whatAUnitGivesBackLiesAtTheDeskThatOfferedIt() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        CaseRow row = order();
        offer(staff, row, unit.id());

        assertThat(code(act(unit.someone(), "caseReturn", row, Map.of("reason", "做不了。"))))
                .isEmpty();
        assertThat(now(row).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(now(row).facts().desk()).isEqualTo(community());
        assertThat(now(row).facts().has(Known.UNIT)).isFalse();
        assertThat(now(row).facts().count(Known.RETURNS)).isEqualTo(1);
    }

    @Test
    void aUnitReadsOnWhatItHadTakenAndIsToldOfAndDoesNothingMoreWithIt() {
        Someone staff = at(community());
        at(street());
        Unit unit = unit(door.community(), "县住建局");
        Someone colleague = member(unit.id(), door.community());
        Unit rival = unit(door.community(), "县人社局");
        CaseRow objected = inPool(staff);
        take(unit.someone(), objected);
        List<String> after = List.of(picture(unit.someone()));
        act(unit.someone(), "caseFinish", objected, Map.of("outcome", "SOLVED", "text", "修好了。", "after", after));
        cases.act(now(objected), new CaseAct.Objection(street()), resident, CaseHat.RAISER, null);
        CaseRow late = order();
        offer(staff, late, unit.id());
        take(unit.someone(), late);
        jdbc.update("update ledger_case set due_at = changed_at where id = ?", late.id());
        cases.time(now(late), new CaseAct.Escalate(street()));
        CaseRow passed = order();
        offer(staff, passed, unit.id());
        act(unit.someone(), "caseReturn", passed, Map.of("reason", "做不了。"));

        assertThat(as(unit.someone())
                        .field("{ me { inbox { messages(first: 50) { nodes { title } } } } }", Map.of())
                        .toString())
                .contains("居民不认可：家庭小修", "逾期已上报：家庭小修");
        for (CaseRow row : List.of(objected, late)) {
            assertThat(place(unit.someone(), row).path("id").asString()).isEqualTo(Ids.toOpaque(row.id()));
            assertThat(place(colleague, row).isNull()).isFalse();
            assertThat(place(rival.someone(), row).isNull()).isTrue();
            assertThat(place(unit.someone(), row).path("actions")).isEmpty();
        }
        assertThat(place(unit.someone(), passed).isNull())
                .as("it never had taken it")
                .isTrue();
    }

    @Test
    void itIsDoneWithAPictureOfHowItLooksNowAndThenShownToAll() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        named(resident, "王小英");
        CaseRow row = inPool(staff);
        take(unit.someone(), row);

        assertThat(code(act(unit.someone(), "caseFinish", row, Map.of("outcome", "SOLVED", "text", "修好了。"))))
                .isEqualTo("PHOTO_NEEDED");
        assertThat(code(show(staff, row, "修好了。"))).isEqualTo("NOT_DONE");
        List<String> before = List.of(picture(unit.someone()));
        List<String> after = List.of(picture(unit.someone()), picture(unit.someone()));
        Map<String, ?> done = Map.of("outcome", "SOLVED", "text", "修好了。", "before", before, "after", after);
        assertThat(code(act(unit.someone(), "caseFinish", row, done))).isEmpty();
        cases.act(now(row), new CaseAct.Confirm(5), resident, CaseHat.RAISER, null);

        List<String> chosen = List.of(before.get(0), after.get(1));
        jdbc.update("update ledger_case set ending = 'REJECTED' where id = ?", row.id());
        assertThat(code(show(staff, row, "修好了。", chosen)))
                .as("who ordered it says it is not done")
                .isEqualTo("NOT_DONE");
        jdbc.update("update ledger_case set ending = 'CONFIRMED' where id = ?", row.id());
        assertThat(code(show(staff, row, "修好了。", before))).isEqualTo("AFTER_NEEDED");
        assertThat(code(show(staff, row, "修好了。", List.of(picture(unit.someone())))))
                .isEqualTo("PHOTO");
        assertThat(code(show(staff, row, "给王小英家修好了水管。"))).isEqualTo("PERSONAL");
        assertThat(code(show(staff, row, "修好了，电话 138-0013 8000。"))).isEqualTo("PERSONAL");
        assertThat(code(show(at(TestCases.property(door)), row, "修好了。"))).isEqualTo("FORBIDDEN");
        assertThat(code(show(staff, row, "一个上午就修好了。", chosen))).isEmpty();
        assertThat(code(show(staff, row, "一个上午就修好了水管。", chosen)))
                .as("again, with another text")
                .isEmpty();
        assertThat(shown().path("nodes"))
                .as("nobody has looked at its pictures")
                .isEmpty();
        chosen.forEach(photo -> verdicts.decide(row.id(), Ids.fromOpaque(photo), CaseTextState.FIT, true));
        JsonNode shown = shown().at("/nodes/0");
        assertThat(shown.path("text").asString()).isEqualTo("一个上午就修好了水管。");
        assertThat(shown.path("unit").asString()).isEqualTo("县住建局");
        assertThat(shown.path("category").asString()).isEqualTo("家庭小修");
        assertThat(shown.path("score").asInt()).isEqualTo(5);
        assertThat(shown.path("before")).hasSize(1);
        assertThat(shown.path("after")).as("those that were chosen").hasSize(1);
        assertThat(shown.toString()).doesNotContain("王");
        assertThat(as(resident)
                        .field("{ me { inbox { messages(first: 50) { nodes { title text } } } } }", Map.of())
                        .toString())
                .containsOnlyOnce("会在“晒单”里展示")
                .contains("不要公开");

        assertThat(code(act(staff, "orderHide", row, Map.of()))).isEmpty();
        assertThat(code(act(staff, "orderHide", row, Map.of()))).isEqualTo("CONFLICT");
        assertThat(shown().path("nodes")).isEmpty();

        assertThat(code(show(staff, row, "一个上午就修好了水管。", chosen))).isEmpty();
        assertThat(shown().path("nodes"))
                .as("nobody has to look at its pictures again")
                .hasSize(1);
        assertThat(code(act(unit.someone(), "orderHide", row, Map.of()))).isEqualTo("NOT_FOUND");
        assertThat(code(act(resident, "orderHide", row, Map.of()))).isEmpty();
        assertThat(code(show(staff, row, "一个上午就修好了水管。", chosen))).isEqualTo("UNWANTED");
    }

    @Test
    void aPictureThatIsNotFitForAllIsNotShownToThem() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县供电局");
        CaseRow row = inPool(staff);
        take(unit.someone(), row);
        List<String> after = List.of(picture(unit.someone()), picture(unit.someone()));
        Map<String, ?> done = Map.of(
                "outcome", "SOLVED", "text", "修好了。", "before", after.subList(0, 1), "after", after.subList(1, 2));
        assertThat(code(act(unit.someone(), "caseFinish", row, done))).isEmpty();
        cases.act(now(row), new CaseAct.Confirm(5), resident, CaseHat.RAISER, null);
        assertThat(code(show(staff, row, "修好了。", after))).isEmpty();

        verdicts.decide(row.id(), Ids.fromOpaque(after.get(0)), CaseTextState.UNFIT, true);
        verdicts.decide(row.id(), Ids.fromOpaque(after.get(1)), CaseTextState.FIT, true);

        JsonNode shown = shown().at("/nodes/0");
        assertThat(shown.path("before")).isEmpty();
        assertThat(shown.path("after")).hasSize(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from case_photo where case_id = ? and state = 'FIT'", Integer.class, row.id()))
                .as("who handles the order sees them")
                .isEqualTo(2);
    }

    private void named(Someone someone, String name) {
        jdbc.update(
                "update person set name_sealed = ? where id = ?",
                keys.seal(someone.id(), "person.name", name),
                someone.id());
    }

    private JsonNode show(Someone who, CaseRow row, String text) {
        return show(who, row, text, afterOf(row));
    }

    private List<String> afterOf(CaseRow row) {
        return jdbc
                .queryForList(
                        "select media_id from case_photo where case_id = ? and role = 'AFTER'", Long.class, row.id())
                .stream()
                .map(Ids::toOpaque)
                .toList();
    }

    private JsonNode show(Someone who, CaseRow row, String text, List<String> photos) {
        JsonNode answer = as(who).ask(
                        SHOW,
                        Map.of(
                                "order",
                                Ids.toOpaque(row.id()),
                                "version",
                                now(row).version(),
                                "text",
                                text,
                                "photos",
                                photos));
        return answer.has("errors") ? forbidden(answer) : answer.path("data").path("orderShow");
    }

    private static JsonNode forbidden(JsonNode answer) {
        return new JsonMapper()
                .valueToTree(Map.of(
                        "userErrors",
                        List.of(Map.of(
                                "code", answer.at("/errors/0/extensions/code").asString()))));
    }

    private JsonNode shown() {
        return TestClient.of(port)
                .field(SHOWN, Map.of("community", door.community().toString()));
    }

    @Test
    void unitsAreKeptByTheOfficesOfTheirRegion() {
        Someone staff = at(community());
        String key = UUID.randomUUID().toString();
        JsonNode entered = enter(staff, key, door.community(), "县住建局");
        String id = entered.at("/memberUnit/id").asString();

        assertThat(enter(staff, key, door.community(), "县住建局")
                        .at("/memberUnit/id")
                        .asString())
                .isEqualTo(id);
        assertThat(code(enter(staff, UUID.randomUUID().toString(), door.community(), "县住建局")))
                .isEqualTo("NAME_TAKEN");
        assertThat(code(enter(staff, UUID.randomUUID().toString(), door.county(), "别处")))
                .isEqualTo("NOT_FOUND");
        assertThat(code(unitAct(staff, "memberUnitUpdate", Map.of("unit", id, "version", 7, "name", "新名"))))
                .isEqualTo("CONFLICT");
        assertThat(code(unitAct(staff, "memberUnitUpdate", Map.of("unit", id, "version", 0, "name", "新名"))))
                .isEmpty();
        Someone stranger = at(CaseDesk.office(places.community()));
        assertThat(code(unitAct(stranger, "memberUnitClose", Map.of("unit", id, "version", 1))))
                .isEqualTo("NOT_FOUND");
        JsonNode list = as(staff)
                .field(
                        "query($r: String!) { memberUnits(within: $r) { nodes { name region { code } people { name } }"
                                + " } }",
                        Map.of("r", door.community().toString()));
        assertThat(list.at("/nodes/0/name").asString()).isEqualTo("新名");
        assertThat(list.at("/nodes/0/region/code").asString())
                .isEqualTo(door.community().toString());
    }

    private JsonNode enter(Someone who, String key, RegionCode region, String name) {
        return unitAct(
                who, "memberUnitEnter", Map.of("idempotencyKey", key, "region", region.toString(), "name", name));
    }

    private JsonNode unitAct(Someone who, String mutation, Map<String, ?> input) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return as(who).field(
                        "mutation($input: " + type + ") { " + mutation
                                + "(input: $input) { memberUnit { id name version closed people { id name phone } }"
                                + " userErrors { field code message } } }",
                        Map.of("input", input));
    }

    @Test
    void aUnitThatIsClosedHasNothingInHandAndWhatItWasOfferedGoesBackToTheDeskWhichIsTold() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        CaseRow taken = order();
        offer(staff, taken, unit.id());
        take(unit.someone(), taken);
        CaseRow offered = order();
        offer(staff, offered, unit.id());
        Map<String, ?> close = Map.of("unit", Ids.toOpaque(unit.id()), "version", 0);

        assertThat(code(unitAct(staff, "memberUnitClose", close))).isEqualTo("BUSY");
        act(unit.someone(), "caseReturn", taken, Map.of("reason", "做不了。"));
        CaseRow before = now(offered);
        assertThat(code(unitAct(staff, "memberUnitClose", close))).isEmpty();
        assertIsBack(offered, staff);
        assertThat(now(offered).facts().get(Known.CAP))
                .as("no time is won")
                .isEqualTo(before.facts().get(Known.CAP));
        assertThat(code(unitAct(staff, "memberUnitClose", close))).isEqualTo("CONFLICT");
    }

    /** At the desk that dispatches it, where they are told so. */
    private void assertIsBack(CaseRow order, Someone staff) {
        assertThat(now(order).facts().state()).isEqualTo(CaseState.WAITING);
        assertThat(now(order).facts().has(Known.UNIT)).isFalse();
        assertThat(now(order).facts().has(Known.HANDLER)).isFalse();
        assertThat(now(order).facts().desk()).isEqualTo(community());
        List<JsonNode> told = as(staff)
                .field("{ me { inbox { messages(first: 50) { nodes { title subject } } } } }", Map.of())
                .at("/inbox/messages/nodes")
                .valueStream()
                .filter(message ->
                        Ids.toOpaque(order.id()).equals(message.path("subject").asString()))
                .toList();
        assertThat(told)
                .filteredOn(message -> message.path("title").asString().equals("新的事项：家庭小修"))
                .as("when it was filed, and when it came back")
                .hasSize(2);
        assertThat(as(staff)
                        .field(
                                "query($id: ID!) { node(id: $id) { ... on Case { history(first: 20) { nodes { line } } } } }",
                                Map.of("id", Ids.toOpaque(order.id())))
                        .toString())
                .contains("包保单位已无人办理");
    }

    @Test
    void whatSomebodyHadInHandForAUnitGoesBackWhenTheyLeaveItAndWhatItWasOfferedWithTheLastOfThem() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        Someone last = member(unit.id(), door.community());
        CaseRow taken = order();
        offer(staff, taken, unit.id());
        take(unit.someone(), taken);
        CaseRow offered = order();
        offer(staff, offered, unit.id());

        unitAct(staff, "memberUnitLeave", leaving(unit, unit.someone()));
        assertIsBack(taken, staff);
        assertThat(now(offered).facts().state())
                .as("somebody is left to take it")
                .isEqualTo(CaseState.OFFERED);
        unitAct(staff, "memberUnitLeave", leaving(unit, last));
        assertIsBack(offered, staff);
    }

    private static Map<String, ?> leaving(Unit unit, Someone someone) {
        return Map.of("unit", Ids.toOpaque(unit.id()), "person", Ids.toOpaque(someone.id()));
    }

    @Test
    void whatAUnitWasOfferedGoesBackWithTheRoleOfTheLastWhoAnsweredForIt() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        Someone last = member(unit.id(), door.community());
        CaseRow offered = order();
        offer(staff, offered, unit.id());

        roleEnds(unit.someone());
        assertThat(now(offered).facts().state()).isEqualTo(CaseState.OFFERED);
        roleEnds(last);
        assertIsBack(offered, staff);
    }

    private void roleEnds(Someone member) {
        transaction.executeWithoutResult(status -> {
            roleIsOver(member);
            publisher.publishEvent(new RoleEnded(1, member.id(), Role.MEMBER_UNIT, region(door.community()), null));
        });
    }

    private void roleIsOver(Someone member) {
        jdbc.update(
                "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                member.id());
    }

    @Test
    void whatIsWithAUnitThatWasClosedOrHasNobodyAnyMoreIsFoundByAndBy() {
        Someone staff = at(community());
        Unit left = unit(door.community(), "县住建局");
        CaseRow offered = order();
        offer(staff, offered, left.id());
        Unit closed = unit(door.community(), "县人社局");
        CaseRow taken = order();
        offer(staff, taken, closed.id());
        take(closed.someone(), taken);
        CaseRow kept = order();
        offer(staff, kept, closed.id());
        Unit stays = unit(door.community(), "县供电局");
        CaseRow theirs = order();
        offer(staff, theirs, stays.id());
        roleIsOver(left.someone());
        jdbc.update("update member_unit set closed = true where id = ?", closed.id());

        gone.sweep();

        assertIsBack(offered, staff);
        assertIsBack(taken, staff);
        assertIsBack(kept, staff);
        assertThat(now(theirs).facts().get(Known.UNIT)).isEqualTo(stays.id());
    }

    @Test
    void nothingIsTakenForAUnitNorOfferedToItWhileItIsBeingClosed() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        CaseRow pooled = inPool(staff);
        CaseRow waiting = order();
        List<CompletableFuture<JsonNode>> meanwhile = transaction.execute(status -> {
            jdbc.update("update member_unit set closed = true where id = ?", unit.id());
            List<CompletableFuture<JsonNode>> both = List.of(
                    CompletableFuture.supplyAsync(() -> take(unit.someone(), pooled)),
                    CompletableFuture.supplyAsync(() -> offer(staff, waiting, unit.id())));
            await().until(() -> waitingForLocks()
                            + both.stream().filter(CompletableFuture::isDone).count()
                    >= 2);
            return both;
        });

        assertThat(code(meanwhile.get(0).join())).isEqualTo("NOT_FOR_UNIT");
        assertThat(code(meanwhile.get(1).join())).isEqualTo("UNIT");
    }

    private long waitingForLocks() {
        return jdbc.queryForObject(
                "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'", Long.class);
    }

    @Test
    void whoTakesOrdersThereJoinsAUnitAndLeavesIt() {
        Someone staff = at(community());
        Unit unit = unit(door.community(), "县住建局");
        var reachable = people.reachable(index);
        Map<String, ?> join = Map.of("unit", Ids.toOpaque(unit.id()), "phone", reachable.phone());

        assertThat(code(unitAct(staff, "memberUnitJoin", join))).isEqualTo("NO_SUCH_PERSON");
        people.give(reachable.someone(), Role.MEMBER_UNIT, region(door.community()));
        JsonNode joined = unitAct(staff, "memberUnitJoin", join);
        assertThat(code(joined)).isEmpty();
        assertThat(joined.at("/memberUnit/people")).hasSize(2);
        assertThat(joined.toString()).contains("王*英").doesNotContain(reachable.phone());
        assertThat(code(unitAct(staff, "memberUnitJoin", join))).as("twice").isEmpty();
        CaseRow row = inPool(staff);
        assertThat(code(take(reachable.someone(), row))).isEmpty();
        String person = Ids.toOpaque(reachable.someone().id());
        JsonNode left = unitAct(staff, "memberUnitLeave", Map.of("unit", Ids.toOpaque(unit.id()), "person", person));
        assertThat(left.at("/memberUnit/people")).hasSize(1);
    }
}
