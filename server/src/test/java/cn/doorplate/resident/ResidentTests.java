package cn.doorplate.resident;

import static cn.doorplate.resident.Client.declined;
import static cn.doorplate.resident.Client.errorCode;
import static cn.doorplate.resident.TestVillage.id;
import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.Role;
import cn.doorplate.identity.TestPeople.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What staff see of residents: masked, in their own places, and never without an entry in the log. */
class ResidentTests extends ResidentFixture {

    @Autowired
    Statements statements;

    @Test
    void residentsAreMaskedAndEachReadingIsLogged() {
        Someone wang = village.person("王小英", TestVillage.phone());
        village.lives(wang, village.household);
        Someone worker = village.worker();

        JsonNode answer = residents(worker, "id name phone dependants households { door building { name } }");

        JsonNode resident = answer.path(0);
        assertThat(resident.path("name").asString()).isEqualTo("王*英");
        assertThat(resident.path("phone").asString()).matches("199\\*{4}\\d{4}");
        assertThat(resident.path("households").path(0).path("door").asString()).isEqualTo("501");
        assertThat(resident.path("households")
                        .path(0)
                        .path("building")
                        .path("name")
                        .asString())
                .isEqualTo("3栋");
        assertThat(readings(worker, wang, "resident.list", false)).isEqualTo(1);
    }

    @Test
    void aliasesFragmentsAndNodesAreMaskedTooAndLogged() {
        Someone wang = village.person("王小英");
        village.lives(wang, village.household);
        Someone worker = village.worker();

        JsonNode data = client.data(
                worker,
                "{ a: node(id: \"" + id(wang.id()) + "\") { ...r } b: node(id: \"" + id(wang.id())
                        + "\") { ...r } } fragment r on Resident { called: name reached: phone }");

        assertThat(data.path("a").path("called").asString()).isEqualTo("王*英");
        assertThat(data.path("b").path("reached").asString()).contains("****");
        assertThat(readings(worker, wang, "resident.view", false)).isEqualTo(2);
    }

    @Test
    void aResidentIsSeenInFullOnAStatedReasonAndIsToldSo() {
        String phone = TestVillage.phone();
        Someone wang = village.person("王小英", phone);
        village.lives(wang, village.household);
        Someone worker = village.worker();

        assertThat(declined(reveal(worker, wang, "text: \"  \""))).isEqualTo("INVALID");
        assertThat(errorCode(client.ask(
                        worker,
                        "mutation { residentReveal(input: {resident: \"" + id(wang.id())
                                + "\" text: \"没有类别\"}) { userErrors { code } } }")))
                .isNotEmpty();
        assertThat(readings(worker, wang, "resident.reveal", true)).isZero();

        JsonNode details = reveal(worker, wang, "text: \"老人独居，上门看望\"").path("details");

        assertThat(details.path("name").asString()).isEqualTo("王小英");
        assertThat(details.path("phone").asString()).isEqualTo(phone);
        assertThat(readings(worker, wang, "resident.reveal", true)).isEqualTo(1);
        JsonNode access = client.me(
                        wang,
                        "accesses { nodes { role what full reason at place { ... on Grid { name } } } pageInfo { hasNextPage } }")
                .path("accesses")
                .path("nodes")
                .path(0);
        assertThat(access.path("role").asString()).isEqualTo("网格员");
        assertThat(access.path("place").path("name").asString()).isEqualTo("第一网格");
        assertThat(access.path("what").asString()).isEqualTo("查看完整姓名和电话");
        assertThat(access.path("full").asBoolean()).isTrue();
        assertThat(access.path("reason").asString()).isEqualTo("VISIT");
        assertThat(access.toString()).doesNotContain("老人独居").doesNotContain(id(worker.id()));
        assertThat(residents(worker, "name").path(0).path("name").asString())
                .as("masked again the next moment")
                .isEqualTo("王*英");
    }

    @Test
    void theReaderIsNamedByTheRoleTheyHeldThen() {
        Someone wang = village.person("王小英");
        village.lives(wang, village.household);
        Someone worker = village.worker();
        residents(worker, "name");
        jdbc.update("update role_grant set valid_until = utc_timestamp(3) where person_id = ?", worker.id());
        village.make(worker, Role.TEN_HOUSEHOLD_HEAD, village.otherGrid);

        JsonNode accesses = client.me(wang, "accesses { nodes { role place { ... on Grid { name } } } }")
                .path("accesses");

        assertThat(accesses.path("nodes").path(0).path("place").path("name").asString())
                .isEqualTo("第一网格");
        assertThat(accesses.path("nodes").path(0).path("role").asString()).isEqualTo("网格员");
    }

    @Test
    void oneIsToldOfReadingsOfOneselfAlonePageByPage() {
        Someone wang = village.person("王小英");
        Someone li = village.person("李明");
        village.lives(wang, village.household);
        village.lives(li, village.neighbours);
        Someone worker = village.worker();
        IntStream.range(0, 3).forEach(i -> residents(worker, "name"));

        List<String> seen = new ArrayList<>();
        String after = "null";
        boolean more = true;
        while (more) {
            JsonNode page = client.me(
                            wang,
                            "accesses(first: 2, after: " + after
                                    + ") { nodes { id } pageInfo { hasNextPage endCursor } }")
                    .path("accesses");
            page.path("nodes").forEach(node -> seen.add(node.path("id").asString()));
            more = page.path("pageInfo").path("hasNextPage").asBoolean();
            after = "\"" + page.path("pageInfo").path("endCursor").asString() + "\"";
        }

        assertThat(seen).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whoLivesElsewhereIsNotThere() {
        Someone wang = village.person("王小英");
        village.lives(wang, village.household);
        Someone other = village.otherWorker();

        assertThat(client.data(other, "{ node(id: \"" + id(wang.id()) + "\") { id } }")
                        .path("node")
                        .isNull())
                .isTrue();
        assertThat(declined(reveal(other, wang, "text: \"想看看\""))).isEqualTo("NOT_FOUND");
        assertThat(errorCode(client.ask(
                        other, "{ residents(within: {grid: \"" + id(village.grid) + "\"}) { nodes { name } } }")))
                .isEqualTo("NOT_FOUND");
        assertThat(count("select count(*) from access_log where subject_id = ?", wang.id()))
                .isZero();
    }

    @Test
    void whoIsWaitingOrHasLeftIsNoResident() {
        Someone wang = village.person("王小英");
        JsonNode membership = client.join(wang, village, "501").path("membership");
        Someone worker = village.worker();
        assertThat(residents(worker, "name")).isEmpty();

        JsonNode confirmed = client.confirm(worker, membership).path("membership");
        assertThat(residents(worker, "name")).hasSize(1);

        client.decide(wang, "householdLeave", confirmed, "");
        assertThat(residents(worker, "name")).isEmpty();
        assertThat(declined(reveal(worker, wang, "text: \"还想看\""))).isEqualTo("NOT_FOUND");
    }

    @Test
    void ofSomebodysHomesStaffSeeThoseInTheirPlaces() {
        Someone wang = village.person("王小英");
        village.lives(wang, village.household);
        village.lives(wang, village.houseHousehold);

        String ofWorker = residents(village.worker(), "households { door }").toString();
        JsonNode ofOffice = client.data(
                        village.office(),
                        "{ residents(within: {region: \"" + village.community.value()
                                + "\"}) { nodes { households { door } } } }")
                .path("residents")
                .path("nodes");

        assertThat(ofWorker).contains("501").doesNotContain("1楼");
        assertThat(ofOffice).hasSize(1);
        assertThat(ofOffice.path(0).path("households")).hasSize(2);
    }

    @Test
    void nothingIsShownThatCannotBeLogged() {
        Someone wang = village.person("王小英");
        village.lives(wang, village.household);
        Someone worker = village.worker();

        JsonNode answer = transactions.execute(status -> {
            jdbc.queryForList("select lane from access_log_lane for update");
            return client.ask(
                    worker,
                    "{ residents(within: {grid: \"" + id(village.grid) + "\"}) { nodes { name } } node(id: \""
                            + id(wang.id()) + "\") { ... on Resident { name } } }");
        });

        assertThat(String.valueOf(answer)).doesNotContain("王*英");
        assertThat(answer.path("errors")).hasSize(2).allSatisfy(error -> {
            assertThat(error.path("extensions").path("code").asString()).isEqualTo("UNAVAILABLE");
            assertThat(error.path("message").asString()).contains("请稍后再试");
        });
        assertThat(answer.path("data").path("node").isNull()
                        || answer.path("data").isNull())
                .isTrue();
    }

    @Test
    void nothingIsRevealedThatCannotBeLogged() {
        String phone = TestVillage.phone();
        Someone wang = village.person("王小英", phone);
        village.lives(wang, village.household);
        Someone worker = village.worker();

        JsonNode answer = transactions.execute(status -> {
            jdbc.queryForList("select lane from access_log_lane for update");
            return client.ask(
                    worker,
                    "mutation { residentReveal(input: {resident: \"" + id(wang.id())
                            + "\" reason: VISIT text: \"上门看望\"}) { details { name phone } userErrors { code } } }");
        });

        assertThat(String.valueOf(answer)).doesNotContain("王小英", phone);
        assertThat(errorCode(answer)).isEqualTo("UNAVAILABLE");
        assertThat(readings(worker, wang, "resident.reveal", true)).isZero();
    }

    @Test
    void residentsComePageByPageEachOnce() {
        for (int i = 0; i < 5; i++) {
            Someone someone = village.person("王" + i);
            village.lives(someone, village.household);
            village.lives(someone, village.neighbours);
            village.lives(village.person("李" + i), village.houseHousehold);
        }
        Someone worker = village.worker();

        List<String> seen = new ArrayList<>();
        String after = "null";
        boolean more = true;
        while (more) {
            JsonNode page = client.data(
                            worker,
                            "{ residents(within: {grid: \"" + id(village.grid) + "\"}, first: 2, after: " + after
                                    + ") { nodes { id } pageInfo { hasNextPage endCursor } } }")
                    .path("residents");
            page.path("nodes").forEach(node -> seen.add(node.path("id").asString()));
            more = page.path("pageInfo").path("hasNextPage").asBoolean();
            after = "\"" + page.path("pageInfo").path("endCursor").asString() + "\"";
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void fiftyResidentsCostAsManyStatementsAsOne() {
        Someone worker = village.worker();
        String fields = "id name phone dependants households { status door building { name } unit { name } }";
        village.lives(village.person("王一"), village.household);
        residents(worker, fields);
        List<String> forOne =
                statements.during(() -> assertThat(residents(worker, fields)).hasSize(1));

        for (int i = 0; i < 49; i++) {
            village.lives(village.person("王" + i), i % 2 == 0 ? village.household : village.neighbours);
        }

        assertThat(statements.during(() -> assertThat(residents(worker, fields)).hasSize(50)))
                .hasSameSizeAs(forOne)
                .hasSizeLessThanOrEqualTo(30);
    }

    @Test
    void fiftyWhoWaitCostAsManyStatementsAsOne() {
        Someone worker = village.worker();
        client.join(village.person("王一"), village, "501");
        requests(worker);
        List<String> forOne =
                statements.during(() -> assertThat(requests(worker)).hasSize(1));

        for (int i = 0; i < 49; i++) {
            client.join(village.person("王" + i), village, i % 2 == 0 ? "501" : "502");
        }

        assertThat(statements.during(() -> assertThat(requests(worker)).hasSize(50)))
                .hasSameSizeAs(forOne)
                .hasSizeLessThanOrEqualTo(30);
    }

    private JsonNode residents(Someone staff, String fields) {
        return client.data(
                        staff,
                        "{ residents(within: {grid: \"" + id(village.grid) + "\"}) { nodes { " + fields + " } } }")
                .path("residents")
                .path("nodes");
    }

    private JsonNode requests(Someone staff) {
        return client.data(
                        staff,
                        "{ householdRequests(within: {grid: \"" + id(village.grid)
                                + "\"}) { nodes { name phone dependants membership { id door building { name } unit { name } } } } }")
                .path("householdRequests")
                .path("nodes");
    }

    private JsonNode reveal(Someone staff, Someone resident, String text) {
        return client.mutate(
                staff,
                "residentReveal",
                "resident: \"" + id(resident.id()) + "\" reason: VISIT " + text,
                "details { name phone }");
    }

    private int readings(Someone reader, Someone subject, String what, boolean full) {
        return count(
                "select count(*) from access_log where reader_id = ? and subject_id = ? and what = ? and in_full = ?",
                reader.id(),
                subject.id(),
                what,
                full);
    }
}
