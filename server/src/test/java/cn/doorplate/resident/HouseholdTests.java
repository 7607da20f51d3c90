package cn.doorplate.resident;

import static cn.doorplate.resident.Client.declined;
import static cn.doorplate.resident.Client.key;
import static cn.doorplate.resident.TestVillage.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.HouseholdRemoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where people live: said by themselves, confirmed by the grid worker. */
class HouseholdTests extends ResidentFixture {

    @Autowired
    HouseholdKeeper keeper;

    @Test
    void aGridWorkerConfirmsWhereSomebodyLives() {
        Someone worker = village.worker();
        Someone wang = village.person("王小英", TestVillage.phone());

        JsonNode membership = client.join(wang, village, "501").path("membership");
        assertThat(membership.path("status").asString()).isEqualTo("WAITING");
        assertThat(membership.path("building").path("name").asString()).isEqualTo("3栋");
        assertThat(membership.path("unit").path("name").asString()).isEqualTo("1单元");
        assertThat(grants(wang)).isZero();

        JsonNode waiting = requests(worker).path("nodes").path(0);
        assertThat(waiting.path("name").asString()).isEqualTo("王*英");
        assertThat(waiting.path("phone").asString()).matches("199\\*{4}\\d{4}");
        assertThat(waiting.path("membership").path("door").asString()).isEqualTo("501");

        JsonNode confirmed = client.confirm(worker, waiting.path("membership")).path("membership");

        assertThat(confirmed.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(client.me(wang, "households { status door }")
                        .path("households")
                        .path(0)
                        .path("status")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(grants(wang)).isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select concat(role, ' ', place_kind, ' ', place_id) from role_grant where person_id = ?",
                        String.class,
                        wang.id()))
                .isEqualTo("RESIDENT UNIT " + village.unit);
        assertThat(requests(worker).path("nodes")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"501", "５０１", "501室", " 501 号 ", "５０１室"})
    void aDoorIsFoundHoweverItIsWritten(String door) {
        JsonNode membership = client.join(village.person("王英"), village, door).path("membership");

        assertThat(membership.path("door").asString()).isEqualTo("501");
    }

    @Test
    void aDoorThatIsNotOnFileIsDeclinedWithWhatToDo() {
        JsonNode payload = client.join(village.person("王英"), village, "909");

        assertThat(declined(payload)).isEqualTo("NO_SUCH_HOUSEHOLD");
        assertThat(payload.path("userErrors").path(0).path("message").asString())
                .contains("请联系网格员");
    }

    @Test
    void aDoorThatSeveralUnitsHaveNeedsTheUnit() {
        JsonNode payload =
                client.join(village.person("王英"), key() + "building: \"" + id(village.building) + "\" door: \"501\"");

        assertThat(declined(payload)).isEqualTo("UNIT_NEEDED");
    }

    @Test
    void aHouseholdIsJoinedOnceAndTheSameKeyIsAnsweredTheSame() {
        Someone wang = village.person("王英");
        String input = key() + "building: \"" + id(village.house) + "\" door: \"1楼\"";

        String first = client.join(wang, input).path("membership").path("id").asString();
        String again = client.join(wang, input).path("membership").path("id").asString();
        JsonNode another = client.join(wang, key() + "building: \"" + id(village.house) + "\" door: \"1楼\"");

        assertThat(again).isEqualTo(first);
        assertThat(declined(another)).isEqualTo("ALREADY");
        assertThat(count("select count(*) from household_member where person_id = ?", wang.id()))
                .isEqualTo(1);
    }

    @Test
    void twoWhoConfirmAtOnceConfirmOnce() throws Exception {
        Someone wang = village.person("王英");
        JsonNode membership = client.join(wang, village, "501").path("membership");
        List<Someone> staff = List.of(village.worker(), village.worker(), village.office(), village.office());

        List<JsonNode> payloads = together(staff, each -> client.confirm(each, membership));

        assertThat(payloads.stream()
                        .filter(payload -> payload.path("userErrors").isEmpty()))
                .hasSize(1);
        assertThat(payloads.stream()
                        .filter(payload -> !payload.path("userErrors").isEmpty())
                        .map(Client::declined))
                .hasSize(3)
                .containsOnly("CONFLICT");
        assertThat(grants(wang)).isEqualTo(1);
    }

    @Test
    void whatIsConfirmedIsNotRefusedAfterwards() {
        Someone worker = village.worker();
        Someone wang = village.person("王英");
        JsonNode membership = client.join(wang, village, "501").path("membership");
        JsonNode confirmed = client.confirm(worker, membership).path("membership");

        assertThat(declined(client.decide(worker, "householdRefuse", membership, "reason: \"查无此人\"")))
                .isEqualTo("CONFLICT");
        assertThat(declined(client.decide(worker, "householdRefuse", confirmed, "reason: \"查无此人\"")))
                .isEqualTo("CONFLICT");
        assertThat(grants(wang)).isEqualTo(1);
    }

    @Test
    void aRefusalTellsThePersonWhyAndNobodyElse() {
        Someone wang = village.person("王英");
        JsonNode membership = client.join(wang, village, "501").path("membership");

        client.decide(village.worker(), "householdRefuse", membership, "reason: \"请带房产证到社区\"");

        JsonNode household = client.me(wang, "households { status reason }")
                .path("households")
                .path(0);
        assertThat(household.path("status").asString()).isEqualTo("REFUSED");
        assertThat(household.path("reason").asString()).isEqualTo("请带房产证到社区");
        assertThat(count(
                        "select count(*) from household_member where person_id = ? and locate(?, reason_sealed) > 0",
                        wang.id(),
                        "房产证"))
                .isZero();
        assertThat(client.join(wang, village, "501")
                        .path("membership")
                        .path("status")
                        .asString())
                .isEqualTo("WAITING");
    }

    @Test
    void anotherGridsWorkerFindsNothing() {
        Someone other = village.otherWorker();
        JsonNode membership = client.join(village.person("王英"), village, "501").path("membership");

        assertThat(declined(client.confirm(other, membership))).isEqualTo("NOT_FOUND");
        assertThat(declined(client.decide(other, "householdRefuse", membership, "reason: \"无\"")))
                .isEqualTo("NOT_FOUND");
        assertThat(declined(client.decide(other, "householdMemberEnd", membership, "reason: \"无\"")))
                .isEqualTo("NOT_FOUND");
        assertThat(declined(client.decide(other, "householdLeave", membership, "")))
                .isEqualTo("NOT_FOUND");
        for (String place : List.of(
                "grid: \"" + id(village.grid) + "\"",
                "building: \"" + id(village.building) + "\"",
                "region: \"" + village.community.value() + "\"")) {
            assertThat(Client.errorCode(
                            client.ask(other, "{ householdRequests(within: {" + place + "}) { nodes { name } } }")))
                    .isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void aResidentConfirmsNobody() {
        JsonNode membership = client.join(village.person("王英"), village, "501").path("membership");
        JsonNode answer = client.ask(
                village.person("李明"),
                "mutation { householdConfirm(input: {membership: \""
                        + membership.path("id").asString() + "\" version: 0}) { userErrors { code } } }");

        assertThat(Client.errorCode(answer)).isEqualTo("FORBIDDEN");
    }

    @Test
    void nobodyConfirmsAHouseholdOfTheirOwn() {
        Someone zhao = village.person("赵网格");
        village.make(zhao, Role.GRID_WORKER, village.grid);
        JsonNode own = client.join(zhao, village, "501").path("membership");
        JsonNode wife = client.join(village.person("王英"), village, "501").path("membership");

        assertThat(declined(client.confirm(zhao, own))).isEqualTo("OWN_HOUSEHOLD");
        assertThat(declined(client.confirm(zhao, wife))).isEqualTo("OWN_HOUSEHOLD");
        assertThat(client.confirm(village.office(), own)
                        .path("membership")
                        .path("status")
                        .asString())
                .isEqualTo("CONFIRMED");
    }

    @Test
    void leavingEndsTheRoleAtOnce() {
        Someone wang = village.person("王英");
        JsonNode membership = client.join(wang, village, "501").path("membership");
        JsonNode confirmed = client.confirm(village.worker(), membership).path("membership");

        assertThat(declined(client.decide(wang, "householdLeave", membership, "")))
                .isEqualTo("CONFLICT");
        JsonNode left = client.decide(wang, "householdLeave", confirmed, "").path("membership");

        assertThat(left.path("status").asString()).isEqualTo("ENDED");
        assertThat(grants(wang)).isZero();
    }

    @Test
    void theRoleOfAStairwellEndsWithTheLastHouseholdBehindIt() {
        Someone wang = village.person("王英");
        Someone worker = village.worker();
        JsonNode one = client.confirm(worker, client.join(wang, village, "501").path("membership"))
                .path("membership");
        JsonNode two = client.confirm(worker, client.join(wang, village, "502").path("membership"))
                .path("membership");
        assertThat(grants(wang)).isEqualTo(1);

        client.decide(wang, "householdLeave", one, "");
        assertThat(grants(wang)).isEqualTo(1);

        client.decide(worker, "householdMemberEnd", two, "reason: \"已搬走\"");
        assertThat(grants(wang)).isZero();
        assertThat(client.me(wang, "households { reason }")
                        .path("households")
                        .path(0)
                        .path("reason")
                        .asString())
                .isEqualTo("已搬走");
    }

    @Test
    void thoseWhoWaitComeTheLongestFirstPageByPage() {
        List<String> asked = new ArrayList<>();
        for (String door : List.of("501", "502", "501", "502", "501")) {
            asked.add(client.join(village.person("王英"), village, door)
                    .path("membership")
                    .path("id")
                    .asString());
        }
        Someone worker = village.worker();

        List<String> seen = new ArrayList<>();
        String after = "null";
        boolean more = true;
        while (more) {
            JsonNode page = client.data(
                            worker,
                            "{ householdRequests(within: {grid: \"" + id(village.grid) + "\"}, first: 2, after: "
                                    + after + ") { nodes { membership { id } } pageInfo { hasNextPage endCursor } } }")
                    .path("householdRequests");
            page.path("nodes")
                    .forEach(node -> seen.add(node.path("membership").path("id").asString()));
            more = page.path("pageInfo").path("hasNextPage").asBoolean();
            after = "\"" + page.path("pageInfo").path("endCursor").asString() + "\"";
        }

        assertThat(seen).isEqualTo(asked);
        assertThat(count("select count(*) from access_log where reader_id = ?", worker.id()))
                .as("one entry for each person that was shown")
                .isEqualTo(5);
    }

    @Test
    void newcomersWhoComeAtOnceDoNotGetInEachOthersWay() throws Exception {
        Someone worker = village.worker();
        Someone office = village.office();
        String child = key() + "kind: CHILD name: \"王小宝\" birthDate: \"2018-03-01\" consent: AS_GUARDIAN";
        for (int round = 0; round < 4; round++) {
            List<Someone> newcomers = IntStream.range(0, 8)
                    .mapToObj(i -> village.person("王英" + i))
                    .toList();

            List<JsonNode> joined = together(newcomers, each -> client.join(each, village, "501"));
            List<JsonNode> added = together(newcomers, each -> client.add(each, child));
            Queue<JsonNode> waiting = new ConcurrentLinkedQueue<>(joined);
            List<JsonNode> decided = together(
                    List.of(worker, office, worker, office),
                    each -> client.confirm(each, waiting.remove().path("membership")));

            assertThat(joined)
                    .allSatisfy(
                            payload -> assertThat(payload.path("userErrors")).isEmpty());
            assertThat(added)
                    .allSatisfy(
                            payload -> assertThat(payload.path("userErrors")).isEmpty());
            assertThat(decided)
                    .allSatisfy(
                            payload -> assertThat(payload.path("userErrors")).isEmpty());
        }
    }

    @Test
    void aHouseholdInWhichSomebodyLivesIsNotRemoved() {
        client.join(village.person("王英"), village, "501");

        assertThat(declined(removed(village.household))).isEqualTo("HAS_RESIDENTS");
        assertThat(removed(village.neighbours).path("userErrors")).isEmpty();
    }

    @Test
    void whoJoinsWhileTheHouseholdIsRemovedJoinsNothing() throws Exception {
        CountDownLatch checked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> removal = threads.submit(() -> transactions.executeWithoutResult(status -> {
                keeper.on(new HouseholdRemoved(village.household));
                checked.countDown();
                awaitQuietly(mayEnd);
                jdbc.update("delete from household where id = ?", village.household);
            }));
            checked.await();
            Someone wang = village.person("王英");
            Future<JsonNode> joining = threads.submit(() -> client.join(wang, village, "501"));
            await().until(() -> count("select count(*) from information_schema.processlist"
                            + " where info like 'select id from household where id%'")
                    > 0);
            mayEnd.countDown();
            removal.get();

            assertThat(declined(joining.get())).isEqualTo("NO_SUCH_HOUSEHOLD");
            assertThat(count("select count(*) from household_member where person_id = ?", wang.id()))
                    .isZero();
        } finally {
            mayEnd.countDown();
            threads.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonNode removed(long household) {
        return client.mutate(
                village.office(), "householdRemove", "household: \"" + id(household) + "\" version: 0", "");
    }

    private JsonNode requests(Someone staff) {
        return client.data(
                        staff,
                        "{ householdRequests(within: {grid: \"" + id(village.grid)
                                + "\"}) { nodes { name phone dependants membership { id version door } } } }")
                .path("householdRequests");
    }

    private int grants(Someone someone) {
        return count(
                "select count(*) from role_grant where person_id = ? and role = 'RESIDENT'"
                        + " and (valid_until is null or valid_until > utc_timestamp(3))",
                someone.id());
    }

    /** All at the same moment, as far as threads allow. */
    static List<JsonNode> together(List<Someone> people, Function<Someone, JsonNode> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (Someone someone : people) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return act.apply(someone);
                }));
            }
            start.countDown();
            List<JsonNode> payloads = new ArrayList<>();
            for (Future<JsonNode> answer : answers) {
                payloads.add(answer.get());
            }
            return payloads;
        } finally {
            threads.shutdownNow();
        }
    }
}
