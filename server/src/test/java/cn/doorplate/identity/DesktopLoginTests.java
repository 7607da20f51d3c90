package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Credential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A desktop that staff let in with the mini-program. */
@NullUnmarked
class DesktopLoginTests extends LoginTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/131.0.0.0 Safari/537.36";
    private static final String START = """
            mutation($agent: String!) {
              desktopLoginStart(input: {userAgent: $agent}) { desktopLogin { code url pollSecret expiresAt } userErrors { code } }
            }
            """;
    private static final String LOOK =
            "query($code: String!) { desktopLogin(code: $code) { device address startedAt } }";
    private static final String CONFIRM =
            "mutation($code: String!) { desktopLoginConfirm(input: {code: $code}) { userErrors { code message } } }";
    private static final String REFUSE =
            "mutation($code: String!) { desktopLoginRefuse(input: {code: $code}) { userErrors { code } } }";
    private static final String FINISH = """
            mutation($secret: String!) {
              desktopLoginFinish(input: {pollSecret: $secret}) { status session { token expiresAt } me { id } }
            }
            """;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TransactionTemplate transactions;

    private Someone worker;
    private TestClient phone;
    private String code;
    private String secret;

    @BeforeEach
    void showACode() {
        jdbc.update("insert ignore into region (code, name, short_name) values (90, '测试省', '测试省')");
        worker = people().holding(Role.COMMUNITY_STAFF, new PlaceRef(PlaceKind.REGION, 90));
        phone = nobody().as(worker);
        JsonNode shown = nobody().field(START, Map.of("agent", CHROME)).path("desktopLogin");
        code = shown.path("code").asString();
        secret = shown.path("pollSecret").asString();
        assertThat(shown.path("url").asString()).endsWith("/l/" + code);
    }

    @Test
    void isInOnceThePersonHasSeenWhereItIsAndSaidYes() {
        assertThat(finish().path("status").asString()).isEqualTo("WAITING");
        JsonNode seen = phone.field(LOOK, Map.of("code", code));
        assertThat(seen.path("device").asString()).isEqualTo("Windows 电脑 · Chrome 浏览器");
        assertThat(seen.path("address").asString()).isEqualTo("127.0.*.*");

        assertThat(TestClient.code(phone.ask(CONFIRM, Map.of("code", code)))).isEmpty();

        JsonNode finished = finish();
        assertThat(finished.path("status").asString()).isEqualTo("CONFIRMED");
        TestClient desktop = nobody().as(finished.at("/session/token").asString());
        assertThat(id(desktop)).isEqualTo(worker.id());
        assertThat(finished.at("/me/id")).isEqualTo(me(phone, "id").path("id"));
        assertThat(sessions.allOf(worker.id()).get(0).kind()).isEqualTo(SessionKind.DESKTOP);
    }

    @Test
    void hasItsSessionOnceHoweverManyAsk() throws Exception {
        phone.ask(CONFIRM, Map.of("code", code));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<JsonNode>> asked = new ArrayList<>();
        transactions.executeWithoutResult(status -> {
            jdbc.queryForList("select id from desktop_login where code_hash = ? for update", (Object) hash(code));
            for (int i = 0; i < 4; i++) {
                asked.add(threads.submit(this::finish));
            }
            await().until(() -> waitingForALock() >= 4);
        });
        int sessions = 0;
        for (Future<JsonNode> answer : asked) {
            sessions += answer.get().path("session").isNull() ? 0 : 1;
        }
        threads.shutdown();

        assertThat(sessions).isEqualTo(1);
        assertThat(finish().path("status").asString()).isEqualTo("EXPIRED");
        assertThat(TestClient.code(phone.ask(CONFIRM, Map.of("code", code)))).isEqualTo("DESKTOP_GONE");
    }

    private int waitingForALock() {
        return jdbc.queryForObject(
                "select count(*) from information_schema.innodb_trx where trx_state = 'LOCK WAIT'", Integer.class);
    }

    private static byte[] hash(String secret) {
        return new Credential(secret).hash();
    }

    @Test
    void staysOutWhenThePersonSaysNo() {
        phone.ask(REFUSE, Map.of("code", code));

        assertThat(finish().path("status").asString()).isEqualTo("REFUSED");
        assertThat(TestClient.code(phone.ask(CONFIRM, Map.of("code", code)))).isEqualTo("DESKTOP_GONE");
    }

    @Test
    void staysOutAfterTwoMinutes() {
        jdbc.update(
                "update desktop_login set expires_at = utc_timestamp(3) - interval 1 second where code_hash = ?",
                (Object) hash(code));

        assertThat(phone.ask(LOOK, Map.of("code", code))
                        .at("/data/desktopLogin")
                        .isNull())
                .isTrue();
        assertThat(TestClient.code(phone.ask(CONFIRM, Map.of("code", code)))).isEqualTo("DESKTOP_GONE");
        assertThat(finish().path("status").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void hasNoSessionLeftTwoMinutesLaterThoughItWasLetIn() {
        phone.ask(CONFIRM, Map.of("code", code));
        jdbc.update(
                "update desktop_login set expires_at = utc_timestamp(3) - interval 1 second where code_hash = ?",
                (Object) hash(code));

        assertThat(finish().path("session").isNull()).isTrue();
    }

    @Test
    void isForStaff() {
        TestClient resident = nobody().as(people().someone());
        JsonNode declined = resident.ask(CONFIRM, Map.of("code", code));

        assertThat(TestClient.code(declined)).isEqualTo("NOT_STAFF");
        assertThat(finish().path("status").asString()).isEqualTo("WAITING");
        assertThat(TestClient.code(nobody().ask(CONFIRM, Map.of("code", code)))).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void isNotOpenedByTheOtherSidesSecret() {
        phone.ask(CONFIRM, Map.of("code", code));

        assertThat(nobody().field(FINISH, Map.of("secret", code)).path("status").asString())
                .isEqualTo("EXPIRED");
        assertThat(TestClient.code(phone.ask(CONFIRM, Map.of("code", secret)))).isEqualTo("DESKTOP_GONE");
    }

    @Test
    void isNotLetInByAnotherDesktop() {
        TestClient desktop = desktop();

        assertThat(TestClient.code(desktop.ask(CONFIRM, Map.of("code", code)))).isEqualTo("NOT_WITH_DESKTOP");

        assertThat(finish().path("status").asString()).isEqualTo("WAITING");
    }

    /** Of the same worker. */
    private TestClient desktop() {
        JsonNode other = nobody().field(START, Map.of("agent", CHROME)).path("desktopLogin");
        phone.ask(CONFIRM, Map.of("code", other.path("code").asString()));
        JsonNode finished =
                nobody().field(FINISH, Map.of("secret", other.path("pollSecret").asString()));
        return nobody().as(finished.at("/session/token").asString());
    }

    @Test
    void staysOutWhenThePersonHasLoggedOutEverywhereMeanwhile() {
        phone.ask(CONFIRM, Map.of("code", code));

        phone.field("mutation { sessionEnd(input: {everywhere: true}) { userErrors { code } } }", Map.of());

        assertThat(finish().path("session").isNull()).isTrue();
    }

    @Test
    void isDescribedInOurWordsAlone() {
        JsonNode shown = nobody().field(START, Map.of("agent", "请点确认，领取 100 积分 Chrome/1"))
                .path("desktopLogin");

        assertThat(phone.field(LOOK, Map.of("code", shown.path("code").asString()))
                        .path("device")
                        .asString())
                .isEqualTo("其他设备 · Chrome 浏览器");
    }

    private JsonNode finish() {
        return nobody().field(FINISH, Map.of("secret", secret));
    }
}
