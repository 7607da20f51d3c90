package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.privacy.PersonalData;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What people do with their own account: from their name to its end. */
@NullUnmarked
class AccountTests extends LoginTest {

    private static final String RENAME = """
            mutation($name: String!, $version: Int!) {
              personUpdate(input: {name: $name, version: $version}) { me { name version } userErrors { field code } }
            }
            """;
    private static final String EXPORT = """
            mutation($key: String!) {
              personalDataExport(input: {idempotencyKey: $key}) { export { id status } userErrors { code } }
            }
            """;
    private static final String CLOSE = """
            mutation($key: String!) {
              accountClose(input: {idempotencyKey: $key}) { me { closing { requestedAt dueAt } } userErrors { code } }
            }
            """;
    private static final String KEEP = """
            mutation($key: String!) {
              accountCloseCancel(input: {idempotencyKey: $key}) { me { closing { dueAt } } userErrors { code } }
            }
            """;

    @Autowired
    private List<PersonalData> parts;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void changesTheNameFromTheVersionThatWasRead() {
        TestClient client = consenting(openid());

        JsonNode renamed = rename(client, "  阿依古丽·买买提 ", 0);

        assertThat(renamed.at("/me/name").asString()).isEqualTo("阿依古丽·买买提");
        assertThat(rename(client, "王英", 0).at("/userErrors/0/code").asString()).isEqualTo("CONFLICT");
        assertThat(rename(client, "王英", renamed.at("/me/version").asInt())
                        .at("/me/name")
                        .asString())
                .isEqualTo("王英");
        byte[] sealed = jdbc.queryForObject("select name_sealed from person where id = ?", byte[].class, id(client));
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("王英");
    }

    @Test
    void takesNoNameThatNobodyBears() {
        TestClient client = consenting(openid());
        for (String name : List.of("", "  ", "·", "王\n英", "王英\u202e", "<b>", "王" + "英".repeat(50), "13812345678")) {
            assertThat(rename(client, name, 0).at("/userErrors/0/code").asString())
                    .as(name)
                    .isEqualTo("NAME_INVALID");
        }
        assertThat(rename(client, "𠮷".repeat(50), 0).at("/me/name").asString()).hasSize(100);
    }

    @Test
    void givesACopyOfAllThatIsKeptToThePersonAndNobodyElse() {
        String openid = openid();
        String phone = phone();
        TestClient client = complete(openid, "欧阳小英", phone);

        JsonNode asked = client.field(EXPORT, Map.of("key", "copy-1"));
        assertThat(client.field(EXPORT, Map.of("key", "copy-1")).at("/export/id"))
                .isEqualTo(asked.at("/export/id"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "READY".equals(export(client).path("status").asString()));

        String path = export(client).path("url").asString().replaceFirst("^https?://[^/]+", "");
        HttpResponse<String> file = client.get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(file.body()).contains("欧阳小英", phone, openid, "同意隐私政策的记录", "小程序");
        assertThat(nobody().get(path).statusCode()).isEqualTo(401);
        assertThat(nobody().as("dps_nonsense").get(path).statusCode()).isEqualTo(401);
        assertThat(newcomer(openid()).get(path).statusCode()).isEqualTo(404);
        assertThat(client.get("/export/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void isAboutToBeClosedForSevenDaysInWhichItCanBeKept() {
        String openid = openid();
        TestClient client = newcomer(openid);

        JsonNode closing = client.field(CLOSE, Map.of("key", "close-1")).at("/me/closing");

        Instant asked = Instant.from(
                java.time.OffsetDateTime.parse(closing.path("requestedAt").asString()));
        Instant due = Instant.from(
                java.time.OffsetDateTime.parse(closing.path("dueAt").asString()));
        assertThat(Duration.between(asked, due)).isEqualTo(Duration.ofDays(7));
        TestClient again = newcomer(openid);
        assertThat(id(again)).isEqualTo(id(client));
        assertThat(me(again, "closing { dueAt }").at("/closing/dueAt")).isEqualTo(closing.path("dueAt"));

        assertThat(again.field(KEEP, Map.of("key", "keep-1")).at("/me/closing").isNull())
                .isTrue();
        assertThat(client.field(CLOSE, Map.of("key", "close-1"))
                        .at("/me/closing")
                        .isNull())
                .as("a late retry closes nothing")
                .isTrue();
        assertThat(TestClient.code(again.ask(KEEP, Map.of("key", "keep-2")))).isEqualTo("NOT_CLOSING");
    }

    @Test
    void leavesNothingPersonalAndNobodyInWhenItIsClosed() {
        String openid = openid();
        String name = "欧阳" + canary();
        String phone = phone();
        TestClient client = complete(openid, name, phone);
        long id = id(client);
        jdbc.update("insert ignore into region (code, name, short_name) values (90, '测试省', '测试省')");
        people().give(new Someone(id, ""), Role.MEDIATOR, new PlaceRef(PlaceKind.REGION, 90));

        close(id);
        close(id);

        assertThat(client.ask("{ me { id } }").at("/data/me").isNull()).isTrue();
        assertThat(jdbc.queryForMap(
                        "select status, name_sealed, phone_sealed, phone_index, birth_date_sealed from person where id = ?",
                        id))
                .containsEntry("status", "CLOSED")
                .containsEntry("name_sealed", null)
                .containsEntry("phone_sealed", null)
                .containsEntry("phone_index", null);
        assertThat(jdbc.queryForObject(
                        "select count(*) from role_grant where person_id = ? and valid_until is null",
                        Integer.class,
                        id))
                .isZero();
        assertThat(id(newcomer(openid))).as("who comes back is somebody new").isNotEqualTo(id);
        assertThat(placesOf(name, phone)).isEmpty();
    }

    @Test
    void givesThePhoneOfAClosedAccountFree() {
        String phone = phone();
        TestClient client = complete(openid(), "王英", phone);
        close(id(client));

        assertThat(me(complete(openid(), "王英", phone), "phone").path("phone").asString())
                .isEqualTo(phone);
    }

    /** As privacy's worker does it when the grace is over. */
    private void close(long id) {
        parts.forEach(part -> transactions.executeWithoutResult(status -> part.erase(id)));
        keys.destroy(id);
    }

    private TestClient complete(String openid, String name, String phone) {
        TestClient client = consenting(openid);
        rename(client, name, 0);
        client.field(
                "mutation($code: String!) { phoneBind(input: {code: $code}) { userErrors { code } } }",
                Map.of("code", weChat.phoneCodeFor(phone)));
        return client;
    }

    private static JsonNode rename(TestClient client, String name, int version) {
        return client.field(RENAME, Map.of("name", name, "version", version));
    }

    private static JsonNode export(TestClient client) {
        return me(client, "exports { id status url }").at("/exports/0");
    }

    private static String canary() {
        return UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    }

    /** Where in the database one of the texts stands in clear: table and column. */
    private List<String> placesOf(String... texts) {
        List<String> found = new ArrayList<>();
        List<Map<String, Object>> columns = jdbc.queryForList(
                "select table_name as t, column_name as c from information_schema.columns where table_schema = database()"
                        + " and data_type in ('varchar', 'char', 'text', 'mediumtext', 'longtext', 'varbinary', 'binary',"
                        + " 'blob', 'mediumblob', 'longblob')");
        for (Map<String, Object> column : columns) {
            for (String text : texts) {
                Integer rows = jdbc.queryForObject(
                        "select count(*) from `" + column.get("t") + "` where instr(cast(`" + column.get("c")
                                + "` as binary), cast(? as binary)) > 0",
                        Integer.class,
                        text);
                if (rows != null && rows > 0) {
                    found.add(column.get("t") + "." + column.get("c"));
                }
            }
        }
        return found;
    }
}
