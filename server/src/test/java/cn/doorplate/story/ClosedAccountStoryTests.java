package cn.doorplate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.shared.Ids;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody takes a copy of their data and goes: seven days later nothing of them is left, and what was logged still adds up. */
@StoryTest
@ExtendWith(OutputCaptureExtension.class)
class ClosedAccountStoryTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ADD = """
            mutation($name: String!) {
              dependantAdd(input: {
                idempotencyKey: "child", kind: CHILD, name: $name, birthDate: "2018-03-05", consent: AS_GUARDIAN
              }) { dependant { name } userErrors { code message } }
            }
            """;
    private static final String EXPORT = """
            mutation { personalDataExport(input: {idempotencyKey: "copy"}) { export { id status } userErrors { code } } }
            """;
    private static final String CLOSE = """
            mutation { accountClose(input: {idempotencyKey: "close"}) { me { closing { dueAt } } userErrors { code } } }
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private StringRedisTemplate redis;

    @Test
    void leavesNothingBehind(CapturedOutput output) throws IOException {
        String openid = "canary-" + UUID.randomUUID();
        Phone phone = Phone.of(port, openid);
        phone.agree();
        phone.rename("鸜鹆雀");
        String number = Phone.number();
        phone.bind(number);
        phone.ask(ADD, Map.of("name", "鸜鹆鹂"));
        List<Canary> canaries = List.of(
                new Canary("the name", "鸜鹆雀"),
                new Canary("the child's name", "鸜鹆鹂"),
                new Canary("the phone", number),
                new Canary("the openid", openid),
                new Canary("the token", phone.token()));
        Traces traces = new Traces(jdbc, redis);

        String file = sent(phone);

        assertThat(copyOf(phone)).contains("鸜鹆雀", "鸜鹆鹂", number, file);
        close(phone);
        assertThat(jdbc.queryForObject(
                        "select count(*) from media where id = ? and status <> 'GONE'",
                        Integer.class,
                        Ids.fromOpaque(file)))
                .as("the file that was sent")
                .isZero();

        assertThat(traces.of(canaries)).isEmpty();
        canaries.forEach(canary -> assertThat(output.getAll()).as(canary.what()).doesNotContain(canary.text()));
        assertThat(phone.client().get("/graphql").statusCode()).isNotEqualTo(500);
        assertThat(phone.whole("{ me { id } }", Map.of()).at("/data/me").isNull())
                .isTrue();
        assertThat(theAccessLogAddsUp()).isTrue();
        JsonNode again = Phone.of(port, openid).ask("{ me { consented name phone } }", Map.of());
        assertThat(again.path("consented").asBoolean()).isFalse();
        assertThat(again.path("name").isNull()).isTrue();
    }

    /** A picture; its id. */
    private static String sent(Phone phone) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", picture);
        return new JsonMapper()
                .readTree(phone.client()
                        .post("/media", "image/png", picture.toByteArray())
                        .body())
                .path("id")
                .asString();
    }

    private String copyOf(Phone phone) {
        phone.ask(EXPORT, Map.of());
        String exports = "{ me { exports { status url } } }";
        await().atMost(PATIENCE)
                .until(() -> phone.ask(exports, Map.of())
                        .at("/exports/0/status")
                        .asString()
                        .equals("READY"));
        String url = phone.ask(exports, Map.of()).at("/exports/0/url").asString();
        return phone.client().get(url.replaceFirst("^https?://[^/]+", "")).body();
    }

    /** The seven days are over at once. */
    private void close(Phone phone) {
        String id = phone.ask("{ me { id } }", Map.of()).path("id").asString();
        assertThat(phone.ask(CLOSE, Map.of()).at("/me/closing/dueAt").isNull()).isFalse();
        long person = Ids.fromOpaque(id);
        jdbc.update(
                "update account_closing set due_at = utc_timestamp(3) - interval 1 minute where person_id = ?", person);
        await().atMost(PATIENCE)
                .until(() -> Boolean.TRUE.equals(jdbc.queryForObject(
                        "select done_at is not null from account_closing where person_id = ?", Boolean.class, person)));
    }

    private boolean theAccessLogAddsUp() {
        Object command = context.getBeansWithAnnotation(CommandLine.Command.class).values().stream()
                .filter(bean -> bean.getClass().getSimpleName().startsWith("VerifyAccessLog"))
                .findFirst()
                .orElseThrow();
        return new CommandLine(command).execute() == 0;
    }

    /** Something that is found nowhere else. */
    record Canary(String what, String text) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
