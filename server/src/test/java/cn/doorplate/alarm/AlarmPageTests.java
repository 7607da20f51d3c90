package cn.doorplate.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.shared.Ids;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The alarm for whoever has a phone with a camera, and nothing of ours. */
class AlarmPageTests extends AlarmGround {

    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private HttpResponse<String> get(String path) {
        return TestClient.of(port).get(path);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return BROWSER.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String in(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }

    @Test
    void fromThePlatesPageToSomebodyWhoComes() throws Exception {
        Someone head = head();
        String plate = get("/d/" + door.plate()).body();
        String form = in(plate, "href=\"(/alarm/d/[^\"]+)\"");
        HttpResponse<String> asking = get(form);
        assertThat(asking.statusCode()).isEqualTo(200);
        assertThat(asking.body()).containsSubsequence("110", "119", "120", "摔倒");
        assertThat(asking.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax");
        String key = in(asking.body(), "name=\"key\" value=\"([^\"]+)\"");

        HttpResponse<String> sent = post(form, Map.of("key", key, "kind", "FALL", "words", "摔倒在门口", "phone", ""));

        assertThat(sent.statusCode()).isEqualTo(303);
        String state = sent.headers().firstValue("Location").orElseThrow();
        // Sent again by a browser that went back, it is the same one.
        assertThat(post(form, Map.of("key", key, "kind", "FALL")).headers().firstValue("Location"))
                .contains(state);
        HttpResponse<String> standing = get(state);
        assertThat(standing.headers().firstValue("Refresh")).contains("3");
        assertThat(standing.body()).contains("已收到报警：摔倒");
        JsonNode theirs = await().atMost(PATIENCE)
                .until(
                        () -> as(head).field("{ me { alarmsToAnswer { nodes { id } } } }", Map.of()),
                        it -> !it.at("/alarmsToAnswer/nodes").isEmpty());
        done(act(
                as(head),
                "alarmAnswer",
                "alarm { id }",
                Map.of("alarm", theirs.at("/alarmsToAnswer/nodes/0/id").asString(), "answer", "COMING")));
        assertThat(get(state).body()).contains("联户长").contains("正在赶来");

        HttpResponse<String> off = post(state, Map.of("act", "off"));
        assertThat(off.statusCode()).isEqualTo(303);
        HttpResponse<String> over = get(state);
        assertThat(over.body()).contains("本人撤销");
        assertThat(over.headers().firstValue("Refresh")).isEmpty();
    }

    @Test
    void aTicketThatIsNoneIsSaidToBeNone() {
        HttpResponse<String> none = get("/alarm/s/none");

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("没有找到这次报警").contains("tel:110");
    }

    @Test
    void whereNothingIsKnownOfAPlateItIsSaidWhomToCall() throws Exception {
        HttpResponse<String> sent = post("/alarm/d/0000000000000", Map.of("kind", "FIRE", "key", key()));

        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(sent.body()).contains("不知道您在哪里").contains("tel:119");
    }

    @Test
    void aPhotoThatFollowsIsSeenByThoseWhoAnswer() throws Exception {
        Someone head = head();
        JsonNode raised = raise("FIRE");
        byte[] picture = picture();

        assertThat(sendFile(raised.path("ticket").asString(), picture)).isEqualTo(201);

        JsonNode seen = as(head).field(
                        "query($id: ID!) { alarmToAnswer(id: $id) { files { kind url } } }", Map.of("id", id(raised)));
        assertThat(seen.at("/files/0/kind").asString()).isEqualTo("PICTURE");
        assertThat(steps(own(raised))).contains("报警人发来一张照片");
    }

    @Test
    void nothingElseFollowsAndNothingFollowsForEver() throws Exception {
        JsonNode raised = raise("FIRE");
        String ticket = raised.path("ticket").asString();

        assertThat(sendFile("none", picture())).isEqualTo(409);
        assertThat(sendFile(ticket, "no picture".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(415);
        assertThat(sendFile(
                        ticket,
                        "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(415);
        assertThat(jdbc.queryForObject(
                        "select count(*) from media where owner_id = ?", Integer.class, Ids.fromOpaque(id(raised))))
                .as("what is not taken is not kept either")
                .isZero();
        for (int i = 0; i < AlarmFiles.MOST; i++) {
            assertThat(sendFile(ticket, picture())).isEqualTo(201);
        }
        assertThat(sendFile(ticket, picture())).isEqualTo(409);
        done(callOff(raised));
        assertThat(sendFile(ticket, picture())).isEqualTo(409);
    }

    private int sendFile(String ticket, byte[] bytes) throws IOException, InterruptedException {
        return BROWSER.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/alarm-files"))
                                .header("X-Alarm-Ticket", ticket)
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }
}
