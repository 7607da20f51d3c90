package cn.doorplate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.doorplate.TestClient;
import cn.doorplate.identity.TestPeople.Someone;
import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page on which a desktop shows its code, and what it asks for. */
@NullUnmarked
class DesktopPageTests extends LoginTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void runsItsOwnScriptAndNothingElse() throws Exception {
        HttpResponse<String> page = nobody().get("/login");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("工作人员电脑登录").doesNotContain("http://", "https://", " src=", " onclick");
        Matcher script =
                Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(page.body());
        assertThat(script.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(script.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'sha256-" + hash + "'", "connect-src 'self'");
        assertThat(nobody().get("/l/whatever").statusCode()).isEqualTo(200);
    }

    @Test
    void leadsFromTheCodeOnTheScreenToASessionThatSaysWhoseItIs() throws Exception {
        jdbc.update("insert ignore into region (code, name, short_name) values (90, '测试省', '测试省')");
        Someone worker = people().holding(Role.COMMUNITY_STAFF, new PlaceRef(PlaceKind.REGION, 90));
        TestClient phone = nobody().as(worker);
        phone.ask("mutation { personUpdate(input: {name: \"王小英\", version: 0}) { userErrors { code } } }");

        JsonNode begun = post("/login/start", "X-None", "x");
        String scanned = read(begun.path("size").asInt(), begun.path("path").asString());
        String code = scanned.substring(scanned.lastIndexOf("/l/") + 3);
        String secret = begun.path("pollSecret").asString();
        assertThat(post("/login/finish", "X-Poll-Secret", secret).path("status").asString())
                .isEqualTo("WAITING");
        assertThat(TestClient.code(phone.ask(
                        "mutation($code: String!) { desktopLoginConfirm(input: {code: $code}) { userErrors { code } } }",
                        Map.of("code", code))))
                .isEmpty();

        JsonNode heard = post("/login/finish", "X-Poll-Secret", secret);
        TestClient desktop = nobody().as(heard.path("token").asString());
        assertThat(JSON.readTree(desktop.get("/login/who").body()).toString())
                .isEqualTo("{\"name\":\"王小英\",\"roles\":[\"社区工作人员\"]}");
        assertThat(nobody().get("/login/who").statusCode()).isEqualTo(401);
        assertThat(post("/login/finish", "X-Poll-Secret", secret).path("status").asString())
                .isEqualTo("EXPIRED");
    }

    private JsonNode post(String path, String header, String value) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        return JSON.readTree(answer.body());
    }

    /** Paints the path at four pixels a module and reads it as a phone would. */
    private static String read(int size, String path) throws Exception {
        int scale = 4;
        int[] pixels = new int[size * scale * size * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(path);
        while (module.find()) {
            int left = Integer.parseInt(module.group(1)) * scale;
            int right = left + Integer.parseInt(module.group(3)) * scale;
            int top = Integer.parseInt(module.group(2)) * scale;
            for (int y = top; y < top + scale; y++) {
                Arrays.fill(pixels, y * size * scale + left, y * size * scale + right, 0);
            }
        }
        RGBLuminanceSource picture = new RGBLuminanceSource(size * scale, size * scale, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(picture)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
