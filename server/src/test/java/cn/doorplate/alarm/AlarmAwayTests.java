package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.doorplate.dev.RealServers;
import cn.doorplate.dev.TestServers;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alarms while other parts are down. */
class AlarmAwayTests extends AlarmGround {

    private final RealServers servers = TestServers.get();

    @AfterEach
    void everythingAnswersAgain() {
        servers.redis().ensureRunning();
        if (TestServers.ownDatabase()) {
            servers.mariaDb().ensureRunning();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> jdbc.queryForList("select 1", Integer.class).size() == 1);
        }
    }

    @Test
    void withoutRedisItIsKeptAndPassedOnAllTheSame() {
        Someone head = head();
        servers.redis().kill();

        JsonNode raised = raise("FALL");

        awaitStage(raised, "NEIGHBOURS");
        assertThat(told(head)).contains("一键报警：摔倒");
    }

    @Test
    void aDatabaseThatHangsIsSaidToBeAwayAndWhoTriesAgainHasOneAlarm() {
        assumeTrue(TestServers.ownDatabase(), "the database is not ours to stop");
        String key = key();
        Map<String, Object> again = Map.of("idempotencyKey", key);
        servers.mariaDb().pause();
        try {
            JsonNode refused = raise(nobody(), "FALL", again);
            assertThat(declined(refused)).isEqualTo("STORE_AWAY");
            assertThat(refused.at("/phones/0/number").asString()).isEqualTo("120");
        } finally {
            servers.mariaDb().resume();
        }

        await().atMost(PATIENCE)
                .until(() -> declined(raise(nobody(), "FALL", again)).isEmpty());

        assertThat(jdbc.queryForObject(
                        "select count(*) from alarm where region = ?",
                        Integer.class,
                        door.community().value()))
                .isEqualTo(1);
    }

    @Test
    void withoutTheDatabaseItIsSaidAtOnceWhomToCall() {
        assumeTrue(TestServers.ownDatabase(), "the database is not ours to stop");
        jdbc.update(
                "insert into responsibility (id, place_kind, place_id, role, name, phone, position, valid_from, version)"
                        + " values (?, 'BUILDING', ?, 'BUILDING_HEAD', '孙楼长', '0851-24620000', 0, '2026-01-01', 0)",
                Ids.next(),
                door.buildingId());
        nobody().field(
                        "query($code: String!) { doorplate(code: $code) { status } }",
                        Map.of("code", door.plate().toString()));
        servers.mariaDb().kill();

        JsonNode refused = raise(nobody(), "FIRE", Map.of());

        assertThat(declined(refused)).isEqualTo("STORE_AWAY");
        assertThat(refused.at("/userErrors/0/message").asString())
                .contains("没有发出去")
                .contains("119");
        assertThat(refused.at("/phones/0/number").asString()).isEqualTo("119");
        assertThat(refused.at("/phones/3/number").asString()).isEqualTo("0851-24620000");
        assertThat(refused.path("ticket").isNull()).isTrue();
    }
}
