package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.dev.TestServers;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Credential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A session holds for its time and not a second longer than its end, whatever is remembered of it. */
@NullUnmarked
class SessionsTests extends LoginTest {

    @Autowired
    private Sessions sessions;

    @Autowired
    private SessionRetention retention;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void knowsNoTokenThatWasNeverGiven() {
        assertThat(sessions.find(new Credential("dps_nonsense"))).isEmpty();
        assertThat(TestClient.code(
                        nobody().as("dps_nonsense").ask("mutation { sessionEnd(input: {}) { userErrors { code } } }")))
                .isEqualTo("UNAUTHORIZED");
    }

    @Test
    void isOverWhenItsTimeIsThoughRedisRemembersIt() {
        Someone someone = people().newcomer();
        jdbc.update(
                "update session set expires_at = utc_timestamp(3) + interval 700000 microsecond where person_id = ?",
                someone.id());
        assertThat(isIn(someone)).isTrue();

        await().pollInterval(Duration.ofMillis(20)).until(() -> !isIn(someone));
        assertThat(jdbc.queryForObject(
                        "select utc_timestamp(3) >= expires_at from session where person_id = ?",
                        Boolean.class,
                        someone.id()))
                .isTrue();
    }

    @Test
    void isOverAtOnceWhenItIsEndedHere() {
        Someone someone = people().newcomer();
        assertThat(isIn(someone)).isTrue();

        nobody().as(someone).field("mutation { sessionEnd(input: {}) { userErrors { code } } }", Map.of());

        assertThat(isIn(someone)).isFalse();
    }

    @Test
    void endsHereAloneUnlessAskedForEverywhere() {
        String openid = openid();
        TestClient one = newcomer(openid);
        TestClient two = newcomer(openid);
        TestClient three = newcomer(openid);

        one.field("mutation { sessionEnd(input: {}) { userErrors { code } } }", Map.of());
        assertThat(one.ask("{ me { id } }").at("/data/me").isNull()).isTrue();
        assertThat(id(two)).isPositive();

        two.field("mutation { sessionEnd(input: {everywhere: true}) { userErrors { code } } }", Map.of());
        assertThat(three.ask("{ me { id } }").at("/data/me").isNull()).isTrue();
    }

    @Test
    void endsTheOldestWhereAPersonHasTooMany() {
        Someone someone = people().newcomer();
        long person = someone.id();
        List<Sessions.Started> started = IntStream.range(0, 55)
                .mapToObj(i -> sessions.start(person, SessionKind.MINI_PROGRAM))
                .toList();

        assertThat(isIn(someone)).as("the first").isFalse();
        assertThat(sessions.find(new Credential(started.get(4).token()))).isEmpty();
        assertThat(sessions.find(new Credential(started.get(5).token()))).isPresent();
        assertThat(sessions.find(new Credential(started.get(54).token()))).isPresent();
    }

    @Test
    void isOverWithinASecondWhenAnotherServerEndsIt() {
        Someone someone = people().newcomer();
        assertThat(isIn(someone)).isTrue();
        assertThat(isIn(someone)).as("remembered").isTrue();

        endElsewhere(someone);

        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !isIn(someone));
    }

    @Test
    void holdsAndEndsWhileRedisIsFrozen() {
        Someone someone = people().newcomer();
        assertThat(isIn(someone)).isTrue();
        TestServers.get().redis().pause();
        try {
            assertThat(isIn(someone)).isTrue();
            sessions.endAllOf(someone.id());
            assertThat(isIn(someone)).isFalse();
        } finally {
            TestServers.get().redis().resume();
        }
        assertThat(isIn(someone)).isFalse();
    }

    @Test
    void isForgottenAMonthAfterItsEnd() {
        Someone old = people().newcomer();
        Someone young = people().newcomer();
        jdbc.update("update session set expires_at = utc_timestamp(3) - interval 31 day where person_id = ?", old.id());
        jdbc.update(
                "update session set expires_at = utc_timestamp(3) - interval 29 day where person_id = ?", young.id());

        while (retention.removeBefore(Instant.now().minus(Duration.ofDays(30)), 500) == 500) {}

        assertThat(sessions.allOf(old.id())).isEmpty();
        assertThat(sessions.allOf(young.id())).hasSize(1);
        assertThat(jdbc.queryForObject("select keep_days from retention_rule where subject = 'session'", Integer.class))
                .isEqualTo(30);
    }

    private boolean isIn(Someone someone) {
        return sessions.find(new Credential(someone.token())).isPresent();
    }

    /** What another server's {@link Sessions#end} writes. */
    private void endElsewhere(Someone someone) {
        transactions.executeWithoutResult(status -> {
            jdbc.update("update session set ended_at = utc_timestamp(3) where person_id = ?", someone.id());
            jdbc.update("update session_clock set number = number + 1 where id = 1");
            jdbc.update(
                    "insert into session_end (number, token_hash, created_at)"
                            + " select number, ?, utc_timestamp(3) from session_clock where id = 1",
                    new Credential(someone.token()).hash());
        });
    }
}
