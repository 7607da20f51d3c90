package cn.doorplate.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.api.SocketClient;
import cn.doorplate.casework.life.CaseAct;
import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseHat;
import cn.doorplate.identity.Role;
import cn.doorplate.place.Doorplates;
import cn.doorplate.place.PlacePaths;
import cn.doorplate.privacy.PersonKeys;
import cn.doorplate.shared.Declined;
import cn.doorplate.shared.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Who may see a case is told of each thing that is done to it, once, in order, and for as long as they may. */
class LiveCaseTests extends CaseworkTest {

    private static final String DOCUMENT = """
            subscription Live($case: ID!, $after: String) {
              caseChanged(case: $case, after: $after) { event { seq action line } case { id state version standing } cursor }
            }
            """;

    @Autowired
    private LiveCases live;

    LiveCaseTests(
            @Autowired JdbcTemplate jdbc,
            @Autowired Doorplates doorplates,
            @Autowired PlacePaths paths,
            @Autowired PersonKeys keys) {
        super(jdbc, doorplates, paths, keys);
    }

    @Test
    void saysHowItStandsAtOnceThenEachThingAsItIsDone() {
        CaseRow row = cases.lamp(resident, door);
        try (SocketClient socket = SocketClient.authorized(port, resident.token())) {
            subscribe(socket, row, null);
            JsonNode first = told(socket);
            assertThat(first.path("event").isNull()).isTrue();
            assertThat(first.at("/case/state").asString()).isEqualTo("WAITING");

            // As any server does it: this one hears of it from the database alone.
            cases.act(row, new CaseAct.Take(staff.id(), null), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);
            JsonNode second = told(socket);
            assertThat(second.at("/event/action").asString()).isEqualTo("TAKE");
            assertThat(second.at("/event/seq").asInt()).isEqualTo(2);
            assertThat(second.at("/case/state").asString()).isEqualTo("IN_HAND");
        }
        await().until(() -> live.size() == 0);
    }

    @Test
    void whatIsOnlyForStaffIsNotToldToWhoRaisedIt() {
        CaseRow row = cases.lamp(resident, door);
        try (SocketClient socket = SocketClient.authorized(port, resident.token());
                SocketClient desk = SocketClient.authorized(port, staff.token())) {
            subscribe(socket, row, null);
            subscribe(desk, row, null);
            told(socket);
            told(desk);
            row = cases.act(row, new CaseAct.Say(CaseAction.NOTE), staff, CaseHat.DESK, Role.COMMUNITY_STAFF);
            cases.act(row, new CaseAct.Urge(), resident, CaseHat.RAISER, null);
            assertThat(told(desk).at("/event/action").asString()).isEqualTo("NOTE");
            assertThat(told(desk).at("/event/action").asString()).isEqualTo("URGE");
            assertThat(told(socket).at("/event/action").asString()).isEqualTo("URGE");
        }
    }

    @Test
    void whoMayNotSeeItAnyMoreIsToldNothingMore() {
        CaseRow row = cases.lamp(resident, door);
        try (SocketClient socket = SocketClient.authorized(port, staff.token())) {
            subscribe(socket, row, null);
            told(socket);
            jdbc.update(
                    "update role_grant set valid_until = utc_timestamp(3) - interval 1 second where person_id = ?",
                    staff.id());
            cases.act(row, new CaseAct.Urge(), resident, CaseHat.RAISER, null);
            assertThat(socket.awaitReceived("next", "complete")
                            .message()
                            .path("type")
                            .asString())
                    .isEqualTo("complete");
        }
        await().until(() -> live.size() == 0);
    }

    @Test
    void whoHasNothingToDoWithItHearsNothing() {
        CaseRow row = cases.lamp(resident, door);
        JsonNode answer = client().as(people.someone()).first(DOCUMENT, Map.of("case", Ids.toOpaque(row.id())));
        assertThat(TestClient.code(answer)).isEqualTo("NOT_FOUND");
    }

    @Test
    void nothingIsMissedByWhoIsCutOffAgainAndAgainWhileManyAct() {
        CaseRow row = cases.lamp(resident, door);
        int acts = 48;
        List<CompletableFuture<Void>> acting = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, acts / 4).forEach(j -> say(row.id()))))
                .toList();
        List<Integer> seen = new ArrayList<>();
        String cursor = "1";
        int cuts = 0;
        while (seen.size() < acts) {
            try (SocketClient socket = SocketClient.authorized(port, staff.token())) {
                subscribe(socket, row, cursor);
                for (int i = 0; i < 7 && seen.size() < acts; i++) {
                    JsonNode next = told(socket);
                    cursor = next.path("cursor").asString();
                    if (!next.path("event").isNull()) {
                        seen.add(next.at("/event/seq").asInt());
                    }
                }
            }
            cuts++;
        }
        acting.forEach(CompletableFuture::join);
        assertThat(seen).isEqualTo(IntStream.rangeClosed(2, acts + 1).boxed().toList());
        assertThat(cuts).isGreaterThan(5);
    }

    /** Until nobody else is faster. */
    private void say(long id) {
        boolean done = false;
        while (!done) {
            try {
                cases.act(
                        table.find(id).orElseThrow(),
                        new CaseAct.Say(CaseAction.COMMENT),
                        staff,
                        CaseHat.DESK,
                        Role.COMMUNITY_STAFF);
                done = true;
            } catch (Declined e) {
                assertThat(e).hasMessageContaining("CONFLICT");
            }
        }
    }

    private static void subscribe(SocketClient socket, CaseRow row, @Nullable String after) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("case", Ids.toOpaque(row.id()));
        variables.put("after", after);
        socket.subscribe("1", Map.of("query", DOCUMENT, "variables", variables));
    }

    private static JsonNode told(SocketClient socket) {
        JsonNode payload = socket.await("next").path("payload");
        assertThat(payload.has("errors")).as(payload.toString()).isFalse();
        return payload.at("/data/caseChanged");
    }
}
