package cn.doorplate.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.checks.statements.Statements;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Many sign up for one event while others hold it. */
class SignUpCrowdTests extends EventGround {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Statements statements;

    @Autowired
    SigningUp signingUp;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void goHome() {
        threads.shutdownNow();
    }

    @Test
    void whoComesMeanwhileIsEnteredTogether() {
        String event = published(content(20));
        List<Someone> crowd = crowd(12);

        List<JsonNode> all = new ArrayList<>();
        List<String> sent = statements.during(() -> all.addAll(pressing(event, crowd)));

        assertThat(all).allMatch(it -> done(it).path("state").asString().equals("PLACED"));
        assertThat(all).extracting(it -> done(it).path("id").asString()).doesNotHaveDuplicates();
        assertThat(all).extracting(it -> done(it).path("pass").asString()).doesNotHaveDuplicates();
        assertThat(sent.stream().filter(sql -> sql.startsWith("insert into event_sign_up")))
                .as("the first, and all others by one")
                .hasSize(2);
        assertThat(file(event).path("placed").asInt()).isEqualTo(12);
        for (int i = 0; i < 12; i++) {
            JsonNode mine = done(all.get(i));
            assertThat(now(crowd.get(i), mine)).as("as it was told").isEqualTo(mine);
        }
    }

    @Test
    void asManyGetPlacesAsThereAreAndTheOthersAreToldEachForThemselves() {
        String event = published(content(5, "waitingLimit", 3));

        List<JsonNode> all = pressing(event, crowd(12));

        assertThat(all.stream().filter(it -> it.toString().contains("\"PLACED\"")))
                .hasSize(5);
        assertThat(all.stream().filter(it -> it.toString().contains("\"WAITING\"")))
                .hasSize(3);
        assertThat(all.stream().filter(it -> declined(it).equals("FULL"))).hasSize(4);
        assertThat(file(event).path("placed").asInt()).isEqualTo(5);
    }

    @Test
    void whoIsDeclinedInACrowdKeepsNobodyElseFromTheirPlace() {
        String event = published(content(20, "who", Map.of("audiences", List.of("RESIDENTS"))));
        List<Someone> crowd = new ArrayList<>();
        IntStream.range(0, 8).forEach(i -> crowd.add(resident()));
        crowd.addAll(List.of(passerBy(), passerBy()));

        List<JsonNode> all = pressing(event, crowd);

        assertThat(all.subList(8, 10)).allMatch(it -> declined(it).equals("WRONG_GROUP"));
        assertThat(all.subList(0, 8))
                .allMatch(it -> done(it).path("state").asString().equals("PLACED"));
    }

    @Test
    void whoGaveBackComesAgainInACrowdAndWhoAsksTwiceHasOnePlace() {
        String event = published(content(20));
        List<Someone> crowd = crowd(6);
        giveBack(crowd.get(0), done(signUp(crowd.get(0), event)));
        crowd.add(crowd.get(5));

        List<JsonNode> all = pressing(event, crowd);

        assertThat(all.subList(0, 5))
                .allMatch(it -> done(it).path("state").asString().equals("PLACED"));
        assertThat(all.subList(5, 7).stream().filter(it -> declined(it).equals("ALREADY_SIGNED_UP")))
                .hasSize(1);
        assertThat(file(event).path("placed").asInt()).isEqualTo(6);
    }

    @Test
    void whoHasToBeEnteredAloneIsOvertakenByNobody() {
        String event = published(content(4, "waitingLimit", 0));
        List<Someone> crowd = crowd(6);
        giveBack(crowd.get(3), done(signUp(crowd.get(3), event)));

        List<JsonNode> all = pressing(event, crowd);

        assertThat(all.subList(0, 4))
                .allMatch(it -> done(it).path("state").asString().equals("PLACED"));
        assertThat(all.subList(4, 6)).allMatch(it -> declined(it).equals("FULL"));
    }

    private List<Someone> crowd(int size) {
        List<Someone> crowd = new ArrayList<>();
        IntStream.range(0, size).forEach(i -> crowd.add(passerBy()));
        return crowd;
    }

    /** All of them, while the event's places are held by another until all of them are there. */
    private List<JsonNode> pressing(String event, List<Someone> crowd) {
        List<Future<JsonNode>> coming = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            jdbc.queryForList("select id from capacity_pool where id = ? for update", number(event));
            for (Someone one : crowd) {
                coming.add(threads.submit(() -> signUp(one, event)));
                await().atMost(PATIENCE)
                        .until(() -> signingUp.people().getOrDefault(number(event), 0) == coming.size());
            }
        });
        return coming.stream().map(SignUpCrowdTests::got).toList();
    }

    private static long number(String event) {
        return Ids.fromOpaque(event);
    }

    private static JsonNode got(Future<JsonNode> one) {
        try {
            return one.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
